// `pnpm demo:reset`: throws the data of the evaluation database away, so that the next start begins anew.
import { existsSync, rmSync } from 'node:fs';
import { inRoot } from './workspace.ts';

const data = process.env['DATA_DIR'] ?? inRoot('.data');
if (existsSync(data)) {
  rmSync(data, { recursive: true });
  console.log(`Removed ${data}. The next start seeds a new demo office.`);
} else {
  console.log(`Nothing to remove: ${data} does not exist.`);
}
