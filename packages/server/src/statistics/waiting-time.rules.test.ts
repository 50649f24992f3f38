// The median with open cases: by hand, and as a property against the plain one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Watched, waitingMedian } from './waiting-time.rules';

const came = (...times: number[]): Watched[] => times.map((milliseconds) => ({ milliseconds, came: true }));
const open = (...times: number[]): Watched[] => times.map((milliseconds) => ({ milliseconds, came: false }));

describe('the median waiting time', () => {
  it.each([
    ['of nobody', [], null, null],
    ['of one', came(5), 5, null],
    ['of three', came(3, 1, 9), 3, null],
    ['of four', came(1, 2, 3, 4), 2, null],
    ['with one still open for long', [...came(1, 2, 3), ...open(100)], 2, null],
    ['is not that of the quick ones', [...came(1, 2), ...open(50, 60, 70)], null, 70],
    ['of open ones only', open(4, 8), null, 8],
    ['where somebody left early', [...came(2, 4, 6), ...open(1)], 4, null],
    ['where somebody left at the very time', [...came(2, 2), ...open(2, 9)], 2, null],
  ] as [string, Watched[], number | null, number | null][])('%s', (_, cases, median, longerThan) => {
    expect(waitingMedian(cases)).toEqual({ median, longerThan });
  });

  const times = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 });

  it('is the plain one while nothing is open', () => {
    fc.assert(
      fc.property(times, (all) => {
        const sorted = [...all].sort((a, b) => a - b);
        expect(waitingMedian(came(...all)).median).toBe(sorted[Math.ceil(all.length / 2) - 1]);
      }),
    );
  });

  it('never becomes shorter by a case that is still open longer than all', () => {
    fc.assert(
      fc.property(times, (all) => {
        const before = waitingMedian(came(...all)).median!;
        const { median } = waitingMedian([...came(...all), ...open(2000)]);
        expect(median ?? Infinity).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});
