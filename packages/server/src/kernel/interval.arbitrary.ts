// Chance for tests: instants and intervals in quarter hours, few enough that they meet, touch and repeat.
import fc from 'fast-check';
import type { BoundedInterval, Interval } from './interval';

const START = Temporal.Instant.from('2026-10-24T00:00:00Z');

/** The instant so many quarter hours after a fixed Saturday before a clock change. */
export const quarter = (quarters: number): Temporal.Instant => START.add({ minutes: 15 * quarters });

/** An instant within so many quarter hours of that Saturday. */
export const anyInstant = (quarters = 96): fc.Arbitrary<Temporal.Instant> =>
  fc.integer({ min: 0, max: quarters }).map(quarter);

/** A span with a known end, never empty. */
export const anyBounded = (quarters = 96): fc.Arbitrary<BoundedInterval> =>
  fc
    .tuple(fc.integer({ min: 0, max: quarters - 1 }), fc.integer({ min: 1, max: quarters }))
    .map(([from, length]) => ({ from: quarter(from), until: quarter(Math.min(from + length, quarters)) }));

/** A span that may have no end. */
export const anyInterval = (quarters = 96): fc.Arbitrary<Interval> =>
  fc.oneof(
    { weight: 4, arbitrary: anyBounded(quarters) },
    { weight: 1, arbitrary: anyInstant(quarters).map((from) => ({ from, until: null })) },
  );

/** Every quarter hour of the range, beyond its end too: what a property asks one by one. */
export const everyQuarter = (quarters = 96): Temporal.Instant[] =>
  Array.from({ length: quarters + 4 }, (_, index) => quarter(index - 2));
