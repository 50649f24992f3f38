// Two processes that start together on an empty database: one migrates, the other waits and finds it done.
import { randomUUID } from 'node:crypto';
import { createDatabase } from '@zuzweit/tools/postgres';
import { expect, inject, test } from 'vitest';
import { createOrm, isMigrated, migrate } from '#platform/orm';
import { dropDatabase } from './support/drop-database';

test('both end with every migration applied once', async () => {
  const template = inject('template');
  if (template.kind !== 'postgres')
    throw new Error('This file is about a PostgreSQL server: run it with ZZ_DATABASE=postgres.');
  const name = `zz_${randomUUID().replaceAll('-', '')}`;
  const url = await createDatabase(template.server, name);
  const starting = await Promise.all([1, 2, 3].map(() => createOrm({ kind: 'postgres', url, poolSize: 2 })));
  try {
    await Promise.all(starting.map(migrate));
    expect(await Promise.all(starting.map(isMigrated))).toEqual([true, true, true]);
    const rows = await starting[0]!.em
      .fork()
      .execute<{ times: number }[]>(
        'select count(*)::integer as times from mikro_orm_migrations group by name',
      );
    expect(new Set(rows.map(({ times }) => times))).toEqual(new Set([1]));
  } finally {
    await Promise.all(starting.map((orm) => orm.close()));
    await dropDatabase(template.server, name);
  }
});
