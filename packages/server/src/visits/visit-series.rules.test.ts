// Days of a series: weekdays, weeks, holidays, and windows across both clock changes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHoliday } from '#kernel/calendar.rules';
import { fitsTheWindow, occurrences, type Rhythm, windowOn } from './visit-series.rules';

const day = (text: string) => Temporal.PlainDate.from(text);
const time = (text: string) => Temporal.PlainTime.from(text);
const rhythm = (more: Partial<Rhythm> = {}): Rhythm => ({
  weekdays: [2],
  everyWeeks: 1,
  counted: day('2026-11-24'),
  from: day('2026-11-24'),
  until: null,
  onHoliday: 'SKIP',
  ...more,
});
const days = (one: Rhythm, first: string, last: string) =>
  occurrences(one, day(first), day(last)).map(({ day: of, on }) => (of.equals(on) ? `${on}` : `${of}>${on}`));

describe('days', () => {
  it.each<[string, Partial<Rhythm>, string, string, string[]]>([
    ['every Tuesday', {}, '2026-11-23', '2026-12-09', ['2026-11-24', '2026-12-01', '2026-12-08']],
    ['two weekdays', { weekdays: [1, 4] }, '2026-11-23', '2026-12-01', ['2026-11-26', '2026-11-30']],
    ['every other week', { everyWeeks: 2 }, '2026-11-23', '2026-12-16', ['2026-11-24', '2026-12-08']],
    ['weeks run from Monday', { everyWeeks: 2, weekdays: [1] }, '2026-11-23', '2026-12-16', ['2026-12-07']],
    ['until a day', { until: day('2026-12-01') }, '2026-11-23', '2026-12-16', ['2026-11-24']],
    ['skips Christmas', { weekdays: [5], everyWeeks: 1 }, '2026-12-18', '2027-01-09', ['2026-12-18', '2027-01-08']],
    ['moves over Christmas to Monday', { weekdays: [5], onHoliday: 'NEXT_WORKING_DAY' }, '2026-12-24', '2026-12-31', ['2026-12-25>2026-12-28']],
    ['moves Good Friday over Easter Monday', { weekdays: [5], onHoliday: 'NEXT_WORKING_DAY' }, '2027-03-26', '2027-03-31', ['2027-03-26>2027-03-30']],
    ['falls away where it would meet the next', { weekdays: [4, 5], onHoliday: 'NEXT_WORKING_DAY' }, '2027-05-06', '2027-05-08', ['2027-05-07']],
    ['falls away behind the end', { weekdays: [5], until: day('2026-12-28'), onHoliday: 'NEXT_WORKING_DAY' }, '2026-12-24', '2026-12-31', []],
  ])('%s', (_, more, first, last, expected) => {
    expect(days(rhythm(more), first, last)).toEqual(expected);
  }); // prettier-ignore

  it('pieces give the same as the whole, no two come on one day, none on a holiday', () => {
    const any = fc.record({
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      everyWeeks: fc.integer({ min: 1, max: 8 }),
      onHoliday: fc.constantFrom('SKIP' as const, 'NEXT_WORKING_DAY' as const),
    });
    const start = day('2026-11-24');
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }), (more, a, b) => {
        const one = rhythm(more);
        const [cut, end] = [start.add({ days: Math.min(a, b) }), start.add({ days: Math.max(a, b) })];
        const whole = occurrences(one, start, end);
        expect([...occurrences(one, start, cut), ...occurrences(one, cut, end)]).toEqual(whole);
        const on = whole.map((each) => `${each.on}`);
        expect(new Set(on).size).toBe(on.length);
        for (const each of whole) {
          expect(isHoliday(each.on)).toBe(false);
          expect(more.weekdays).toContain(each.day.dayOfWeek);
        }
      }),
    );
  });
});

describe('windows', () => {
  it.each([
    ['a usual day', '2026-11-24', '09:00', '12:00', '2026-11-24T08:00:00Z', '2026-11-24T11:00:00Z'],
    ['the same hours in summer', '2026-07-07', '09:00', '12:00', '2026-07-07T07:00:00Z', '2026-07-07T10:00:00Z'],
    ['the day the clocks go forward', '2027-03-28', '09:00', '12:00', '2027-03-28T07:00:00Z', '2027-03-28T10:00:00Z'],
    ['the hour that is skipped', '2027-03-28', '02:50', '03:50', '2027-03-28T01:50:00Z', '2027-03-28T02:50:00Z'],
    ['the hour that comes twice', '2026-10-25', '02:00', '03:00', '2026-10-25T00:00:00Z', '2026-10-25T02:00:00Z'],
  ])('%s', (_, on, opens, closes, from, until) => {
    const found = windowOn(day(on), { opens: time(opens), closes: time(closes), minutes: 60 });
    expect([`${found.from}`, `${found.until}`]).toEqual([from, until]);
  }); // prettier-ignore

  it('is never shorter than the visit', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const wall = (n: number) => new Temporal.PlainTime(Math.floor(n / 60), n % 60);
    fc.assert(
      fc.property(minute, minute, fc.integer({ min: 5, max: 240 }), fc.integer({ min: 0, max: 730 }), (a, b, minutes, n) => {
        const window = { opens: wall(a), closes: wall(b), minutes };
        const { from, until } = windowOn(day('2026-01-01').add({ days: n }), window);
        expect(from.until(until).total('minutes')).toBeGreaterThanOrEqual(minutes);
        if (fitsTheWindow(window)) expect(b - a).toBeGreaterThanOrEqual(minutes);
      }),
    ); // prettier-ignore
  });
});
