// Guards the folder of the evaluation database: it has no lock of its own, and two processes would lose writes silently.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Holder {
  pid: number;
  /** When that process started, so that a reused process number is not mistaken for it. */
  started: string;
}

/** A second process is refused with a sentence that says what to do. */
export class FolderTaken extends Error {}

/** Takes the folder for this process; gives the function that lets it go. */
export function takeFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'zuzweit.lock');
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(
        file,
        JSON.stringify({ pid: process.pid, started: startOf(process.pid) } satisfies Holder),
        { flag: 'wx', mode: 0o600 },
      );
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = holderOf(file);
      if (holder && lives(holder)) {
        throw new FolderTaken(
          `The data folder ${folder} is in use by process ${holder.pid}. Stop that one first, or set DATA_DIR to another folder.`,
        );
      }
      rmSync(file, { force: true });
    }
  }
  throw new FolderTaken(`The data folder ${folder} could not be taken; try again.`);
}

function holderOf(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

function lives({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return started === '' || startOf(pid) === started;
}

/** Start time of a process in clock ticks since boot, where the system tells it. */
function startOf(pid: number): string {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return '';
  const text = readFileSync(file, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}
