// Lines to the database that break in the middle of a transaction come back to the pool: an office never runs out of them.
import { expect, test } from 'vitest';
import { isUnreachable } from '#platform/constraints';
import { createOrm } from '#platform/orm';
import { useDatabase } from './support/database';

const LINES = 3;
const used = useDatabase();

/** Ends every other session of this database, as a crash or a restart of the server would. */
const endAll = (raw: { query(sql: string): Promise<unknown> }) =>
  raw.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );

test('more lines may break than the pool has', async () => {
  if (used.db.database.kind !== 'postgres') throw new Error('this needs a server');
  const orm = await createOrm({ ...used.db.database, poolSize: LINES });
  const raw = await used.db.session();
  try {
    for (let n = 0; n < LINES * 3; n += 1) {
      const em = orm.em.fork();
      await em.begin();
      await em.execute('select 1');
      await endAll(raw);
      await expect(em.execute('select pg_sleep(1)')).rejects.toSatisfy(isUnreachable);
      await em.rollback().catch(() => undefined);
    }
    expect(await orm.em.fork().execute('select 1 as one')).toEqual([{ one: 1 }]);
    // Nor is one given back twice: as many as the pool has work at once.
    const together = Array.from({ length: LINES * 2 }, () => orm.em.fork().execute('select pg_sleep(0.05)'));
    expect(await Promise.all(together)).toHaveLength(LINES * 2);
  } finally {
    await orm.close();
  }
});
