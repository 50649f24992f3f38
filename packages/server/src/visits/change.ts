// One act on one visit: locked, judged by the table of transitions, written with seats, time, records opened, and its fact.
import { require, type Right } from '#access/policy.rules';
import { grant, revokeGrants } from '#access/record-grants';
import type { Change, FactKind } from '#kernel/fact';
import { type BoundedInterval, sameInterval } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Unit } from '#kernel/unit';
import { withTravel } from '#staff/availability';
import { commit, demandFree, lockPeople, uncommit } from '#staff/commitments';
import { whoChanged, whoTook } from './faster';
import { next, type VisitAct, type VisitNow } from './visit-transitions.rules';
import type { Visit } from './visit.entity';
import { Seat } from './visit.entity';
import { lockedSeats, lockedVisit } from './visits.queries';

/** A visit that nobody else can change until the transaction ends. */
export interface Held {
  visit: Visit;
  seats: Seat[];
  now: VisitNow;
}

/**
 * Locks the visit and asks for the right on it.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT with the version it has now and who changed it.
 */
export async function hold(
  unit: Unit,
  visitId: string,
  right: Right | null,
  expectedVersion?: number | null,
): Promise<Held> {
  const visit = await lockedVisit(unit, visitId);
  if (!visit) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'visitId' });
  const seats = await lockedSeats(unit, visit.id);
  if (right) {
    const own = seats.some(({ professional }) => professional.id === unit.viewer.professionalId);
    require(unit.viewer, right, { districtId: visit.district.id, own }, 'visitId');
  }
  if (expectedVersion !== undefined && expectedVersion !== null && expectedVersion !== visit.version) {
    throw new Refusal(ErrorCode.CONFLICT, {
      field: 'expectedVersion',
      ...(await whoChanged(unit, visit)),
    });
  }
  return { visit, seats, now: nowOf(visit, seats) };
}

function nowOf(visit: Visit, seats: Seat[]): VisitNow {
  const [first, second] = seats.map(({ professional }) => professional.id);
  return {
    state: visit.state,
    dueUntil: visit.dueUntil,
    pair: first && second ? [first, second] : null,
    planned: (visit.planned as BoundedInterval | null) ?? null,
    acceptedBy: seats.filter((seat) => seat.acceptedAt).map(({ professional }) => professional.id),
    finishedBy: seats.filter((seat) => seat.finishedAt).map(({ professional }) => professional.id),
    cancelProposedBy: visit.cancelProposedBy ?? null,
  };
}

/** What the table says comes next; its refusals name the visit. */
export function judged({ visit, now }: Held, act: VisitAct, at: Temporal.Instant): VisitNow {
  try {
    return next(now, act, at);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.code, {
      ...(error.field ? { field: error.field } : {}),
      ...(error.details ? { details: error.details } : {}),
      words: { subject: visit.reference, ...error.words },
    });
  }
}

/** When something is said to have happened: the seat's time of acceptance or finish. */
export interface Saying {
  field: string;
  at: Temporal.Instant;
}

/**
 * Writes what comes next: state, seats, the time of each member, the records opened to them.
 * @throws Refusal NOT_FOUND for people who do not exist, PERSON_BUSY with the interval that is in the way.
 */
export async function write(unit: Unit, held: Held, after: VisitNow, said: Saying): Promise<void> {
  const { visit, now } = held;
  const reseated =
    after.pair !== null &&
    (now.pair?.join() !== after.pair.join() ||
      !now.planned ||
      !after.planned ||
      !sameInterval(now.planned, after.planned));
  if (reseated) await takeTime(unit, visit, after, said.field);
  if (after.pair === null && now.pair !== null) await uncommit(unit, 'VISIT', visit.id);
  visit.state = after.state;
  visit.planned = after.planned;
  visit.dueUntil = after.dueUntil;
  visit.cancelProposedBy = after.cancelProposedBy;
  if (after.cancelProposedBy === null) visit.cancelProposedByName = null;
  seat(unit, held, after, said.at);
  visit.touch(unit.now);
  await openRecords(unit, visit, now.pair ?? [], after.pair ?? []);
  // Written here, so that two acts in one transaction see each other.
  await unit.em.flush();
}

