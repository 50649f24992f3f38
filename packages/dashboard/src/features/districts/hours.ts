// Opening hours between the contract and the hand: `09:00-12:00, 14:00-18:00` for each weekday; days as the office writes them.
import { readTime } from '#ui/times.ts';

export interface Span {
  weekday: number;
  from: string;
  until: string;
}

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
type Weekday = (typeof WEEKDAYS)[number];

/** What stands in the field of a weekday. */
export const written = (hours: readonly Span[], weekday: number): string =>
  hours
    .filter((one) => one.weekday === weekday)
    .map(({ from, until }) => `${from}-${until}`)
    .join(', ');

/** The week in runs of days with the same hours: Monday to Friday 09:00-15:00 is one. Closed days are left out. */
export function runs(hours: readonly Span[]): { first: Weekday; last: Weekday; at: string }[] {
  const found: { first: Weekday; last: Weekday; at: string }[] = [];
  for (const day of WEEKDAYS) {
    const at = written(hours, day);
    const before = found.at(-1);
    if (!at) continue;
    if (before && before.last === day - 1 && before.at === at) before.last = day;
    else found.push({ first: day, last: day, at });
  }
  return found;
}

/** The spans somebody typed for a weekday, or null when they cannot be read. Nothing typed is closed. */
export function readSpans(typed: string, weekday: number): Span[] | null {
  const parts = typed
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean);
  const spans = parts.map((part) => {
    const [, begin, end] = /^([\d.:]+)\s*[-–]\s*([\d.:]+)$/.exec(part) ?? [];
    const [from, until] = [readTime(begin ?? ''), readTime(end ?? '')];
    return from && until ? { weekday, from, until } : null;
  });
  return spans.includes(null) ? null : (spans as Span[]);
}
