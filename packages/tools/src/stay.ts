// A command and its server end together, whoever is asked to stop first.
import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { whenAbandoned } from './abandoned.ts';

/**
 * Waits for the child and ends this process with its exit code. Ctrl-C reaches both from the terminal, a signal from
 * elsewhere only this process: so it is passed on, as the other word for stop, which a child that has heard Ctrl-C
 * already can tell from an impatient second one.
 */
export function stayWith(child: ChildProcess): void {
  let asked = false;
  const stop = (): void => {
    if (!asked) child.kill('SIGTERM');
    asked = true;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);

  whenAbandoned(stop);

  child.once('error', (error) => {
    console.error(`The server could not be started: ${error.message}`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal!]));
}
