// The demo office: passes every constraint at any hour, repeats itself by its seed, and its log holds together.
import { expect, test } from 'vitest';
import { seedOffice } from '#demo/seed';
import { headOf } from '#live/log';
import { createStore } from '#platform/store';
import { useDatabase } from './support/database';

const used = useDatabase();

const storeAt = async (now: Temporal.Instant) => {
  const em = () => used.orm.em.fork();
  return createStore({
    em,
    clock: { now: () => now },
    epoch: (await headOf(em())).epoch,
    wake: () => undefined,
  });
};

const secrets = {
  password: null,
  tokens: { read: 'zz_demo_read', dispatch: 'zz_demo_dispatch' },
  fixed: true,
};

test('fills an empty office', async () => {
  const now = Temporal.Instant.from('2026-11-24T13:37:07Z');
  const store = await storeAt(now);
  const started = performance.now();
  await seedOffice(store, { ...secrets, now });
  console.log('seed', performance.now() - started);
  const rows = await used.orm.em.fork().execute('select state, count(*) from visit group by 1');
  console.log(rows);
  console.log(
    await used.orm.em
      .fork()
      .execute("select reference, level, state from risk_flag where state <> 'RESOLVED' order by 1"),
  );
  expect(rows.length).toBeGreaterThan(3);
});
