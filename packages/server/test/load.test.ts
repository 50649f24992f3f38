// The load of districts: equal to a slow count by the minute, moved by facts and by the clock, and only where they touch.
import 'reflect-metadata';
import { beforeAll, describe, expect, test } from 'vitest';
import { seedOffice } from '#demo/seed';
import { isWorkingDay } from '#kernel/calendar.rules';
import type { Store } from '#kernel/unit';
import { system } from '#kernel/viewer';
import { type Due, Scheduler } from '#live/due';
import { headOf } from '#live/log';
import { deadlinesOf, pressures } from '#load/deadlines.queries';
import { loadDue } from '#load/load.due';
import { raiseRiskFlag } from '#intake/raise-risk-flag';
import { createStore } from '#platform/store';
import { planVisit } from '#visits/plan';
import { useDatabase } from './support/database';

const used = useDatabase();
const clock = { at: Temporal.Instant.from('2026-11-24T14:37:07+01:00') };
const SYSTEM = system('test');
const OVERHEAD = 0.15;
let store: Store;
let scheduler: Scheduler;
const failures: unknown[] = [];
const ask = <Row>(sql: string) => used.orm.em.fork().execute<Row[]>(sql);

interface Kept {
  id: string;
  name: string;
  required: number;
  available: number;
  overdue: number;
  soon: number;
}
const kept = () =>
  ask<Kept>(`select d.id, d.name, (figures ->> 'requiredHours')::float8 as required, (figures ->> 'availableHours')::float8 as available,
    (figures ->> 'overdue')::integer as overdue, (figures ->> 'dueSoon')::integer as soon from district_load join district d on d.id = district_id order by d.name`);
const changes = async () =>
  (
    await ask<{ district_id: string }>(
      `select district_id from event where kind = 'DISTRICT_LOAD_CHANGED' order by seq`,
    )
  ).map((row) => row.district_id);

beforeAll(async () => {
  const em = () => used.orm.em.fork();
  store = createStore({
    em,
    clock: { now: () => clock.at },
    epoch: (await headOf(em())).epoch,
    wake: () => undefined,
  });
  await seedOffice(store, {
    now: clock.at,
    password: null,
    tokens: { read: 'a', dispatch: 'b' },
    fixed: true,
  });
  scheduler = new Scheduler(store, loadDue({ overhead: OVERHEAD }) as Due<never>[], 'test', (_job, error) =>
    failures.push(error),
  );
  await scheduler.settled();
});

/** Counts minutes one by one from the bare tables, with nothing of the load's own code. */
async function byTheMinute(districtId: string): Promise<{ required: number; available: number }> {
  const days: Temporal.PlainDate[] = [];
  for (
    let day = clock.at.toZonedDateTimeISO('Europe/Berlin').toPlainDate();
    days.length < 5;
    day = day.add({ days: 1 })
  )
    if (isWorkingDay(day)) days.push(day);
  const end = days[4]!.add({ days: 1 }).toZonedDateTime('Europe/Berlin').epochMilliseconds;
  const begin = days[0]!.toZonedDateTime('Europe/Berlin').epochMilliseconds;
  const visits = await ask<{
    state: string;
    minutes: number;
    documentation: number;
    due: number;
    from: number | null;
    until: number | null;
    finished: number | null;
  }>(
    `select state, v.duration_minutes as minutes, documentation_minutes as documentation, (extract(epoch from due_until) * 1000)::float8 as due,
       (extract(epoch from lower(planned)) * 1000)::float8 as "from", (extract(epoch from upper(planned)) * 1000)::float8 as until, (extract(epoch from finished_at) * 1000)::float8 as finished
     from visit v join visit_kind k on k.code = v.kind where district_id = '${districtId}'`,
  );
  const counts = visits.filter((visit) => {
    if (visit.state === 'CANCELLED') return false;
    if (visit.state === 'DONE') return visit.finished! >= begin && visit.finished! < end;
    return (
      visit.state === 'UNDER_WAY' ||
      visit.due <= end ||
      (visit.from !== null && visit.from < end && visit.until! > begin)
    );
  });
  const [flags] = await ask<{ n: number }>(
    `select count(*)::integer as n from risk_flag where state <> 'RESOLVED' and district_id = '${districtId}'`,
  );
  const [standing] = await ask<{ hours: string }>(
    `select hours_per_week as hours from standing_hours where district_id = '${districtId}' order by as_of desc limit 1`,
  );
  const required =
    Number(standing!.hours) +
    counts.reduce((sum, visit) => sum + 2 * (visit.minutes + 30) + visit.documentation, flags!.n * 80) / 60;

  const people = await ask<{ id: string }>(
    `select p.id from professional p join office o on o.id = p.office_id where o.district_id = '${districtId}'`,
  );
  let worked = 0;
  let away = 0;
  for (const { id } of people) {
    const times = await ask<{ weekday: number; from: string; until: string }>(
      `select weekday, from_time::text as "from", until_time::text as until from working_time where professional_id = '${id}'`,
    );
    const taken = await ask<{ from: number; until: number | null }>(
      `select (extract(epoch from lower(c.during)) * 1000)::float8 as "from", case when not upper_inf(c.during) then (extract(epoch from upper(c.during)) * 1000)::float8 end as until from commitment c
       left join duty d on d.id = c.source_id where c.professional_id = '${id}' and (c.source_type in ('ABSENCE', 'APPOINTMENT') or d.kind = 'DUTY_DESK')`,
    );
    for (const day of days) {
      for (const time of times.filter((one) => one.weekday === day.dayOfWeek)) {
        const at = (text: string) =>
          day.toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: Temporal.PlainTime.from(text) })
            .epochMilliseconds;
        for (let minute = at(time.from); minute < at(time.until); minute += 60_000) {
          worked += 1;
          if (taken.some((one) => one.from <= minute && (one.until === null || minute < one.until)))
            away += 1;
        }
      }
    }
  }
  return { required, available: Math.max(0, worked * (1 - OVERHEAD) - away) / 60 };
}

