// A span of time, half-open: its first instant is in, its last is out, so that spans in a row fit.

/** From an instant (in) until another (out); `until: null` means that no end is known. */
export interface Interval {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant | null;
}

/** An interval whose end is known. */
export interface BoundedInterval extends Interval {
  readonly until: Temporal.Instant;
}

const NANOSECONDS_PER_HOUR = 3_600_000_000_000;
const { compare } = Temporal.Instant;

/** The earlier of two instants. */
export const earlier = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  compare(a, b) <= 0 ? a : b;

/** The later of two instants. */
export const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant =>
  compare(a, b) >= 0 ? a : b;

/** Compares two ends, where null (open) is later than every instant. */
function compareEnds(a: Temporal.Instant | null, b: Temporal.Instant | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return compare(a, b);
}

const earlierEnd = (a: Temporal.Instant | null, b: Temporal.Instant | null) =>
  compareEnds(a, b) <= 0 ? a : b;
const laterEnd = (a: Temporal.Instant | null, b: Temporal.Instant | null) => (compareEnds(a, b) >= 0 ? a : b);

/** True when no instant lies inside: the end is not after the beginning. */
export const isEmpty = ({ from, until }: Interval): boolean => until !== null && compare(until, from) <= 0;

/** True when the two are the same span. */
export const sameInterval = (a: Interval, b: Interval): boolean =>
  compare(a.from, b.from) === 0 && compareEnds(a.until, b.until) === 0;

/** True when the instant lies inside. */
export const contains = ({ from, until }: Interval, instant: Temporal.Instant): boolean =>
  compare(from, instant) <= 0 && (until === null || compare(instant, until) < 0);

/** The span both have in common, or null when there is none. */
export function clip(interval: Interval, within: BoundedInterval): BoundedInterval | null;
export function clip(interval: Interval, within: Interval): Interval | null;
export function clip(interval: Interval, within: Interval): Interval | null {
  const common = { from: later(interval.from, within.from), until: earlierEnd(interval.until, within.until) };
  return isEmpty(common) ? null : common;
}

/** True when at least one instant lies inside both. Intervals that only touch do not overlap. */
export const overlaps = (a: Interval, b: Interval): boolean => clip(a, b) !== null;

/**
 * The fewest intervals that hold exactly the instants of the given ones, in order; touching ones become one.
 */
export function union<T extends Interval>(intervals: readonly T[]): Pick<T, 'from' | 'until'>[] {
  const ordered = intervals.filter((one) => !isEmpty(one)).sort((a, b) => compare(a.from, b.from));
  const merged: Interval[] = [];
  for (const { from, until } of ordered) {
    const last = merged.at(-1);
    if (last && compareEnds(last.until, from) >= 0)
      merged.splice(-1, 1, { from: last.from, until: laterEnd(last.until, until) });
    else merged.push({ from, until });
  }
  return merged as Pick<T, 'from' | 'until'>[];
}

/**
 * The instants that lie in at least one of the first and at least one of the second, as few intervals in
 * order.
 */
export function intersect<T extends Interval>(
  first: readonly T[],
  second: readonly Interval[],
): Pick<T, 'from' | 'until'>[] {
  const common = first.flatMap((a) => second.flatMap((b) => clip(a, b) ?? []));
  return union(common) as Pick<T, 'from' | 'until'>[];
}

/** The instants of the first that lie in none of the second, as few intervals in order. */
export function subtract<T extends Interval>(
  from: readonly T[],
  taken: readonly Interval[],
): Pick<T, 'from' | 'until'>[] {
  let left: Interval[] = union(from);
  for (const hole of union(taken)) {
    left = left.flatMap((piece) => {
      const before = { from: piece.from, until: earlierEnd(piece.until, hole.from) };
      const after = hole.until === null ? null : { from: later(piece.from, hole.until), until: piece.until };
      return [before, after].filter((rest): rest is Interval => rest !== null && !isEmpty(rest));
    });
  }
  return left as Pick<T, 'from' | 'until'>[];
}

/** Elapsed hours of an interval, or of several added up; infinite when an end is open, 0 when empty. */
export function hoursOf(interval: Interval | readonly Interval[]): number {
  if ('from' in interval) {
    if (interval.until === null) return Number.POSITIVE_INFINITY;
    if (isEmpty(interval)) return 0;
    return Number(interval.until.epochNanoseconds - interval.from.epochNanoseconds) / NANOSECONDS_PER_HOUR;
  }
  return interval.reduce((sum, one) => sum + hoursOf(one), 0);
}
