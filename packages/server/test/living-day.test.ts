// The living day: days of it, a sleep of three weeks, and nothing that must never be has been, at any time.
import 'reflect-metadata';
import { expect, inject, test } from 'vitest';
import { LivingDay } from '#demo/living-day';
import { seedOffice } from '#demo/seed';
import { Scheduler } from '#live/due';
import { headOf } from '#live/log';
import { allDue } from '#platform/jobs';
import { createStore } from '#platform/store';
import { useDatabase } from './support/database';
import { broken, NOTHING_BROKEN } from './support/raw-office';

const used = useDatabase();
const START = Temporal.Instant.from('2026-11-24T07:30:00+01:00');
/** Past the one duty that the demo shows with one person. */
const DAYS = 9;
/** Looked at closely, so that visits begin when they are planned; the embedded database takes its time. */
const CLOSE_HOURS = inject('template').kind === 'postgres' ? 34 : 10;

async function openAt(clock: { at: Temporal.Instant }) {
  const em = () => used.orm.em.fork();
  const store = createStore({
    em,
    clock: { now: () => clock.at },
    epoch: (await headOf(em())).epoch,
    wake: () => undefined,
  });
  await seedOffice(store, {
    now: clock.at,
    password: null,
    tokens: { read: 'zz_demo_read', dispatch: 'zz_demo_dispatch' },
    fixed: true,
  });
  const failures: unknown[] = [];
  const scheduler = new Scheduler(store, allDue({ overhead: 0.15, alert: null }), 'test', (_job, error) =>
    failures.push(error),
  );
  const day = new LivingDay({
    store,
    clock: { now: () => clock.at },
    seed: 'test',
    failed: (error) => failures.push(error),
  });
  return { day, scheduler, failures, sql: <Row>(text: string) => em().execute<Row[]>(text) };
}

/** The hash chain, worked out anew from what the log says. */
const CHAIN = `select count(*)::integer as bad from event e join event_payload p using (seq) left join event b on b.seq = e.seq - 1
  where e.facts_hash <> sha256(p.salt || convert_to(e.actor_name || E'\\n' || p.facts::text, 'UTF8')) or (e.seq > 1 and e.prev_hash is distinct from b.hash)
    or e.hash <> sha256(e.prev_hash || convert_to(concat_ws('|', e.seq, e.id, e.kind, coalesce(e.district_id::text, '-'), e.subject_type, e.subject_id, e.actor,
      to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'),
      encode(e.facts_hash, 'hex')), 'UTF8'))`;

test(
  'days pass without anything that must not be, and a sleep of three weeks ends quietly',
  { timeout: 400_000 },
  async () => {
    const clock = { at: START };
    const { day, scheduler, failures, sql } = await openAt(clock);
    const acts = new Map<string, number>();
    const until = START.add({ hours: 24 * DAYS });
    await day.prepare();
    while (Temporal.Instant.compare(clock.at, until) < 0) {
      const { hour } = clock.at.toZonedDateTimeISO('Europe/Berlin');
      const busy = hour >= 7 && hour < 18;
      const close = Temporal.Instant.compare(clock.at, START.add({ hours: CLOSE_HOURS })) < 0;
      clock.at = clock.at.add({ minutes: close ? (busy ? 20 : 90) : 360 });
      await scheduler.settled();
      for (let turn = 0; turn < (busy ? 4 : 2); turn += 1) {
        const name = (await day.turn()) ?? 'nothing';
        acts.set(name, (acts.get(name) ?? 0) + 1);
      }
    }
    await scheduler.settled();
    expect(failures).toEqual([]);
    for (const name of ['raise', 'take', 'plan', 'assign', 'accept', 'start', 'finish', 'resolve', 'agree'])
      expect(acts.get(name)).toBeGreaterThan(0);
    expect(await broken(await used.db.session())).toEqual(NOTHING_BROKEN);
    expect(await sql(CHAIN)).toEqual([{ bad: 0 }]);
    // Every instant of the coming days has a pair: two in each duty, no hole between them.
    const duties = await sql<{ from: string; until: string; people: number }>(
      `select lower(during)::text as "from", upper(during)::text as until, (select count(*)::integer from duty_seat s where s.duty_id = d.id) as people
     from duty d where upper(during) > '${clock.at}'::timestamptz order by lower(during)`,
    );
    expect(duties.length).toBeGreaterThan(20);
    expect(duties.slice(0, -1).map((duty) => duty.until)).toEqual(duties.slice(1).map((duty) => duty.from));
    expect(duties.filter((duty) => duty.people < 2)).toEqual([]);
    const loads = await sql<{ name: string; ratio: number }>(
      `select name, (figures ->> 'ratio')::float8 as ratio from district_load join district on id = district_id`,
    );
    for (const { name, ratio } of loads) expect(ratio > 0.3 && ratio < 1.8, `${name} ${ratio}`).toBe(true);

    clock.at = clock.at.add({ hours: 24 * 21 });
    await day.prepare();
    await scheduler.settled();
    expect(failures).toEqual([]);
    const old =
      await sql(`select reference from visit where state in ('DUE', 'ASSIGNED', 'ACCEPTED', 'UNDER_WAY', 'MISSED') and due_until < '${clock.at.subtract({ hours: 12 })}'::timestamptz
    union all select reference from risk_flag where state <> 'RESOLVED'`);
    expect(old).toEqual([]);
    expect(await broken(await used.db.session())).toEqual(NOTHING_BROKEN);
  },
);
