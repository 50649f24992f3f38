// A command and its server end together, whoever is asked to stop first.
import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Waits for the child and ends this process with its exit code. Ctrl-C reaches both from the terminal, a signal from
 * elsewhere only this process: so it is passed on, but late enough that the child never hears Ctrl-C twice.
 */
export function stayWith(child: ChildProcess): void {
  const parent = process.ppid;
  let asked: NodeJS.Signals | undefined;
  const stop = (signal: NodeJS.Signals): void => {
    if (asked) return;
    asked = signal;
    setTimeout(() => child.kill(signal), signal === 'SIGINT' ? 300 : 0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal));

  // A package manager that is ended does not always pass it on; then nobody waits for this server any more.
  setInterval(() => process.ppid !== parent && stop('SIGTERM'), 500).unref();

  child.once('error', (error) => {
    console.error(`The server could not be started: ${error.message}`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal!]));
}
