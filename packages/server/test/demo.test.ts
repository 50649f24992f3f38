// The demo office: passes every constraint at any hour, repeats itself by its seed, and its log holds together.
import { describe, expect, test } from 'vitest';
import { Chance } from '#demo/chance';
import { seedOffice } from '#demo/seed';
import { headOf } from '#live/log';
import { createStore } from '#platform/store';
import { useDatabase } from './support/database';

const secrets = {
  password: null,
  tokens: { read: 'zz_demo_read', dispatch: 'zz_demo_dispatch' },
  fixed: true,
};

describe.each([
  ['on a working day', '2026-11-24T14:37:07+01:00'],
  ['early in the morning', '2026-11-24T05:10:00+01:00'],
  ['on a Sunday night', '2026-11-29T23:40:00+01:00'],
  ['on Christmas Day', '2026-12-25T11:00:00+01:00'],
  ['as the clocks go back', '2026-10-25T02:30:00+02:00'],
])('%s', (_when, at) => {
  const used = useDatabase();
  const now = Temporal.Instant.from(at);

  test('an empty office is filled, and the first screen has something of everything', async () => {
    const em = () => used.orm.em.fork();
    const store = createStore({
      em,
      clock: { now: () => now },
      epoch: (await headOf(em())).epoch,
      wake: () => undefined,
    });
    await seedOffice(store, { ...secrets, now });
    const ask = <Row>(sql: string) => em().execute<Row[]>(sql);

    const loads = await ask<{ name: string; ratio: number }>(
      `select name, (figures ->> 'ratio')::float8 as ratio from district_load join district on id = district_id order by 2 desc`,
    );
    expect(loads).toHaveLength(6);
    for (const { ratio } of loads) {
      expect(ratio).toBeGreaterThan(0.5);
      expect(ratio).toBeLessThan(1.25);
    }

    const flags = await ask<{ level: string; state: string }>(
      `select level, state from risk_flag where state <> 'RESOLVED'`,
    );
    expect(flags.map((one) => one.level).sort()).toEqual([
      'ACUTE',
      'HIGH',
      'HIGH',
      'LOW',
      'MEDIUM',
      'MEDIUM',
    ]);
    expect(flags.filter((one) => one.state === 'RAISED')).toEqual([{ level: 'MEDIUM', state: 'RAISED' }]);

    const [duty] = await ask<{ people: number }>(
      `select count(s.*)::integer as people from duty d join duty_seat s on s.duty_id = d.id where d.during @> '${now}'::timestamptz`,
    );
    expect(duty!.people).toBe(2);
    const gaps = await ask(
      `select d.id from duty d left join duty_seat s on s.duty_id = d.id group by d.id having count(s.*) < 2`,
    );
    expect(gaps).toHaveLength(1);
    const [chain] = await ask<{ broken: number }>(
      `select count(*)::integer as broken from event e left join event b on b.seq = e.seq - 1 where e.seq > 1 and (b.seq is null or e.prev_hash <> b.hash)`,
    );
    expect(chain!.broken).toBe(0);
  });
});

test('chance repeats itself', () => {
  const draws = (seed: string) =>
    Array.from(
      { length: 5 },
      (
        (chance) => () =>
          chance.next()
      )(new Chance(seed)),
    );
  expect(draws('a')).toEqual(draws('a'));
  expect(draws('a')).not.toEqual(draws('b'));
});
