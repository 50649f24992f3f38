// When an office is open and what changed about it, as plain values: hours that do not overlap, and words for the log.
import { ErrorCode, Refusal } from '#kernel/refusal';

/** One span of one weekday, by the clock of Europe/Berlin; 1 is Monday. */
export interface Hours {
  weekday: number;
  from: Temporal.PlainTime;
  until: Temporal.PlainTime;
}

const { compare } = Temporal.PlainTime;
/** Nobody opens more often; what is more is a slip. */
const MOST = 28;

const before = (a: Hours, b: Hours) =>
  a.weekday - b.weekday || compare(a.from, b.from) || compare(a.until, b.until);

/**
 * The hours in the order of the week, to the minute.
 * @throws Refusal END_BEFORE_START, INVALID (openingHours) for an unknown weekday, an overlap, or too many.
 */
export function checkedHours(hours: readonly Hours[], field = 'openingHours'): Hours[] {
  if (hours.length > MOST) throw new Refusal(ErrorCode.INVALID, { field });
  const sorted = [...hours].sort(before);
  for (const [n, { weekday, from, until }] of sorted.entries()) {
    if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7)
      throw new Refusal(ErrorCode.INVALID, { field });
    if (compare(from, until) >= 0) throw new Refusal(ErrorCode.END_BEFORE_START, { field });
    const last = sorted[n - 1];
    if (last?.weekday === weekday && compare(from, last.until) < 0)
      throw new Refusal(ErrorCode.INVALID, { field, words: { because: 'HOURS_OVERLAP' } });
  }
  return sorted;
}

const minute = (time: Temporal.PlainTime) => time.toString({ smallestUnit: 'minute' });

/** `1 09:00-12:00, 4 14:00-18:00`; null when there are none. */
export const hoursText = (hours: readonly Hours[]): string | null =>
  [...hours]
    .sort(before)
    .map(({ weekday, from, until }) => `${weekday} ${minute(from)}-${minute(until)}`)
    .join(', ') || null;

/** The fields that moved, as the log keeps them. */
export const moved = (
  was: Readonly<Record<string, string | null>>,
  is: Readonly<Record<string, string | null>>,
): { field: string; from: string | null; to: string | null }[] =>
  Object.keys(is)
    .filter((field) => (was[field] ?? null) !== is[field])
    .map((field) => ({ field, from: was[field] ?? null, to: is[field]! }));
