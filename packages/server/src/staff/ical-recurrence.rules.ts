// Which recurrences are followed, and from where: often enough for people, never more often than once a day.
import { dateAt } from '#kernel/calendar.rules';
import { CalendarProblem, CalendarUnreadable } from './ical-lines.rules';

/** A recurrence rule (RRULE) as the calendar library holds it. */
export interface Rule {
  freq: string;
  interval: number;
  count: number | null;
  parts: Readonly<Record<string, readonly (string | number)[]>>;
}

/** By the day, week, month and year people meet; more often is a machine's. */
const FREQUENCIES: readonly string[] = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];
/** Most values of all parts of a rule together. */
const PARTS_MAX = 100;
const INTERVAL_MAX = 1_000;
const LONGEST_MONTHS: readonly number[] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Refuses a rule that repeats more often than daily or that no day of any year meets.
 * @throws CalendarUnreadable TOO_OFTEN, NOT_A_CALENDAR.
 */
export function checkedRule({ freq, interval, parts }: Rule): void {
  if (!FREQUENCIES.includes(freq) || 'BYHOUR' in parts || 'BYMINUTE' in parts || 'BYSECOND' in parts)
    throw new CalendarUnreadable(CalendarProblem.TOO_OFTEN);
  const values = Object.values(parts).reduce((sum, part) => sum + part.length, 0);
  if (!(interval >= 1 && interval <= INTERVAL_MAX) || values > PARTS_MAX || !possible(parts))
    throw new CalendarUnreadable(CalendarProblem.NOT_A_CALENDAR);
}

/** False for the 31st of February and its like. */
function possible(parts: Rule['parts']): boolean {
  const { BYMONTH: months, BYMONTHDAY: days } = parts;
  if (!months || !days) return true;
  return months.some((month) =>
    days.some((day) => Math.abs(Number(day)) <= (LONGEST_MONTHS[Number(month) - 1] ?? 0)),
  );
}

/**
 * The first day from which occurrences need to be counted: whole steps of a daily or weekly rule before the horizon
 * are passed over, with room for an occurrence that still runs; a rule that counts its occurrences begins at the first.
 */
export function boundedStart(
  rule: Rule,
  first: Temporal.PlainDate,
  horizon: Temporal.Instant,
): Temporal.PlainDate {
  const { freq, interval, count, parts } = rule;
  const stepDays = freq === 'DAILY' ? interval : freq === 'WEEKLY' ? 7 * interval : null;
  if (stepDays === null || count !== null || 'BYSETPOS' in parts) return first;
  const days = first.until(dateAt(horizon).subtract({ days: RUNS_DAYS }), { largestUnit: 'days' }).days;
  return days <= 0 ? first : first.add({ days: Math.floor(days / stepDays) * stepDays });
}

/** Longest occurrence that is still seen when it began before the horizon. */
const RUNS_DAYS = 62;
