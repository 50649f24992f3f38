// The door to the database: one dialect, PostgreSQL, embedded (PGlite) or on a server.
import type { Extensions, PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { DataloaderType, MikroORM, type Options } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { PgliteDriver } from '@mikro-orm/pglite';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Pool } from 'pg';
import { entities } from './entities';
import { returnLostLines } from './lost-lines';
import { migrations } from './migrations/list';

/**
 * Where the data lies. `pglite` keeps it in `dataDir`, or asks `open` for an instance (tests start from a copy);
 * `postgres` is any server from version 15 on, as its own user with the right to create tables.
 */
export type Database =
  | { kind: 'pglite'; dataDir: string }
  | { kind: 'pglite'; open: () => Promise<PGlite> }
  | { kind: 'postgres'; url: string; poolSize: number };

/** The ORM together with the one way to end it. */
export interface Orm {
  orm: MikroORM;
  em: SqlEntityManager;
  kind: Database['kind'];
  /** Ends every connection; an embedded database is closed too, or the process would never end. */
  close(): Promise<void>;
}

/** What PGlite must be opened with to run our migrations. */
export const pgliteExtensions: Extensions = { btree_gist };

/** Arbitrary, but never to be changed: two processes that migrate at once meet at this lock. */
const MIGRATION_LOCK = 7_112_026;

/** Opens the database; nothing is created or changed yet. */
export async function createOrm(database: Database): Promise<Orm> {
  const opened: Opened = {};
  const orm: MikroORM = await MikroORM.init({ ...shared, ...driver(database, opened) } as Options);
  return {
    orm,
    em: orm.em as SqlEntityManager,
    kind: database.kind,
    close: async () => {
      await endPool(opened.pool);
      await orm.close(true);
      await opened.pglite?.close();
    },
  };
}

/** What was opened here and the ORM does not end, or not safely. */
interface Opened {
  pglite?: PGlite;
  pool?: Pool;
}

/**
 * Ends the connections before the ORM does: Kysely forgets its pool at once, and loses a connection that was just
 * being opened; the pool then waits for it for ever. Ending it a second time is what the ORM may do.
 */
async function endPool(pool: Pool | undefined): Promise<void> {
  if (!pool) return;
  const ended = pool.end();
  pool.end = () => ended;
  await ended;
}

/** Brings tables and constraints up to date; processes that start together do it one after the other. */
export async function migrate({ orm, em, kind }: Orm): Promise<void> {
  if (kind === 'pglite') return void (await orm.migrator.up());
  await em.fork().transactional(async (locked) => {
    await locked.execute('select pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
    await orm.migrator.up();
  });
}

/** True when no migration is waiting. */
export const isMigrated = async ({ orm }: Orm): Promise<boolean> =>
  (await orm.migrator.getPending()).length === 0;

const shared = {
  entities: [...entities],
  extensions: [Migrator],
  dataloader: DataloaderType.ALL,
  forceUtcTimezone: true,
  initNullableProperties: true,
  ensureDatabase: false,
  // Foreign keys stay in force while migrating: switching them off takes a superuser.
  migrations: { migrationsList: [...migrations], snapshot: false, disableForeignKeys: false, silent: true },
} satisfies Partial<Options>;

/** A net below our own deadlines: a transaction that nobody goes on with gives its connection back. */
const IDLE_ENDS = '-c idle_in_transaction_session_timeout=60000';

function driver(database: Database, opened: Opened): Partial<Options> {
  if (database.kind === 'postgres') {
    const { url, poolSize } = database;
    return {
      driver: PostgreSqlDriver,
      clientUrl: url,
      pool: { min: 0, max: Math.max(2, poolSize) },
      driverOptions: {
        options: IDLE_ENDS,
        onPoolCreated: (pool: Pool) => returnLostLines((opened.pool = pool)),
      },
    };
  }
  if ('dataDir' in database) {
    return {
      driver: PgliteDriver,
      dbName: database.dataDir,
      driverOptions: { extensions: pgliteExtensions },
    };
  }
  // The ORM closes only what it opened itself.
  const pglite = async () => (opened.pglite = await database.open());
  return { driver: PgliteDriver, dbName: 'zuzweit', driverOptions: { pglite } };
}
