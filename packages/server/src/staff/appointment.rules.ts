// What an appointment is: one of four kinds, an end after its beginning, not over yet, no longer than two weeks.
import { type BoundedInterval, isEmpty } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';

/** What takes the person, without a name of anybody. */
export const AppointmentKind = {
  COURT: 'COURT',
  CONFERENCE: 'CONFERENCE',
  TRAINING: 'TRAINING',
  OTHER: 'OTHER',
} as const;
export type AppointmentKind = (typeof AppointmentKind)[keyof typeof AppointmentKind];

/** Whoever is away longer is absent. */
export const LONGEST_DAYS = 14;
/** How far ahead something can be entered. */
const REACH_DAYS = 366;
/** Most characters of a place. */
export const PLACE_MAX = 120;

/** @throws Refusal END_BEFORE_START, IN_THE_PAST, INVALID (until, from). */
export function checkedSpan({ from, until }: BoundedInterval, now: Temporal.Instant): BoundedInterval {
  const { compare } = Temporal.Instant;
  if (isEmpty({ from, until })) throw new Refusal(ErrorCode.END_BEFORE_START, { field: 'until' });
  if (compare(until, now) <= 0) throw new Refusal(ErrorCode.IN_THE_PAST, { field: 'until' });
  if (compare(until, from.add({ hours: 24 * LONGEST_DAYS })) > 0)
    throw new Refusal(ErrorCode.INVALID, {
      field: 'until',
      words: { because: 'APPOINTMENT_LENGTH', limit: `${LONGEST_DAYS}` },
    });
  const latest = now.add({ hours: 24 * REACH_DAYS });
  if (compare(from, latest) > 0)
    throw new Refusal(ErrorCode.INVALID, {
      field: 'from',
      words: { because: 'TOO_LATE', time: latest.toString() },
    });
  return { from, until };
}
