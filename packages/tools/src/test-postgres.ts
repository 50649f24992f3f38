// `DATABASE_URL=... pnpm test:postgres`: the behaviour tests on a PostgreSQL server of your own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverVersion } from './postgres.ts';
import { stopOnSignal } from './run.ts';
import { runProjects } from './test/projects.ts';
import { summarise } from './test/summary.ts';

const url = process.env['DATABASE_URL'];
if (!url) {
  console.error(
    'Name the server: DATABASE_URL=postgres://user:password@host:5432/postgres pnpm test:postgres\n' +
      'The user must be allowed to create databases; the tests make their own and remove them.',
  );
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), 'zuzweit-test-'));
const cleanUp = (): void => rmSync(scratch, { recursive: true, force: true });
stopOnSignal(cleanUp);

let good = false;
try {
  const versions = new Map([
    ['node', process.version],
    ['PostgreSQL', await serverVersion(url)],
  ]);
  good = summarise(versions, [], await runProjects(scratch, ['behaviour-postgres']));
} finally {
  cleanUp();
}
process.exit(good ? 0 : 1);
