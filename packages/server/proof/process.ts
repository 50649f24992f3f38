// A server process as an office runs it: started, killed, frozen, thawed; never outlives the proof.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { tied } from '@zuzweit/tools/tied';

export interface Server {
  url: string;
  port: number;
  /** Milliseconds from the start to the first answer. */
  readyAfter: number;
  /** Everything it has said. */
  said(): string;
  pid: number;
  alive(): boolean;
  /** Resolves with how it ended. */
  ended: Promise<number | NodeJS.Signals>;
  signal(signal: NodeJS.Signals): Promise<void>;
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();

/** Starts the built server of a folder; resolves when it says that it is ready. */
export async function startServer(folder: string, env: Record<string, string>): Promise<Server> {
  const [program, ...args] = [...tied(), process.execPath, join(folder, 'main.js')];
  const from = performance.now();
  const child = spawn(program!, args, {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], HOST: '127.0.0.1', PORT: '0', DEMO: 'off', LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  }); // prettier-ignore
  running.add(child);
  let text = '';
  const ended = new Promise<number | NodeJS.Signals>((resolve) =>
    child.once('exit', (code, signal) => {
      running.delete(child);
      resolve(signal ?? code ?? 1);
    }),
  );
  const port = await new Promise<number>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (more: string) => {
        text = (text + more).slice(-2_000_000);
        const ready = /zuzweit is ready: \S*?:(\d+)/.exec(text);
        if (ready) resolve(Number(ready[1]));
        else if (/zuzweit is ready: \S/.test(text)) resolve(Number(env['PORT']));
      });
    void ended.then((how) => reject(new Error(`The server ended with ${how}:\n${text.slice(-2000)}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    readyAfter: performance.now() - from,
    pid: child.pid!,
    said: () => text,
    alive: () => child.exitCode === null && child.signalCode === null,
    ended,
    signal: async (signal) => {
      child.kill(signal);
      if (signal === 'SIGKILL') await ended;
    },
    stop: async () => {
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 12_000);
      await ended;
      clearTimeout(late);
    },
  };
}

/** Ends whatever still runs. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL');
}
