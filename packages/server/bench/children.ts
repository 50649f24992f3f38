// Processes a bench starts: what they say first, how they are told something, and that none is left behind.
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const started = new Set<ChildProcess>();

/** Ends all that still run: before the database they are connected to. */
export const endAll = () => started.forEach((child) => child.kill('SIGKILL'));
process.on('exit', endAll);

export interface Child {
  /** What it said when it stood. */
  first: { port: number };
  /** Sends a word and waits for the answer. */
  tell<Said = unknown>(word: string, milliseconds?: number): Promise<Said>;
  end(): void;
}

/** Forks one of our programs and waits until it says something. */
export async function child(
  file: string,
  args: string[] = [],
  env: Record<string, string> = {},
): Promise<Child> {
  const process_ = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    env: { ...process.env, NODE_ENV: 'production', ...env },
  });
  started.add(process_);
  const tell: Child['tell'] = (word, milliseconds = 20_000) =>
    answerOf(process_, word, milliseconds, () => process_.send(word)) as never;
  const first = (await answerOf(process_, 'start', 60_000, () => undefined)) as Child['first'];
  return { first, tell, end: () => void (process_.kill('SIGKILL'), started.delete(process_)) };
}

/** Runs a program that is not ours; ends with us. */
export function program(
  command: string,
  args: string[],
  cwd: string,
  env: Record<string, string>,
): () => void {
  const process_ = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  started.add(process_);
  return () => void (process_.kill('SIGKILL'), started.delete(process_));
}

function answerOf(
  of: ChildProcess,
  word: string,
  milliseconds: number,
  ask: () => unknown,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no answer to: ${word}`)), milliseconds);
    const gone = (code: number | null) => reject(new Error(`ended with ${code} at: ${word}`));
    of.once('exit', gone);
    of.once('message', (answer) => {
      clearTimeout(late);
      of.off('exit', gone);
      resolve(answer);
    });
    ask();
  });
}
