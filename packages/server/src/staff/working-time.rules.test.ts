// Who works when, by the rows of a week, over holidays and clock changes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BERLIN, dateAt, dayInterval, isHoliday, startOfDay } from '#kernel/calendar.rules';
import { contains, hoursOf } from '#kernel/interval';
import { shiftAt, weeklyHours, workedIn, workedOn, type WorkingTime } from './working-time.rules';

const day = (text: string) => Temporal.PlainDate.from(text);
const berlin = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(BERLIN).toInstant();
const row = (
  weekday: number,
  from: string,
  until: string,
  validFrom = '2020-01-01',
  validUntil: string | null = null,
): WorkingTime => ({
  weekday,
  from: Temporal.PlainTime.from(from),
  until: Temporal.PlainTime.from(until),
  validFrom: day(validFrom),
  validUntil: validUntil === null ? null : day(validUntil),
});
const week = [1, 2, 3, 4, 5].map((weekday) => row(weekday, '08:00', '16:00'));
const anyHour = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
const anyRow = fc
  .tuple(fc.integer({ min: 1, max: 7 }), anyHour, anyHour)
  .map(([weekday, from, until]) => row(weekday, from, until));
const anyRows = fc.array(anyRow, { maxLength: 8 });
const anyMoment = fc
  .integer({ min: 0, max: 24 * 400 })
  .map((hours) => berlin('2026-01-01T00:30').add({ hours }));

describe('the hours of a day', () => {
  it('are those of its weekday', () => {
    const split = [row(2, '08:00', '12:00'), row(2, '13:00', '16:30'), row(3, '08:00', '12:00')];
    expect(workedOn(split, day('2026-11-24')).map(hoursOf)).toEqual([4, 3.5]);
    expect(workedOn(split, day('2026-11-26'))).toEqual([]);
  });

  it('count from the first day of a row until the day before its end', () => {
    const changed = [
      row(2, '08:00', '16:00', '2026-01-01', '2026-11-24'),
      row(2, '08:00', '12:00', '2026-11-24'),
    ];
    expect(hoursOf(workedOn(changed, day('2026-11-17')))).toBe(8);
    expect(hoursOf(workedOn(changed, day('2026-11-24')))).toBe(4);
    expect(hoursOf(workedOn(changed, day('2025-12-30')))).toBe(0);
  });

  it.each(['2026-12-25', '2026-06-04', '2026-05-14'])('are none on the holiday %s', (text) => {
    expect(workedOn(week, day(text))).toEqual([]);
  });

  it('are elapsed hours in a night in which the clocks change', () => {
    const night = [row(6, '22:00', '06:00')];
    expect(hoursOf(workedOn(night, day('2026-10-24')))).toBe(9);
    expect(hoursOf(workedOn(night, day('2026-03-28')))).toBe(7);
  });

  it('that overlap by mistake count once', () => {
    expect(hoursOf(workedOn([row(2, '08:00', '12:00'), row(2, '10:00', '14:00')], day('2026-11-24')))).toBe(
      6,
    );
  });
});

describe('a shift', () => {
  it.each([
    ['at work', '2026-11-24T10:00', '2026-11-24T16:00'],
    ['in the first minute', '2026-11-24T08:00', '2026-11-24T16:00'],
    ['at the end', '2026-11-24T16:00', null],
    ['at night', '2026-11-24T03:00', null],
    ['on Saturday', '2026-11-28T10:00', null],
    ['at Christmas', '2026-12-25T10:00', null],
  ])('%s', (_, at, until) => {
    expect(shiftAt(week, berlin(at))?.until.toString() ?? null).toBe(until && berlin(until).toString());
  });

  it('that begins in the evening runs on after midnight', () => {
    expect(shiftAt([row(2, '22:00', '06:00')], berlin('2026-11-25T03:00'))).toEqual({
      from: berlin('2026-11-24T22:00'),
      until: berlin('2026-11-25T06:00'),
    });
  });

  it('holds the instant it was asked for, and is there exactly when the hours around say so', () => {
    fc.assert(
      fc.property(anyRows, anyMoment, (rows, instant) => {
        const shift = shiftAt(rows, instant);
        const worked = workedIn(rows, dayInterval(dateAt(instant)));
        expect(worked.some((span) => contains(span, instant))).toBe(shift !== null);
        expect(shift === null || contains(shift, instant)).toBe(true);
      }),
    );
  });
});

describe('the hours of a span', () => {
  it('are those of its days, whichever way it is cut', () => {
    fc.assert(
      fc.property(
        anyRows,
        anyMoment,
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 0, max: 200 }),
        (rows, from, first, second) => {
          const [middle, until] = [from.add({ hours: first }), from.add({ hours: first + second })];
          const parts =
            hoursOf(workedIn(rows, { from, until: middle })) +
            hoursOf(workedIn(rows, { from: middle, until }));
          expect(parts).toBeCloseTo(hoursOf(workedIn(rows, { from, until })), 9);
        },
      ),
    );
  });

  it('of a whole week without holiday or clock change are the weekly hours', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 8 }), fc.integer({ min: 2, max: 40 }), (rows, weeks) => {
        const monday = day('2026-01-05').add({ weeks });
        const until = startOfDay(monday.add({ days: 7 }));
        fc.pre(![-1, 0, 1, 2, 3, 4, 5, 6, 7].some((days) => isHoliday(monday.add({ days }))));
        fc.pre(until.since(startOfDay(monday)).total('hours') === 168);
        const daytime = rows.filter((time) => Temporal.PlainTime.compare(time.until, time.from) > 0);
        expect(hoursOf(workedIn(daytime, { from: startOfDay(monday), until }))).toBeCloseTo(
          weeklyHours(daytime, monday),
          9,
        );
      }),
    );
  });
});

describe('weekly hours', () => {
  it.each([
    ['a full week', week, 40],
    ['with a night into Monday', [...week, row(7, '22:00', '06:00')], 48],
    ['none', [], 0],
    ['a row that no longer counts', [row(1, '08:00', '16:00', '2020-01-01', '2026-01-01')], 0],
  ])('%s', (_, rows, hours) => {
    expect(weeklyHours(rows, day('2026-12-24'))).toBe(hours);
  });
});
