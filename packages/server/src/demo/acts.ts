// What people of the office might do next, each with how much it presses. The actor picks one of these, nothing else.
import { addOfficeHours, officeHoursAt } from '#kernel/calendar.rules';
import { acknowledgeRiskFlag } from '#intake/acknowledge-risk-flag';
import { resolveRiskFlag } from '#intake/resolve-risk-flag';
import type { Unit } from '#kernel/unit';
import type { Viewer } from '#kernel/viewer';
import { assignPair } from '#visits/assign';
import { acceptVisit, finishVisit, startVisit } from '#visits/carry-out';
import { cancelVisit, planVisit } from '#visits/plan';
import type { Cast } from './cast';
import type { Chance } from './chance';
import { freePeople, type SeenFlag, type SeenVisit, type Somebody } from './present';
import { quarterAfter, withTravel } from './roster';

/** Something somebody might do now. */
export interface Possible {
  weight: number;
  by: Viewer;
  /** For the log of what the actor did. */
  name: string;
  act(unit: Unit): Promise<{ id: string } | void>;
}

export interface Moment {
  unit: Unit;
  cast: Cast;
  chance: Chance;
  people: readonly Somebody[];
  flags: readonly SeenFlag[];
  visits: readonly SeenVisit[];
  /** Visits after flags that the day still bears. */
  roomForVisits: boolean;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const urgent = (flag: SeenFlag) => flag.level === 'ACUTE' || flag.level === 'HIGH';
/** So long a flag stays untaken at least, that it is seen. */
const SEEN_FOR = { ACUTE: 40_000, HIGH: 60_000, MEDIUM: 90_000, LOW: 120_000 };
const PRESSES = { ACUTE: 40, HIGH: 16, MEDIUM: 4, LOW: 3 };

/** Who plans: the dispatcher by day, the pair on duty by night. */
const planner = ({ cast, unit }: Moment): Viewer | null =>
  officeHoursAt(unit.now) ? cast.named('disposition') : cast.of(cast.duty[0] ?? '');

/** Somebody of the district who is at work, or of the pair on duty. */
function nearby({ people, cast, chance }: Moment, districtId: string): Viewer | null {
  const near = people.filter((one) => one.district_id === districtId).map((one) => one.id);
  const from = near.length > 0 && chance.happens(0.6) ? near : cast.duty;
  return from.length > 0 ? cast.of(chance.pick(from)) : null;
}

/** What could be done about a flag. */
export function aboutFlag(moment: Moment, flag: SeenFlag): Possible[] {
  const { unit, chance, cast } = moment;
  const now = unit.now.epochMilliseconds;
  const day = officeHoursAt(unit.now) !== null;
  const quiet = now - flag.updated_at;
  if (flag.state === 'RAISED' || flag.untaken_since !== null) {
    if (
      now - Math.max(flag.untaken_since ?? 0, flag.updated_at) < SEEN_FOR[flag.level] ||
      (!day && !urgent(flag))
    )
      return [];
    const by = nearby(moment, flag.district_id);
    return by
      ? [
          {
            weight: PRESSES[flag.level],
            by,
            name: 'take',
            act: (own) => acknowledgeRiskFlag(own, { id: flag.id, ...nextAct(moment, flag) }),
          },
        ]
      : [];
  }
  if (flag.proposed_by !== null) {
    const second = cast.named('leitung');
    const other = second?.principal === flag.proposed_by ? cast.of(cast.duty[0] ?? '') : second;
    return other && quiet > MINUTE
      ? [
          {
            weight: 10,
            by: other,
            name: 'agree',
            act: (own) => resolveRiskFlag(own, { id: flag.id, reasonCode: 'CHILD_SEEN_SAFE' }),
          },
        ]
      : [];
  }
  const going = flag.visits.some((state) => state !== 'DONE' && state !== 'CANCELLED');
  const done = flag.visits.includes('DONE');
  if (flag.next_step === 'VISIT' && !going && !done) {
    const by = planner(moment);
    return by ? [{ weight: 20, by, name: 'plan', act: (own) => planVisit(own, riskVisit(own, flag)) }] : [];
  }
  if (going) return [];
  const taker = takerOf(cast, flag);
  if (!taker || quiet < (urgent(flag) ? 4 : 8) * MINUTE || (!day && !urgent(flag))) return [];
  const pressing = flag.next_step_due !== null && flag.next_step_due - now < 10 * MINUTE;
  const weight = (done ? 8 : pressing ? 6 : urgent(flag) ? 1.5 : 0.6) * (moment.flags.length > 6 ? 2 : 1);
  if (done || chance.happens(0.6))
    return [
      {
        weight,
        by: taker,
        name: 'resolve',
        act: (own) =>
          resolveRiskFlag(own, {
            id: flag.id,
            reasonCode: chance.pick(['HELP_IN_PLACE', 'UNFOUNDED', 'HANDED_ON']),
          }),
      },
    ];
  return [
    {
      weight,
      by: taker,
      name: 'go on',
      act: (own) => acknowledgeRiskFlag(own, { id: flag.id, ...nextAct(moment, flag) }),
    },
  ];
}

const takerOf = (cast: Cast, { acknowledged_by }: SeenFlag): Viewer | null =>
  cast.byPrincipal(acknowledged_by ?? '') ?? cast.named('leitung');

/** The next act of who takes it, with a time that can be kept. */
function nextAct({ unit, chance, roomForVisits }: Moment, flag: SeenFlag) {
  const { now } = unit;
  const day = officeHoursAt(now) !== null;
  if (urgent(flag)) {
    const visit = flag.level === 'ACUTE' || (roomForVisits && chance.happens(0.5));
    if (visit) return { nextStep: 'VISIT' as const, nextStepDue: quarterAfter(now.add({ minutes: 120 })) };
    return {
      nextStep: 'CALL' as const,
      nextStepDue: quarterAfter(now.add({ minutes: chance.between(20, 50) })),
    };
  }
  const nextStep = chance.pick(['CALL', 'ASSESSMENT', 'HAND_ON'] as const);
  return {
    nextStep,
    nextStepDue: quarterAfter(day ? addOfficeHours(now, chance.between(1, 7)) : addOfficeHours(now, 2)),
  };
}

const riskVisit = ({ now }: Unit, flag: SeenFlag) => ({
  districtId: flag.district_id,
  kind: 'RISK_VISIT',
  urgency: flag.level === 'ACUTE' ? ('U0' as const) : ('U1' as const),
  dueFrom: now,
  dueUntil: quarterAfter(now.add({ minutes: 180 })),
  duration: Temporal.Duration.from({ minutes: 75 }),
  purposeCode: 'FIRST_IMPRESSION',
  flagId: flag.id,
});

/** What could be done about a visit. */
export function aboutVisit(moment: Moment, visit: SeenVisit): Possible[] {
  const { unit, cast, chance } = moment;
  const now = unit.now.epochMilliseconds;
  const day = officeHoursAt(unit.now) !== null;
  const as = (id: string | undefined, weight: number, name: string, act: Possible['act']): Possible[] => {
    const by = id ? cast.of(id) : null;
    return by ? [{ weight, by, name, act }] : [];
  };
  const waiting = visit.seats.find((seat) => !seat.accepted)?.id;
  const onDuty = visit.seats.some((seat) => cast.duty.includes(seat.id));
  if (visit.state === 'UNDER_WAY') {
    const open = visit.seats.find((seat) => !seat.finished)?.id;
    const over = now - visit.started_at! >= (visit.minutes - 5) * MINUTE;
    const childSafeNow = chance.happens(0.9) ? ('YES' as const) : ('UNKNOWN' as const);
    return over ? as(open, 14, 'finish', (own) => finishVisit(own, { visitId: visit.id, childSafeNow })) : [];
  }
  if (visit.state === 'ASSIGNED' && waiting) {
    const soon = visit.from! - now < 2 * HOUR;
    return day || onDuty || soon
      ? as(waiting, soon ? 12 : visit.from! - now < 24 * HOUR ? 1.5 : 0.4, 'accept', (own) =>
          acceptVisit(own, { visitId: visit.id }),
        )
      : [];
  }
  if (visit.state === 'ACCEPTED' && visit.from! <= now + MINUTE) {
    return as(chance.pick(visit.seats).id, 16, 'start', (own) => startVisit(own, { visitId: visit.id }));
  }
  const by = planner(moment);
  if (!by) return [];
  if (visit.state === 'DUE') {
    const hours = (visit.due_until - now) / HOUR;
    const weight = hours < 4 ? 9 : !day ? 0 : hours < 30 ? 1.5 : 0.3;
    return weight > 0 && hours < 24 * 4
      ? [{ weight, by, name: 'assign', act: (own) => assign(own, moment, visit) }]
      : [];
  }
  if (visit.state !== 'MISSED') return [];
  // After an open urgent flag somebody goes; anything else was settled by telephone.
  if (moment.flags.some((flag) => flag.id === visit.flag_id))
    return [{ weight: 5, by, name: 'assign anew', act: (own) => assign(own, moment, visit) }];
  return now - visit.due_until > HOUR && day
    ? [
        {
          weight: 2,
          by,
          name: 'cancel',
          act: (own) => cancelVisit(own, { visitId: visit.id, reasonCode: 'HANDLED_OTHERWISE' }),
        },
      ]
    : [];
}

/** Puts two free people on it, of its own district first; by night the pair on duty. Nobody free: nothing happens. */
async function assign(
  unit: Unit,
  { cast, chance }: Moment,
  visit: SeenVisit,
): Promise<{ id: string } | void> {
  const earliest = Math.max(visit.due_from, unit.now.epochMilliseconds + 20 * MINUTE);
  const latest = Math.max(earliest, visit.due_until - visit.minutes * MINUTE);
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    const from = quarterAfter(
      Temporal.Instant.fromEpochMilliseconds(Math.round(earliest + (latest - earliest) * share)),
    );
    const time = { from, until: from.add({ minutes: visit.minutes }) };
    const free = await freePeople(unit, withTravel(time), 'VISIT');
    const ranked = [
      ...chance.shuffled(free.filter((one) => one.district_id === visit.district_id)),
      ...chance.shuffled(free.filter((one) => one.district_id !== visit.district_id)),
    ];
    const desk = new Set(cast.duty);
    const pair = ranked
      .map((one) => one.id)
      .filter((id) => !desk.has(id))
      .slice(0, 2);
    if (pair.length === 2) return assignPair(unit, { visitId: visit.id, professionalIds: pair, from });
    if (!officeHoursAt(from) && cast.duty.length === 2)
      return assignPair(unit, { visitId: visit.id, professionalIds: cast.duty, from });
  }
}
