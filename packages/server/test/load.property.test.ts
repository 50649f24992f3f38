// Whatever happens in whatever order: every load that was ever said equals one worked out anew from the log before it.
import 'reflect-metadata';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acknowledgeRiskFlag } from '#intake/acknowledge-risk-flag';
import { raiseRiskFlag } from '#intake/raise-risk-flag';
import { resolveRiskFlag } from '#intake/resolve-risk-flag';
import { Refusal } from '#kernel/refusal';
import type { Unit } from '#kernel/unit';
import { system } from '#kernel/viewer';
import { type Due, Scheduler } from '#live/due';
import { headOf } from '#live/log';
import { endAbsence, reportAbsence } from '#on-call/absence-report';
import { clearDuty, setDuty } from '#on-call/set-duty';
import { allDue } from '#platform/jobs';
import { createOrm } from '#platform/orm';
import { createStore } from '#platform/store';
import { assignPair, moveVisit, releasePair } from '#visits/assign';
import { finishVisit, startVisit } from '#visits/carry-out';
import { cancelVisit, planVisit } from '#visits/plan';
import { createTestDatabase } from './support/database';
import { type LogRow, loadFromLog, type Reference } from './support/load-from-log';
import { smallTown } from './support/small-town';

const OVERHEAD = 0.15;
const LEVELS = ['ACUTE', 'HIGH', 'MEDIUM', 'LOW'] as const;
const KINDS = ['RISK_VISIT', 'FOLLOW_UP', 'EMERGENCY_CUSTODY'] as const;

/** A wish: what, about which, and two numbers of hours. What cannot be is refused, and then nothing may have changed. */
const wish = fc.record({
  what: fc.constantFrom(
    ...([
      'wait',
      'wait',
      'dusk',
      'raise',
      'take',
      'resolve',
      'plan',
      'plan',
      'assign',
      'assign',
      'move',
      'release',
    ] as const),
    ...(['cancel', 'start', 'finish', 'away', 'back', 'desk', 'clear'] as const),
  ),
  which: fc.nat(11),
  who: fc.nat(11),
  hours: fc.integer({ min: 1, max: 60 }),
  minutes: fc.integer({ min: 0, max: 240 }),
});
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;

async function office() {
  const db = await createTestDatabase();
  const orm = await createOrm(db.database);
  const em = () => orm.em.fork();
  const sql = <Row = Record<string, unknown>>(text: string, values: unknown[] = []) =>
    em().execute<Row[]>(text, values) as Promise<Row[]>;
  const town = await smallTown({ sql: sql as never });
  for (const [district, hours] of [
    [town.north, 31.5],
    [town.south, 12],
  ])
    await sql('insert into standing_hours (district_id, as_of, hours_per_week) values (?, ?, ?)', [
      district,
      '2026-10-22',
      hours,
    ]);
  await sql(
    `insert into professional_office (professional_id, office_id, during) select id, office_id, '[2020-01-01,)' from professional`,
  );
  const clock = { at: Temporal.Instant.from('2026-11-23T08:00:00+01:00') };
  const store = createStore({
    em,
    clock: { now: () => clock.at },
    epoch: (await headOf(em())).epoch,
    wake: () => undefined,
  });
  const failures: unknown[] = [];
  const scheduler = new Scheduler(
    store,
    allDue({ overhead: OVERHEAD, alert: null }) as Due<never>[],
    'test',
    (job, error) => failures.push(job, error),
  );
  const close = async () => {
    await orm.close();
    await db.remove();
  };
  return { sql, town, clock, store, scheduler, failures, close };
}
type Office = Awaited<ReturnType<typeof office>>;

const ids = async ({ sql }: Office, table: string) =>
  (await sql<{ id: string }>(`select id from ${table} order by id`)).map(({ id }) => id);

