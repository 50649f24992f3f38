// Who answers: at an instant, next, and where the next hole is.
import { demand, may } from '#access/policy.rules';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { Failure } from '#kernel/failure';
import type { BoundedInterval } from '#kernel/interval';
import type { Unit } from '#kernel/unit';
import type { Duty } from './duty.entity';
import { type DutyShift, handovers, horizonEnd, LONGEST_HOURS, onCallAt } from './duty.rules';
import { dutiesWithin, dutyRow } from './duties.queries';

/** Hand-overs that are told of: last night's are among them in the morning. */
const LOOK_BACK_HOURS = 24;
/** Widest span of one question. */
const SPAN_DAYS = 93;

/** A duty as the rules read it. */
export const shiftOf = (duty: Duty): DutyShift & { duty: Duty } => ({
  id: duty.id,
  kind: duty.kind,
  during: duty.during as BoundedInterval,
  members: membersOf(duty),
  duty,
});

/** The professionals of a duty by id, first seat first. */
export const membersOf = (duty: Duty): string[] => duty.seats.getItems().map((seat) => seat.professional.id);

/** Who answers at an instant (now, when none is said), next, and the first gap within 14 days. */
export async function onCall(unit: Unit, at: Temporal.Instant = unit.now) {
  const end = horizonEnd(at);
  const duties = await dutiesWithin(unit, { from: at.subtract({ hours: LONGEST_HOURS }), until: end });
  const shifts = duties.map(shiftOf);
  const { now, next, gap, gaps } = onCallAt(shifts, at);
  const ahead = duties.filter((duty) => Temporal.Instant.compare(duty.during.until!, at) > 0);
  const past = { from: at.subtract({ hours: LOOK_BACK_HOURS }), until: at.add({ nanoseconds: 1 }) };
  const handed = handovers(shifts, past).toReversed();
  return {
    now: now?.duty ?? null,
    next: next?.duty ?? null,
    gap,
    gaps,
    ahead,
    handovers: handed.map(({ at: when, from, to }) => ({
      at: when,
      from: from?.duty ?? null,
      to: to?.duty ?? null,
    })),
  };
}

/** The same for whoever asks the contract. */
export function onCallFor(unit: Unit, at?: Temporal.Instant | null) {
  demand(unit.viewer, 'board:read');
  return onCall(unit, at ?? unit.now);
}

/** Duties that touch a span of at most three months. */
export async function duties(unit: Unit, span: BoundedInterval): Promise<Duty[]> {
  demand(unit.viewer, 'board:read');
  const wide = Temporal.Instant.compare(span.until, span.from.add({ hours: 24 * SPAN_DAYS })) > 0;
  if (wide || Temporal.Instant.compare(span.until, span.from) <= 0)
    throw new Failure('BAD_USER_INPUT', new Refusal(ErrorCode.INVALID, { field: 'until' }));
  return dutiesWithin(unit, span);
}

/** One duty, no right asked. */
export const dutyById = dutyRow;

/** What `node` shows of a duty. */
export const visibleDuty = async (unit: Unit, id: string): Promise<Duty | null> =>
  may(unit.viewer, 'board:read') ? dutyRow(unit, id) : null;
