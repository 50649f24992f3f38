// The database can be closed at any moment: a question on its way neither keeps it open nor hangs.
import { expect, test } from 'vitest';
import { createOrm } from '#platform/orm';
import { createTestDatabase } from './support/database';

test('a question whose connection opens while the office closes does not keep it from closing', async () => {
  const db = await createTestDatabase();
  const orm = await createOrm(db.database);
  // The first in every pool: its connection is opened now, and needs a moment longer than closing takes to begin.
  const asked = Promise.allSettled(
    Array.from({ length: 5 }, () => orm.em.fork().execute<{ one: number }[]>('select 1 as one')),
  );
  await new Promise((resolve) => setImmediate(resolve));
  await orm.close();
  for (const answer of await asked)
    if (answer.status === 'fulfilled') expect(answer.value).toEqual([{ one: 1 }]);
    else expect(String(answer.reason)).toMatch(/pool|destroyed/);
  await db.remove();
});
