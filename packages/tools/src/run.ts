// Every command has a time limit, and nothing it started outlives it.
import { type ChildProcess, spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { whenAbandoned } from './abandoned.ts';
import { tied } from './tied.ts';
import { inRoot, root } from './workspace.ts';

/** How a command ended. */
export interface Outcome {
  code: number;
  output: string;
  seconds: number;
  /** It was ended because its time was up. */
  late: boolean;
}

interface Options {
  cwd?: string;
  env?: Record<string, string>;
  /** Seconds after which the command and all its children are ended. */
  limit?: number;
  /** Pass the output on while it comes, not only collect it. */
  show?: boolean;
}

const running = new Set<ChildProcess>();

/** Runs a command in a process group of its own and waits for its end. Never throws for a bad exit: read `code`. */
export function run(
  command: string[],
  { cwd = root, env = {}, limit = 300, show = false }: Options = {},
): Promise<Outcome> {
  const start = performance.now();
  const [program, ...args] = [...tied(), ...command];
  return new Promise((resolve, reject) => {
    const child = spawn(program!, args, {
      cwd,
      detached: true, // its own group, so that grandchildren can be ended too
      env: { ...workshopEnvironment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (show) process.stdout.write(text);
      });
    }
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      void endGroup(child);
    }, limit * 1000);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      running.delete(child);
      signalGroup(child, 'SIGKILL'); // what the command left behind
      resolve({ code: late ? 124 : (code ?? 1), output, seconds: (performance.now() - start) / 1000, late });
    });
  });
}

/** The environment of every command: the pinned Node and the programs of the packages come first. */
export function workshopEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: [inRoot('node_modules', '.bin'), process.env['PATH']].join(delimiter) };
}

/** Ends all commands that still run, then calls `cleanUp` and ends this process, when it is asked to stop. */
export function stopOnSignal(cleanUp: () => void): void {
  const stop = async (code: number): Promise<void> => {
    await Promise.all([...running].map(endGroup));
    cleanUp();
    process.exit(code);
  };
  process.once('SIGINT', () => void stop(130));
  process.once('SIGTERM', () => void stop(143));
  process.once('SIGHUP', () => void stop(129));
  whenAbandoned(() => void stop(143));
}

async function endGroup(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), 5000);
  if (running.has(child)) await gone;
  clearTimeout(timer);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(-child.pid!, signal);
  } catch {
    // the group is gone already
  }
}
