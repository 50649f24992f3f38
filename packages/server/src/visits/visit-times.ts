// Times somebody types: how long a visit is, and when something happened that is told only now.
import { later } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';

const SHORTEST_MINUTES = 5;
const LONGEST_MINUTES = 1440;
/** What was done without reception is told later, but not after three days (contract). */
const TOLD_WITHIN_HOURS = 72;
/** Clocks of phones are not quite right. */
const AHEAD_SECONDS = 60;

/** Whole minutes of a duration. @throws Refusal INVALID. */
export function checkedMinutes(duration: Temporal.Duration, field = 'duration'): number {
  const minutes = duration.total('minutes');
  if (Number.isInteger(minutes) && minutes >= SHORTEST_MINUTES && minutes <= LONGEST_MINUTES) return minutes;
  throw new Refusal(ErrorCode.INVALID, {
    field,
    words: { because: 'DURATION', limit: `${SHORTEST_MINUTES}–${LONGEST_MINUTES}` },
  });
}

/**
 * When it happened: now when nothing is said.
 * @throws Refusal INVALID for the future, for more than 72 hours ago, or for before the visit was planned.
 */
export function happenedAt(
  said: Temporal.Instant | null | undefined,
  now: Temporal.Instant,
  planned: Temporal.Instant,
): Temporal.Instant {
  if (!said) return now;
  const field = 'occurredAt';
  if (Temporal.Instant.compare(said, now.add({ seconds: AHEAD_SECONDS })) > 0) {
    throw new Refusal(ErrorCode.INVALID, { field, words: { because: 'IN_THE_FUTURE' } });
  }
  const earliest = later(now.subtract({ hours: TOLD_WITHIN_HOURS }), planned);
  if (Temporal.Instant.compare(said, earliest) < 0) {
    throw new Refusal(ErrorCode.INVALID, {
      field,
      words: { because: 'TOO_EARLY', time: earliest.toString() },
    });
  }
  return Temporal.Instant.compare(said, now) > 0 ? now : said;
}
