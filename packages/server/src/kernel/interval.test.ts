// Intervals hold exactly the instants they name, whatever is done with them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clip,
  contains,
  hoursOf,
  type Interval,
  intersect,
  isEmpty,
  overlaps,
  sameInterval,
  subtract,
  union,
} from './interval';
import { anyBounded, anyInterval, everyQuarter, quarter } from './interval.arbitrary';

const span = (from: number, until: number | null): Interval => ({
  from: quarter(from),
  until: until === null ? null : quarter(until),
});
const inside = (intervals: readonly Interval[], instant: Temporal.Instant) =>
  intervals.some((one) => contains(one, instant));
const several = fc.array(anyInterval(), { maxLength: 6 });

describe('an interval', () => {
  it('begins with its first instant and ends before its last', () => {
    expect(contains(span(4, 8), quarter(4))).toBe(true);
    expect(contains(span(4, 8), quarter(8))).toBe(false);
    expect(contains(span(4, null), quarter(9999))).toBe(true);
  });

  it.each([
    ['inside', span(0, 8), span(2, 4), true],
    ['at the end', span(0, 8), span(7, 9), true],
    ['touching', span(0, 8), span(8, 9), false],
    ['apart', span(0, 8), span(9, 12), false],
    ['without an end', span(0, null), span(90, 91), true],
    ['before one without an end', span(9, null), span(0, 9), false],
    ['empty', span(0, 8), span(4, 4), false],
  ])('overlaps or not: %s', (_, a, b, expected) => {
    expect(overlaps(a, b)).toBe(expected);
    expect(overlaps(b, a)).toBe(expected);
  });

  it('measures elapsed hours, also of several, of none and of one without an end', () => {
    expect(hoursOf(span(0, 6))).toBe(1.5);
    expect(hoursOf([span(0, 6), span(10, 14)])).toBe(2.5);
    expect(hoursOf(span(6, 6))).toBe(0);
    expect(hoursOf([])).toBe(0);
    expect(hoursOf(span(0, null))).toBe(Number.POSITIVE_INFINITY);
  });

  it('clips to what both have in common', () => {
    fc.assert(
      fc.property(anyInterval(), anyInterval(), (a, b) => {
        const common = clip(a, b);
        for (const instant of everyQuarter()) {
          expect(common !== null && contains(common, instant)).toBe(
            contains(a, instant) && contains(b, instant),
          );
        }
      }),
    );
  });
});

describe('several intervals', () => {
  it('join into the fewest that hold exactly the same instants', () => {
    fc.assert(
      fc.property(several, (intervals) => {
        const joined = union(intervals);
        for (const instant of everyQuarter())
          expect(inside(joined, instant)).toBe(inside(intervals, instant));
        joined.slice(1).forEach((one, index) => {
          const before = joined[index]!.until;
          expect(before !== null && Temporal.Instant.compare(before, one.from) < 0).toBe(true);
        });
      }),
    );
  });

  it('join into the same, whatever their order and however often they are joined', () => {
    fc.assert(
      fc.property(several, (intervals) => {
        const joined = union(intervals);
        expect(union([...intervals].reverse())).toEqual(joined);
        expect(union(joined)).toEqual(joined);
      }),
    );
  });

  it('leave what is in the first and in none of the second', () => {
    fc.assert(
      fc.property(several, several, (first, second) => {
        const left = subtract(first, second);
        expect(left.some(isEmpty)).toBe(false);
        for (const instant of everyQuarter()) {
          expect(inside(left, instant)).toBe(inside(first, instant) && !inside(second, instant));
        }
      }),
    );
  });

  it('have in common what is in both, and with the rest make up the first again', () => {
    const bounded = fc.array(anyBounded(), { maxLength: 6 });
    fc.assert(
      fc.property(bounded, bounded, (first, second) => {
        const common = intersect(first, second);
        for (const instant of everyQuarter()) {
          expect(inside(common, instant)).toBe(inside(first, instant) && inside(second, instant));
        }
        expect(hoursOf(common) + hoursOf(subtract(first, second))).toBeCloseTo(hoursOf(union(first)), 9);
      }),
    );
  });

  it('are the same when both ends are', () => {
    expect(sameInterval(span(0, 4), span(0, 4))).toBe(true);
    expect(sameInterval(span(0, null), span(0, null))).toBe(true);
    expect(sameInterval(span(0, 4), span(0, null))).toBe(false);
    expect(sameInterval(span(1, 4), span(0, 4))).toBe(false);
  });
});
