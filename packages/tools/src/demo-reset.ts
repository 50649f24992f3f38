// `pnpm demo:reset`: throws the data of the evaluation database away, so that the next start begins anew.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './workspace.ts';

const data = process.env['DATA_DIR'] ?? inRoot('.data');
const holder = holderOf(join(data, 'zuzweit.lock'));
if (!existsSync(data)) {
  console.log(`Nothing to remove: ${data} does not exist.`);
} else if (holder !== null) {
  console.error(`The data folder ${data} is in use by process ${holder}. Stop that one first.`);
  process.exitCode = 1;
} else {
  rmSync(data, { recursive: true });
  console.log(`Removed ${data}. The next start seeds a new demo office.`);
}

/** The living process that the lock of the server names; a reused number errs on the side of keeping the data. */
function holderOf(file: string): number | null {
  try {
    const { pid } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number };
    process.kill(pid, 0);
    return pid;
  } catch {
    return null;
  }
}
