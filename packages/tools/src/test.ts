// `pnpm test`: proves everything there is to prove, leaves nothing behind, and ends with one line that says so.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from './build.ts';
import { stopOnSignal } from './run.ts';
import { makeChecks } from './test/check.ts';
import { runProjects } from './test/projects.ts';
import { staticChecks } from './test/static-checks.ts';
import { summarise } from './test/summary.ts';
import { shortProof } from './test/short-proof.ts';
import { partChecks } from './test/versions.ts';

const scratch = mkdtempSync(join(tmpdir(), 'zuzweit-test-'));
const cleanUp = (): void => rmSync(scratch, { recursive: true, force: true });
stopOnSignal(cleanUp);

const versions = new Map<string, string>();
const build = {
  title: 'documents, dashboard and server build',
  remedy: 'Mend the build.',
  fault: () => buildAll(() => {}).then(() => undefined),
};

let good = false;
try {
  process.env['TMPDIR'] = scratch; // for everything that this process starts itself
  console.log('Checking');
  const checks = [
    ...(await makeChecks([build, ...partChecks(versions)], 1)),
    ...(await makeChecks(staticChecks(scratch), 2)),
    ...(await makeChecks([shortProof], 1)),
  ];
  const projects = await runProjects(scratch);
  good = summarise(versions, checks, projects);
} catch (error) {
  console.log(error, '\n0 passed, 1 failed'); // the workshop itself is broken
} finally {
  cleanUp();
}
process.exit(good ? 0 : 1);