/** What a wish does; undefined where there is nothing to do it with. */
async function act(
  here: Office,
  { what, which, who, hours, minutes }: Wish,
): Promise<((unit: Unit) => Promise<unknown>) | undefined> {
  const { north, south, people } = here.town;
  const districtId = which % 2 ? north : south;
  const one = async (table: string) => {
    const all = await ids(here, table);
    return all[which % Math.max(1, all.length)];
  };
  const pair: [string, string] = [people[who % 3]!, people[(who + 1) % 3]!];
  const later = (unit: Unit) => unit.now.add({ hours, minutes });
  const nextDay = (unit: Unit, at: string) =>
    unit.now
      .toZonedDateTimeISO('Europe/Berlin')
      .add({ days: which % 6 })
      .withPlainTime(at)
      .toInstant();
  switch (what) {
    case 'raise':
      return (unit) =>
        raiseRiskFlag(unit, {
          districtId,
          level: LEVELS[who % 4]!,
          reasonCode: 'HOUSING',
          text: 'Erfunden.',
        });
    case 'plan':
      return (unit) =>
        planVisit(unit, {
          districtId, kind: KINDS[who % 3]!, urgency: 'U2', dueFrom: unit.now, dueUntil: later(unit).add({ hours: which > 7 ? 24 * 12 : hours }),
          duration: Temporal.Duration.from({ minutes: 30 + minutes }),
        }); // prettier-ignore
    case 'desk':
      return (unit) =>
        setDuty(unit, {
          kind: who % 4 ? 'DUTY_DESK' : 'ON_CALL',
          from: nextDay(unit, '08:00'),
          until: nextDay(unit, '16:00'),
          professionalIds: pair,
        });
    case 'away':
      return (unit) =>
        reportAbsence(unit, {
          professionalId: people[who % 3]!,
          from: minutes % 3 ? nextDay(unit, '00:00') : unit.now.add({ hours: -hours }),
          until: minutes % 5 ? later(unit).add({ hours: 24 * 7 }) : null,
        });
    default:
  }
  const flag = await one('risk_flag');
  const visit = await one('visit');
  const absence = await one('absence');
  const duty = await one('duty');
  if (what === 'take' && flag)
    return (unit) =>
      acknowledgeRiskFlag(unit, {
        id: flag,
        nextStep: 'CALL',
        nextStepDue: unit.now.add({ minutes: minutes + 1, hours: hours % 20 }),
      });
  if (what === 'resolve' && flag)
    return (unit) => resolveRiskFlag(unit, { id: flag, reasonCode: 'HANDED_ON' });
  if (what === 'back' && absence)
    return (unit) =>
      endAbsence(unit, { id: absence, until: unit.now.add({ hours: hours - 30 }), restore: who % 2 === 0 });
  if (what === 'clear' && duty) return (unit) => clearDuty(unit, { id: duty });
  if (!visit) return undefined;
  const visitId = visit;
  if (what === 'assign')
    return (unit) =>
      assignPair(unit, {
        visitId,
        professionalIds: pair,
        from: unit.now.add({ minutes: minutes * (1 + (hours % 20)) }),
      });
  if (what === 'move')
    return (unit) =>
      moveVisit(unit, {
        visitId,
        from: later(unit),
        dueUntil: later(unit).add({ hours: 6 }),
        duration: Temporal.Duration.from({ minutes: 20 + minutes }),
      });
  if (what === 'release') return (unit) => releasePair(unit, { visitId });
  if (what === 'cancel') return (unit) => cancelVisit(unit, { visitId, reasonCode: 'OTHER' });
  if (what === 'start') return (unit) => startVisit(unit, { visitId });
  if (what === 'finish') return (unit) => finishVisit(unit, { visitId });
  return undefined;
}

