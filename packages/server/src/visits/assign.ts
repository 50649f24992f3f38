// Putting two on a visit, exchanging one, moving it in time, taking both off: each in one transaction that ends with two or none.
import { require } from '#access/policy.rules';
import { FactKind } from '#kernel/fact';
import type { BoundedInterval } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Unit } from '#kernel/unit';
import { type Held, hold, judged, tell, write } from './change';
import { checkedMinutes } from './visit-times';
import { plannedInterval } from './visit.rules';

interface Versioned {
  visitId: string;
  expectedVersion?: number | null;
}
export interface AssignPair extends Versioned {
  professionalIds: readonly string[];
  /** Begin at the family. */
  from: Temporal.Instant;
}
export interface SwapMember extends Versioned {
  leave: string;
  join: string;
}
export interface MoveVisit extends Versioned {
  from?: Temporal.Instant | null;
  dueFrom?: Temporal.Instant | null;
  dueUntil?: Temporal.Instant | null;
  duration?: Temporal.Duration | null;
}

const lasting = (minutes: number) => Temporal.Duration.from({ minutes });

/**
 * A pair for a time that is over would be missed at once. A beginning may lie back: who is late is put on the way too,
 * and an undo brings back the time that was.
 */
function demandNotOver(
  { planned }: Pick<Held['now'], 'planned'>,
  now: Temporal.Instant,
  field: string,
): void {
  if (planned && Temporal.Instant.compare(planned.until, now) <= 0)
    throw new Refusal(ErrorCode.IN_THE_PAST, { field });
}

/**
 * Two different professionals for a visit; an assigned visit is reassigned in one step.
 * @throws Refusal INVALID, SAME_PERSON, NOT_FOUND, PERSON_BUSY, IN_THE_PAST, WRONG_STATE, CONFLICT, FORBIDDEN.
 */
export async function assignPair(unit: Unit, input: AssignPair): Promise<{ id: string }> {
  require(unit.viewer, 'visit:assign');
  const held = await hold(unit, input.visitId, 'visit:assign', input.expectedVersion);
  const planned = plannedInterval(input.from, lasting(held.visit.durationMinutes));
  const after = judged(held, { do: 'ASSIGN', pair: input.professionalIds, planned }, unit.now);
  demandNotOver({ planned }, unit.now, 'from');
  await write(unit, held, after, { field: 'professionalIds', at: unit.now });
  tell(unit, FactKind.VISIT_ASSIGNED, held, after);
  return { id: held.visit.id };
}

/** Exchanges one of the two; the other keeps the seat and an acceptance. */
export async function swapMember(unit: Unit, input: SwapMember): Promise<{ id: string }> {
  require(unit.viewer, 'visit:assign');
  const held = await hold(unit, input.visitId, 'visit:assign', input.expectedVersion);
  const after = judged(held, { do: 'SWAP', leave: input.leave, join: input.join }, unit.now);
  demandNotOver(after, unit.now, 'visitId');
  await write(unit, held, after, { field: 'join', at: unit.now });
  tell(unit, FactKind.VISIT_MEMBER_SWAPPED, held, after);
  return { id: held.visit.id };
}

/** Moves a visit with its pair in time; acceptances fall where its time at the family moves. */
export async function moveVisit(unit: Unit, input: MoveVisit): Promise<{ id: string }> {
  require(unit.viewer, 'visit:move');
  const held = await hold(unit, input.visitId, 'visit:move', input.expectedVersion);
  const { visit } = held;
  if (!input.from && !input.dueFrom && !input.dueUntil && !input.duration)
    throw new Refusal(ErrorCode.INVALID, { field: 'from' });
  const minutes = input.duration ? checkedMinutes(input.duration) : visit.durationMinutes;
  const from = input.from ?? held.now.planned?.from;
  const act = {
    do: 'MOVE' as const,
    ...(from ? { planned: plannedInterval(from, lasting(minutes)) } : {}),
    ...(input.dueUntil ? { dueUntil: input.dueUntil } : {}),
  };
  const after = judged(held, act, unit.now);
  demandNotOver(after, unit.now, 'from');
  const dueFrom = input.dueFrom ?? visit.dueFrom;
  if (Temporal.Instant.compare(after.dueUntil, dueFrom) <= 0)
    throw new Refusal(ErrorCode.END_BEFORE_START, { field: 'dueUntil' });
  if (input.dueUntil && Temporal.Instant.compare(input.dueUntil, unit.now) <= 0)
    throw new Refusal(ErrorCode.IN_THE_PAST, { field: 'dueUntil' });
  const before = { dueFrom: visit.dueFrom, minutes: visit.durationMinutes };
  Object.assign(visit, { dueFrom, durationMinutes: minutes });
  await write(unit, held, after, { field: 'from', at: unit.now });
  tell(unit, FactKind.VISIT_MOVED, held, after, {
    change: [
      { field: 'dueFrom', from: before.dueFrom.toString(), to: dueFrom.toString() },
      { field: 'duration', from: `PT${before.minutes}M`, to: `PT${minutes}M` },
    ].filter((change) => change.from !== change.to),
  });
  return { id: visit.id };
}

/** Takes the pair off a visit. */
export async function releasePair(unit: Unit, input: Versioned): Promise<{ id: string }> {
  require(unit.viewer, 'visit:assign');
  const held = await hold(unit, input.visitId, 'visit:assign', input.expectedVersion);
  await release(unit, held);
  return { id: held.visit.id };
}

/** The same for who already holds the visit: an absence releases too, whoever reports it. */
export async function release(unit: Unit, held: Held): Promise<void> {
  const after = judged(held, { do: 'RELEASE' }, unit.now);
  if (after.state === 'MISSED') held.visit.missedAt ??= unit.now;
  await write(unit, held, after, { field: 'visitId', at: unit.now });
  tell(unit, FactKind.VISIT_RELEASED, held, after);
}

/** Puts a pair back that an absence had taken off. The caller has asked whether they are free. */
export async function reseat(
  unit: Unit,
  held: Held,
  pair: readonly [string, string],
  planned: BoundedInterval,
): Promise<void> {
  const after = judged(held, { do: 'ASSIGN', pair, planned }, unit.now);
  await write(unit, held, after, { field: 'id', at: unit.now });
  tell(unit, FactKind.VISIT_ASSIGNED, held, after);
}
