// Steps of a series: full hours, days and weeks of Berlin without holes, also when the clocks change.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BERLIN } from '#kernel/calendar.rules';
import { hoursOf } from '#kernel/interval';
import { bucketsOf, MOST_BUCKETS } from './buckets.rules';

const berlin = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(BERLIN).toInstant();
const cut = (from: string, until: string, bucket: 'HOUR' | 'DAY' | 'WEEK') =>
  bucketsOf({ from: berlin(from), until: berlin(until) }, bucket)?.map(hoursOf) ?? null;

describe('steps', () => {
  it.each([
    ['days, the first and last cut', '2026-11-24T12:00', '2026-11-26T06:00', 'DAY', [12, 24, 6]],
    ['the day the clocks go back', '2026-10-25T00:00', '2026-10-26T00:00', 'DAY', [25]],
    ['the day they go forward', '2026-03-29T00:00', '2026-03-30T00:00', 'DAY', [23]],
    ['weeks from Monday', '2026-11-20T00:00', '2026-11-24T00:00', 'WEEK', [72, 24]],
    ['hours', '2026-11-24T12:30', '2026-11-24T14:00', 'HOUR', [0.5, 1]],
    ['too many', '2020-01-01T00:00', '2026-01-01T00:00', 'DAY', null],
  ] as const)('%s', (_, from, until, bucket, expected) => {
    expect(cut(from, until, bucket)).toEqual(expected);
  });

  it('touch, and hold exactly the time asked for', () => {
    const minutes = fc.integer({ min: 1, max: 60 * 24 * 300 });
    fc.assert(
      fc.property(minutes, minutes, fc.constantFrom('DAY', 'WEEK'), (start, length, bucket) => {
        const from = berlin('2026-01-01T00:00').add({ minutes: start });
        const until = from.add({ minutes: length });
        const all = bucketsOf({ from, until }, bucket as 'DAY')!;
        expect(all.length).toBeLessThanOrEqual(MOST_BUCKETS);
        expect(all[0]!.from.equals(from) && all.at(-1)!.until.equals(until)).toBe(true);
        for (const [at, one] of all.slice(1).entries()) expect(one.from.equals(all[at]!.until)).toBe(true);
      }),
    );
  });
});
