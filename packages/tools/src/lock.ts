// Two commands in one checkout build one after the other; the second finds the work done.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { cache } from './workspace.ts';

/**
 * Does the work while no other process of this checkout does work of the same name. The lock saves double work and is
 * not what keeps results whole: every result is put in its place by one rename.
 */
export async function alone<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  mkdirSync(cache, { recursive: true });
  const file = join(cache, `${name}.lock`);
  while (!taken(file)) await pause(100);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function taken(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!alive(holder(file))) rmSync(file, { force: true }); // it ended without a word
    return false;
  }
}

/** The process that holds the lock; this one while the file is just being written or removed. */
function holder(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8')) || process.pid;
  } catch {
    return process.pid;
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
