// The living day: a month of it, and nothing that must never be has been, at any time.
import { expect, test } from 'vitest';
import { LivingDay } from '#demo/living-day';
import { seedOffice } from '#demo/seed';
import { type Due, Scheduler } from '#live/due';
import { intakeDue } from '#intake/intake.due';
import { loadDue } from '#load/load.due';
import { visitsDue } from '#visits/carry-out';
import { headOf } from '#live/log';
import { createStore } from '#platform/store';
import { useDatabase } from './support/database';

const START = Temporal.Instant.from('2026-11-24T07:30:00+01:00');
const DAYS = Number(process.env['ZZ_DAYS'] ?? 30);

const used = useDatabase();

async function openAt(clock: { at: Temporal.Instant }) {
  const em = () => used.orm.em.fork();
  const store = createStore({ em, clock: { now: () => clock.at }, epoch: (await headOf(em())).epoch, wake: () => undefined });
  await seedOffice(store, { now: clock.at, password: null, tokens: { read: 'zz_demo_read', dispatch: 'zz_demo_dispatch' }, fixed: true });
  const failures: unknown[] = [];
  const jobs = [...intakeDue, ...visitsDue, ...loadDue({ overhead: 0.15 })] as Due<never>[];
  const scheduler = new Scheduler(store, jobs, 'test', (_job, error) => failures.push(error));
  return { store, scheduler, failures, sql: <Row>(text: string) => em().execute<Row[]>(text) };
}

test(`${DAYS} days pass without anything that must not be`, { timeout: 300_000 }, async () => {
  const clock = { at: START };
  const { store, scheduler, failures, sql } = await openAt(clock);
  const day = new LivingDay({ store, clock: { now: () => clock.at }, seed: 'test', failed: (error) => failures.push(error) });
  const acts: Record<string, number> = {};
  const until = START.add({ hours: 24 * DAYS });
  const begun = performance.now();
  await day.prepare();
  while (Temporal.Instant.compare(clock.at, until) < 0) {
    const hour = clock.at.toZonedDateTimeISO('Europe/Berlin').hour;
    const busy = hour >= 7 && hour < 18;
    clock.at = clock.at.add({ minutes: busy ? 20 : 90 });
    await scheduler.settled();
    for (let turn = 0; turn < (busy ? 4 : 2); turn += 1) {
      const name = (await day.turn()) ?? 'nothing';
      acts[name] = (acts[name] ?? 0) + 1;
    }
  }
  console.log(performance.now() - begun, JSON.stringify(acts), failures.length, failures.slice(0, 3));
  console.log(JSON.stringify(await sql(`select state, count(*)::integer n from visit group by 1`)), JSON.stringify(await sql(`select state, level, count(*)::integer n from risk_flag group by 1,2`)), JSON.stringify(await sql(`select kind, count(*)::integer n from event group by 1`)));
  console.log(JSON.stringify(await sql(`select name, figures->>'ratio' r, figures->>'overdue' o, figures->>'dueSoon' s from district_load join district on id=district_id`)));
  expect(failures).toEqual([]);
});
