// A random history of a small town: wishes that the office grants or refuses, each followed by whatever the clock brings.
import fc from 'fast-check';
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
import { createTestDatabase } from './database';
import { smallTown } from './small-town';

export const OVERHEAD = 0.15;
const LEVELS = ['ACUTE', 'HIGH', 'MEDIUM', 'LOW'] as const;
const KINDS = ['RISK_VISIT', 'FOLLOW_UP', 'EMERGENCY_CUSTODY'] as const;

/** A wish: what, about which, and two numbers of hours. What cannot be is refused, and then nothing may have changed. */
export const wish = fc.record({
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
export type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never;

export async function office() {
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
export type Office = Awaited<ReturnType<typeof office>>;

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
export async function perform(here: Office, wanted: Wish): Promise<boolean> {
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
