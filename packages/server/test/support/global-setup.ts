// Migrates once per run; every test file then starts from a copy of that empty office.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, startPostgres } from '@zuzweit/tools/postgres';
import type { TestProject } from 'vitest/node';
import { createOrm, type Database, migrate } from '#platform/orm';
import { dropDatabase } from './drop-database';
import { openPglite } from './pglite';

/** Where a test file finds the template to copy: a dump on disk, or a database on a server. */
export type Template =
  | { kind: 'pglite'; dump: string }
  | { kind: 'postgres'; server: string; database: string };

declare module 'vitest' {
  interface ProvidedContext {
    template: Template;
  }
}

/** ZZ_DATABASE chooses; DATABASE_URL names a server to use instead of one of our own. Returns the tear-down. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const kind = project.config.env['ZZ_DATABASE'] ?? process.env['ZZ_DATABASE'] ?? 'pglite';
  if (kind !== 'pglite' && kind !== 'postgres')
    throw new Error(`ZZ_DATABASE is "${kind}"; it can be pglite or postgres.`);
  const { template, remove } = kind === 'pglite' ? await dumped() : await onServer();
  project.provide('template', template);
  return remove;
}

async function dumped(): Promise<{ template: Template; remove: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'zuzweit-pglite-'));
  const dump = join(folder, 'template.tar');
  const pglite = await openPglite();
  await migrated({ kind: 'pglite', open: () => Promise.resolve(pglite) }, async () => {
    writeFileSync(dump, Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer()));
  });
  return {
    template: { kind: 'pglite', dump },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function onServer(): Promise<{ template: Template; remove: () => Promise<void> }> {
  const given = process.env['DATABASE_URL'];
  const own = given ? null : await startPostgres();
  const server = given ?? own!.url();
  const database = `zz_template_${randomUUID().replaceAll('-', '')}`;
  await migrated({ kind: 'postgres', url: await createDatabase(server, database), poolSize: 2 });
  const remove = async () => (own ? own.stop() : dropDatabase(server, database));
  return { template: { kind: 'postgres', server, database }, remove };
}

async function migrated(database: Database, then: () => Promise<void> = async () => {}): Promise<void> {
  const orm = await createOrm(database);
  try {
    await migrate(orm);
    await then();
  } finally {
    await orm.close();
  }
}
