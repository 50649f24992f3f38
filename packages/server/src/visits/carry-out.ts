// What the two say themselves, each in the own sign-in: accept, start, finish. And what only the clock says: missed.
import { require } from '#access/policy.rules';
import { actHasCome, actIsOver } from '#intake/act-has-come';
import { FactKind } from '#kernel/fact';
import { later } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Unit } from '#kernel/unit';
import type { Due } from '#live/due';
import { hold, judged, tell, write } from './change';
import { happenedAt } from './visit-times';
import { allows } from './visit-transitions.rules';
import { type ChildSafeNow, missedAt } from './visit.rules';
import { passedVisits } from './visits.queries';

export interface CarryOut {
  visitId: string;
  /** When it happened, if not now: up to 72 hours back. */
  occurredAt?: Temporal.Instant | null;
}

/** Only somebody with a seat of their own comes here. */
function member(unit: Unit): string {
  const { professionalId } = unit.viewer;
  if (!professionalId) throw new Refusal(ErrorCode.FORBIDDEN);
  return professionalId;
}

/** One member accepts; with both the visit is ACCEPTED. */
export async function acceptVisit(unit: Unit, input: CarryOut): Promise<{ id: string }> {
  require(unit.viewer, 'visit:carry-out');
  const held = await hold(unit, input.visitId, 'visit:carry-out');
  const at = happenedAt(input.occurredAt, unit.now, held.visit.createdAt);
  const after = judged(held, { do: 'ACCEPT', by: member(unit) }, unit.now);
  await write(unit, held, after, { field: 'visitId', at });
  tell(unit, FactKind.VISIT_ACCEPTED, held, after, { occurredAt: at });
  return { id: held.visit.id };
}

/** Either member starts; the flag's next act, if it was a visit, has come. */
export async function startVisit(unit: Unit, input: CarryOut): Promise<{ id: string }> {
  require(unit.viewer, 'visit:carry-out');
  const held = await hold(unit, input.visitId, 'visit:carry-out');
  const at = happenedAt(input.occurredAt, unit.now, held.visit.createdAt);
  const after = judged(held, { do: 'START', by: member(unit) }, unit.now);
  held.visit.startedAt = at;
  await write(unit, held, after, { field: 'visitId', at });
  tell(unit, FactKind.VISIT_STARTED, held, after, { occurredAt: at });
  if (held.visit.flag) await actHasCome(unit, held.visit.flag.id, at);
  return { id: held.visit.id };
}

/** The gravest of two answers stands: what one of them saw is not talked away by the other. */
const GRAVITY: readonly ChildSafeNow[] = ['YES', 'UNKNOWN', 'NO'];
const graver = (a: ChildSafeNow | null, b: ChildSafeNow | null): ChildSafeNow | null =>
  GRAVITY.indexOf(a as never) >= GRAVITY.indexOf(b as never) ? a : b;

/** One member finishes; with both the visit is DONE, at the later of their times. */
export async function finishVisit(
  unit: Unit,
  input: CarryOut & { childSafeNow?: ChildSafeNow | null },
): Promise<{ id: string }> {
  require(unit.viewer, 'visit:carry-out');
  const held = await hold(unit, input.visitId, 'visit:carry-out');
  const { visit, seats } = held;
  const at = happenedAt(input.occurredAt, unit.now, held.visit.createdAt);
  const after = judged(held, { do: 'FINISH', by: member(unit) }, unit.now);
  if (Temporal.Instant.compare(at, visit.startedAt!) < 0)
    throw new Refusal(ErrorCode.END_BEFORE_START, { field: 'occurredAt' });
  visit.childSafeNow = graver(visit.childSafeNow ?? null, input.childSafeNow ?? null);
  if (after.state === 'DONE')
    visit.finishedAt = seats.reduce((end, seat) => (seat.finishedAt ? later(end, seat.finishedAt) : end), at);
  await write(unit, held, after, { field: 'visitId', at });
  tell(unit, FactKind.VISIT_FINISHED, held, after, { occurredAt: at });
  if (after.state === 'DONE' && visit.flag) await actIsOver(unit, visit.flag.id);
  return { id: visit.id };
}

/** The clock: due or planned time passed and nobody went. */
const missed: Due<string> = {
  name: 'missed-visits',
  dueBefore: passedVisits,
  act: missVisit,
};

/** Says that nobody went, once its time has passed; a visit that is past that already stays as it is. */
export async function missVisit(unit: Unit, id: string): Promise<void> {
  const held = await hold(unit, id, null);
  const at = missedAt(held.now);
  if (!at || Temporal.Instant.compare(at, unit.now) > 0 || !allows(held.now, 'MISS')) return;
  const after = judged(held, { do: 'MISS' }, unit.now);
  held.visit.missedAt = at;
  await write(unit, held, after, { field: 'visitId', at });
  tell(unit, FactKind.VISIT_MISSED, held, after, { occurredAt: at });
}

export const visitsDue: Due<never>[] = [missed as Due<never>];