async function takeTime(unit: Unit, visit: Visit, { pair, planned }: VisitNow, field: string): Promise<void> {
  const people = [...pair!].sort();
  const names = await lockPeople(unit, people);
  if (people.some((id) => !names.has(id))) throw new Refusal(ErrorCode.NOT_FOUND, { field });
  const during = withTravel(planned!);
  await demandFree(unit, people, 'VISIT', during, {
    field,
    exceptSourceId: visit.id,
    why: (clash) => whoTook(unit, clash),
  });
  await uncommit(unit, 'VISIT', visit.id);
  for (const professionalId of people)
    await commit(unit, { professionalId, during, sourceType: 'VISIT', sourceId: visit.id });
}

/** Two numbered seats, both or none; who said something before keeps the time of it. */
function seat(unit: Unit, { visit, seats }: Held, after: VisitNow, at: Temporal.Instant): void {
  if (after.pair === null) {
    for (const one of seats.splice(0)) unit.em.remove(one);
    return;
  }
  for (const [index, id] of after.pair.entries()) {
    const before = seats.find(({ professional }) => professional.id === id);
    const acceptedAt = after.acceptedBy.includes(id) ? (before?.acceptedAt ?? at) : null;
    const finishedAt = after.finishedBy.includes(id) ? (before?.finishedAt ?? at) : null;
    if (before) {
      Object.assign(before, { acceptedAt, finishedAt });
      continue;
    }
    const free = seats.find(({ professional }) => !after.pair!.includes(professional.id));
    const values = { professional: id, acceptedAt, finishedAt };
    if (free) unit.em.assign(free, values as never);
    else seats.push(unit.em.create(Seat, { visit, no: index + 1, ...values } as never));
  }
}

/** Flag and household are open to whoever sits on the visit, for as long as they sit there. */
async function openRecords(
  unit: Unit,
  { id: sourceId, flag, household }: Visit,
  before: readonly string[],
  after: readonly string[],
): Promise<void> {
  for (const left of before.filter((id) => !after.includes(id))) await revokeGrants(unit, sourceId, left);
  for (const professionalId of after.filter((id) => !before.includes(id))) {
    if (flag)
      await grant(unit, {
        professionalId,
        subjectType: 'RISK_FLAG',
        subjectId: flag.id,
        reason: 'SEAT',
        sourceId,
      });
    if (household)
      await grant(unit, {
        professionalId,
        subjectType: 'HOUSEHOLD',
        subjectId: household.id,
        reason: 'SEAT',
        sourceId,
      });
  }
}

const text = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value);
const list = (ids: readonly string[]): string | null => (ids.length === 0 ? null : ids.join(','));

/** Says what has happened: fields that moved, and everybody whose own assignments it touches, before and after. */
export function tell(
  unit: Unit,
  kind: FactKind,
  { visit, now }: Held,
  after: VisitNow,
  more: { change?: Change[]; occurredAt?: Temporal.Instant } = {},
): void {
  const moved: [string, string | null, string | null][] = [
    ['state', now.state, after.state],
    ['pair', list(now.pair ?? []), list(after.pair ?? [])],
    ['plannedFrom', text(now.planned?.from), text(after.planned?.from)],
    ['plannedUntil', text(now.planned?.until), text(after.planned?.until)],
    ['dueUntil', text(now.dueUntil), text(after.dueUntil)],
    ['acceptedBy', list(now.acceptedBy), list(after.acceptedBy)],
    ['finishedBy', list(now.finishedBy), list(after.finishedBy)],
  ];
  unit.record({
    kind,
    districtId: visit.district.id,
    subject: { type: 'VISIT', id: visit.id },
    change: [
      ...moved.filter(([, from, to]) => from !== to).map(([field, from, to]) => ({ field, from, to })),
      ...(more.change ?? []),
    ],
    people: [...new Set([...(now.pair ?? []), ...(after.pair ?? [])])],
    ...(more.occurredAt ? { occurredAt: more.occurredAt } : {}),
  });
}
