// What the tests really run on: each part is asked itself, and a missing one is an error with a remedy.
import { readFileSync } from 'node:fs';
import { findBrowser } from '#tools/browser.ts';
import { startPostgres } from '#tools/postgres.ts';
import { inRoot } from '#tools/workspace.ts';
import type { Check } from './check.ts';

/** Checks that the parts are there, and notes their versions by name. */
export function partChecks(versions: Map<string, string>): Check[] {
  const part = (name: string, version: () => Promise<string>): Check => ({
    title: `${name} is there`,
    remedy: `The tests cannot do without ${name}.`,
    fault: async () => void versions.set(name, await version()),
  });
  return [
    part('node', async () => process.version),
    part('PGlite', async () => packageVersion('packages/server', '@electric-sql/pglite')),
    part('PostgreSQL', postgresVersion),
    part('browser', async () => (await findBrowser()).version),
  ];
}

async function postgresVersion(): Promise<string> {
  const server = await startPostgres();
  await server.stop();
  return server.version;
}

function packageVersion(from: string, name: string): string {
  const manifest = readFileSync(inRoot(from, 'node_modules', ...name.split('/'), 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
