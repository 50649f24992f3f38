// How a test gets a database of its own: migrated, empty, gone afterwards; PGlite or PostgreSQL as the run says.
import { randomUUID } from 'node:crypto';
import type { PGlite } from '@electric-sql/pglite';
import { createDatabase } from '@zuzweit/tools/postgres';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { createOrm, type Database, type Orm } from '#platform/orm';
import { dropDatabase } from './drop-database';
import type { Template } from './global-setup';
import { openPglite } from './pglite';

/** A database session that knows nothing of the server. */
export interface Session {
  query<Row = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** Ends it early, as a crash would; harmless when it has ended. */
  end(): Promise<void>;
}

export interface TestDatabase {
  /** What `createOrm` or a whole server is started with. */
  database: Database;
  /** Opens a raw session; it ends with the database. PGlite has one session only: all opened there are the same. */
  session(): Promise<Session>;
  /** Removes it and ends its sessions; close every ORM first. */
  remove(): Promise<void>;
}

/** Makes a database for as long as the caller wants it. Prefer {@link useDatabase}. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template: Template = inject('template');
  if (template.kind === 'pglite') return embedded(await openPglite(template.dump));
  const name = `zz_${randomUUID().replaceAll('-', '')}`;
  const url = await createDatabase(template.server, name, template.database);
  const sessions: Session[] = [];
  return {
    database: { kind: 'postgres', url, poolSize: 20 },
    session: async () => {
      const session = await connect(url);
      sessions.push(session);
      return session;
    },
    remove: async () => {
      await Promise.all(sessions.map((session) => session.end()));
      await dropDatabase(template.server, name);
    },
  };
}

/** A database and an ORM for all tests of the calling file or `describe`; filled before the first, gone after the last. */
export function useDatabase(): { orm: Orm; db: TestDatabase } {
  const used = {} as { orm: Orm; db: TestDatabase };
  beforeAll(async () => {
    used.db = await createTestDatabase();
    used.orm = await createOrm(used.db.database);
  });
  afterAll(async () => {
    await used.orm?.close();
    await used.db?.remove();
  });
  return used;
}

function embedded(pglite: PGlite): TestDatabase {
  return {
    database: { kind: 'pglite', open: () => Promise.resolve(pglite) },
    session: async () => ({
      query: async <Row>(sql: string, parameters: unknown[] = []) =>
        (await pglite.query<Row>(sql, parameters)).rows,
      end: async () => {},
    }),
    remove: async () => {
      if (!pglite.closed) await pglite.close();
    },
  };
}

async function connect(url: string): Promise<Session> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    query: async <Row>(sql: string, parameters: unknown[] = []) =>
      (await client.query(sql, parameters)).rows as Row[],
    end: () => client.end(),
  };
}
