// The second place: a folder that gets whole files only, keeps the newest ones, and is never waited for without end.
import { constants } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = /^notblatt-\d{8}T\d{6}Z\.pdf$/;
const UNFINISHED = /^\.notblatt-.*\.part$/;
/** A share that does not answer for so long counts as away. */
const PATIENCE_MILLISECONDS = 60_000;

/** `notblatt-20261125T001500Z.pdf`: a time and nothing else. */
export const sheetName = (at: Temporal.Instant): string =>
  `notblatt-${at.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')}.pdf`;

/**
 * Puts a file there under its name once it is whole and on the disk, then removes all but the newest `keep`. The folder is
 * not made: where a share is not mounted, a folder of the same name would only look like a second place.
 * @throws Error with the code of the system as its message (`ENOENT`, `ENOSPC`, `TIMEOUT`), never a path.
 */
export async function keepSheet(
  folder: string,
  name: string,
  bytes: Uint8Array,
  keep: number,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('TIMEOUT')), PATIENCE_MILLISECONDS);
  });
  try {
    await Promise.race([put(folder, name, bytes, keep), late]);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(code ?? (message === 'TIMEOUT' ? message : 'FAILED'));
  } finally {
    clearTimeout(timer);
  }
}

async function put(folder: string, name: string, bytes: Uint8Array, keep: number): Promise<void> {
  const part = join(folder, `.${name}.${process.pid}.part`);
  const { O_CREAT, O_EXCL, O_WRONLY } = constants;
  try {
    const file = await open(part, O_CREAT | O_EXCL | O_WRONLY, 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, join(folder, name));
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder);
  const all = await readdir(folder);
  const old = all.filter((one) => NAME.test(one)).sort().slice(0, -keep); // prettier-ignore
  const left = all.filter((one) => UNFINISHED.test(one));
  for (const one of [...old, ...left]) await rm(join(folder, one), { force: true });
}

/** The new name outlives a power cut, where the file system can say so. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