/** Does it, or is refused: a wish is no promise. Members speak for themselves, resolving takes two. */
async function perform(here: Office, wanted: Wish): Promise<boolean> {
  if (wanted.what === 'wait') {
    here.clock.at = here.clock.at.add({ hours: wanted.hours % 30, minutes: wanted.minutes });
    await here.scheduler.settled();
    return true;
  }
  if (wanted.what === 'dusk') {
    // Just after the office has closed: who took a flag is gone, and its limit has not passed yet.
    const dusk = here.clock.at.toZonedDateTimeISO('Europe/Berlin').withPlainTime('16:03').toInstant();
    if (Temporal.Instant.compare(dusk, here.clock.at) <= 0) return false;
    here.clock.at = dusk;
    await here.scheduler.settled();
    return true;
  }
  const doing = await act(here, wanted);
  if (!doing) return false;
  const own = ['start', 'finish'].includes(wanted.what);
  const askers = own
    ? here.town.people.map((id) => ({ ...system('member'), professionalId: id }))
    : [system('one'), system('two')];
  let done = false;
  for (const viewer of own || wanted.what === 'resolve' ? askers : askers.slice(0, 1)) {
    try {
      await here.store.write(viewer, async (unit) => void (await doing(unit)));
      done = true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  await here.scheduler.settled();
  return done;
}

const LOG = `select e.seq::integer as seq, e.kind, e.district_id, e.subject_type, e.subject_id, (extract(epoch from e.occurred_at) * 1000)::float8 as at,
  p.facts -> 'change' as change, p.facts -> 'people' as people, p.facts -> 'figures' as figures from event e left join event_payload p using (seq) order by e.seq`;

async function reference({ sql }: Office): Promise<Reference> {
  return {
    worked:
      await sql(`select w.professional_id as person, o.district_id as district, w.weekday, w.from_time::text as "from", w.until_time::text as until
      from working_time w join professional p on p.id = w.professional_id join office o on o.id = p.office_id`),
    standing: await sql(
      `select district_id as district, as_of::text as "asOf", hours_per_week::float8 as hours from standing_hours`,
    ),
    documentation: Object.fromEntries(
      (
        await sql<{ code: string; minutes: number }>(
          'select code, documentation_minutes as minutes from visit_kind',
        )
      ).map(({ code, minutes }) => [code, minutes]),
    ),
    overhead: OVERHEAD,
  };
}

const one = (what: Wish['what'], more: Partial<Wish> = {}): Wish => ({
  what,
  which: 0,
  who: 0,
  hours: 1,
  minutes: 0,
  ...more,
});
/** Histories that chance meets rarely: tried each time. */
const RARE: [Wish[]][] = [
  // Taken until after work: at dusk nobody has it, and its limit has not passed.
  [
    [
      one('raise', { who: 1 }),
      one('take', { hours: 9, minutes: 29 }),
      one('dusk'),
      one('wait'),
      one('wait', { hours: 2 }),
    ],
  ],
  // Missed although it is due in two weeks only.
  [
    [
      one('plan', { which: 9 }),
      one('assign', { minutes: 60 }),
      one('wait', { hours: 29 }),
      one('wait', { hours: 29 }),
    ],
  ],
];

interface Said {
  requiredHours: number;
  availableHours: number;
  ratio: number | null;
  overdue: number;
  dueSoon: number;
  from: string;
  until: string;
}

test('every load in the log is what the log before it says', async () => {
  const tried = { done: 0, loads: 0, kinds: new Set<string>() };
  await fc.assert(
    fc.asyncProperty(fc.array(wish, { minLength: 14, maxLength: 24 }), async (wishes) => {
      const here = await office();
      try {
        for (const wanted of wishes) if (await perform(here, wanted)) tried.done += 1;
        expect(here.failures).toEqual([]);
        const known = await reference(here);
        const log = await here.sql<LogRow & { figures: Said | null }>(LOG);
        for (const [index, row] of log.entries()) {
          tried.kinds.add(row.kind);
          if (row.kind !== 'DISTRICT_LOAD_CHANGED') continue;
          tried.loads += 1;
          const again = loadFromLog(log.slice(0, index), known, row.district_id!, row.at);
          expect({ seq: row.seq, ...row.figures }).toMatchObject({
            seq: row.seq,
            requiredHours: expect.closeTo(again.required, 2),
            availableHours: expect.closeTo(again.available, 2),
            ratio: again.ratio === null ? null : expect.closeTo(again.ratio, 3),
            overdue: again.overdue,
            dueSoon: again.dueSoon,
            from: again.from,
            until: again.until,
          });
        }
        // And nothing changed since that should have been said.
        for (const district of [here.town.north, here.town.south]) {
          const last = log.findLast(
            (row) => row.kind === 'DISTRICT_LOAD_CHANGED' && row.district_id === district,
          )!;
          const now = loadFromLog(log, known, district, here.clock.at.epochMilliseconds);
          expect(last.figures!.requiredHours).toBeCloseTo(now.required, 2);
          expect(last.figures!.availableHours).toBeCloseTo(now.available, 2);
          expect([last.figures!.overdue, last.figures!.dueSoon]).toEqual([now.overdue, now.dueSoon]);
        }
      } finally {
        await here.close();
      }
    }),
    { numRuns: 6, endOnFailure: true, examples: RARE },
  );
  expect(tried.done).toBeGreaterThan(40);
  expect(tried.loads).toBeGreaterThan(40);
  expect(tried.kinds.size).toBeGreaterThan(8);
}, 180_000);