test('is what a slow count by the minute says', async () => {
  for (const load of await kept()) {
    const slow = await byTheMinute(load.id);
    expect(load.required).toBeCloseTo(slow.required, 2);
    expect(load.available).toBeCloseTo(slow.available, 2);
  }
});

describe('a fact', () => {
  test('moves the district it touches, and no other', async () => {
    const before = await kept();
    const said = (await changes()).length;
    const [first, second] = before as [Kept, Kept];
    await store.write(SYSTEM, (unit) =>
      raiseRiskFlag(unit, {
        districtId: first.id,
        level: 'LOW',
        reasonCode: 'HOUSING',
        text: 'Heizung aus.',
      }),
    );
    await store.write(SYSTEM, (unit) => planVisit(unit, {
      districtId: second.id, kind: 'RISK_VISIT', urgency: 'U2', dueFrom: unit.now, dueUntil: unit.now.add({ hours: 3 }), duration: Temporal.Duration.from('PT75M'),
    })); // prettier-ignore
    await scheduler.settled();
    const after = await kept();
    expect((await changes()).slice(said).sort()).toEqual([first.id, second.id].sort());
    expect(after[0]!.required - first.required).toBeCloseTo(80 / 60, 3);
    expect(after[1]!.required - second.required).toBeCloseTo((2 * 105 + 55) / 60, 3);
    expect(after[1]!.soon).toBe(second.soon + 1);
    expect(after.slice(2)).toEqual(before.slice(2));
  });

  test('that changes nothing in the figures says nothing', async () => {
    const said = (await changes()).length;
    await scheduler.settled();
    expect(await changes()).toHaveLength(said);
  });
});

describe('the clock', () => {
  test('carries a deadline over its line within a minute', async () => {
    const before = await kept();
    clock.at = clock.at.add({ hours: 3, minutes: 1 });
    await scheduler.settled();
    const after = await kept();
    expect(after[1]!.overdue).toBeGreaterThan(before[1]!.overdue);
  });

  test('moves the horizon at midnight, for all', async () => {
    const horizon = () =>
      ask<{ from: string }>(`select distinct figures ->> 'from' as "from" from district_load`);
    expect(await horizon()).toEqual([{ from: '2026-11-24' }]);
    clock.at = Temporal.Instant.from('2026-11-25T00:00:01+01:00');
    await scheduler.settled();
    expect(await horizon()).toEqual([{ from: '2026-11-25' }]);
  });

  test('makes standing hours too old to be divided by', async () => {
    clock.at = Temporal.Instant.from('2026-12-30T08:00:00+01:00');
    await scheduler.settled();
    const rows = await ask<{ ratio: string | null; hours: number }>(
      `select figures ->> 'ratio' as ratio, (figures ->> 'requiredHours')::float8 as hours from district_load`,
    );
    expect(rows.map((row) => row.ratio)).toEqual([null, null, null, null, null, null]);
    for (const row of rows) expect(row.hours).toBeGreaterThan(0);
  });
});

test('the list of deadlines is as long as the counts say', async () => {
  const ids = (await kept()).map((one) => one.id);
  await store.read(SYSTEM, async (unit) => {
    const lists = await deadlinesOf(unit, ids, 100);
    for (const [id, { overdue, dueSoon }] of await pressures(unit)) {
      const list = lists.get(id)!;
      expect(list.filter((one) => one.overdue)).toHaveLength(overdue);
      expect(list.filter((one) => !one.overdue)).toHaveLength(dueSoon);
      expect(new Set(list.map((one) => one.subjectId)).size).toBe(list.length);
    }
  });
  expect(failures).toEqual([]);
});
