// Days and office hours of Marl, over holidays and both clock changes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addOfficeHours,
  atTime,
  BERLIN,
  dateAt,
  dayInterval,
  easterSunday,
  holidays,
  isHoliday,
  isWorkingDay,
  officeHours,
  officeHoursAt,
  startOfDay,
  workingDays,
} from './calendar.rules';
import { clip, contains, hoursOf } from './interval';

const day = (text: string) => Temporal.PlainDate.from(text);
const berlin = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(BERLIN).toInstant();
const shown = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO(BERLIN).toPlainDateTime().toString({ smallestUnit: 'minute' });
const anyDay = fc.integer({ min: 0, max: 365 * 60 }).map((days) => day('2010-01-01').add({ days }));
const anyMoment = fc
  .integer({ min: 0, max: 60 * 24 * 800 })
  .map((minutes) => berlin('2026-01-01T00:00').add({ minutes }));

describe('Easter', () => {
  it.each([
    [1954, '04-18'],
    [1981, '04-19'],
    [2000, '04-23'],
    [2008, '03-23'],
    [2011, '04-24'],
    [2019, '04-21'],
    [2024, '03-31'],
    [2025, '04-20'],
    [2026, '04-05'],
    [2027, '03-28'],
    [2028, '04-16'],
    [2029, '04-01'],
    [2030, '04-21'],
    [2038, '04-25'],
  ])('of %i is on %s', (year, expected) => {
    expect(easterSunday(year).toString()).toBe(`${year}-${expected}`);
  });

  it('is a Sunday from 22 March to 25 April in every year', () => {
    for (let year = 1900; year < 2200; year += 1) {
      const easter = easterSunday(year);
      expect(easter.dayOfWeek).toBe(7);
      expect(easter.toString().slice(5) >= '03-22' && easter.toString().slice(5) <= '04-25').toBe(true);
    }
  });
});

describe('holidays in North Rhine-Westphalia', () => {
  it('of 2026 are these eleven', () => {
    expect(holidays(2026).map((holiday) => `${holiday.date.toString().slice(5)} ${holiday.name}`)).toEqual([
      '01-01 Neujahr',
      '04-03 Karfreitag',
      '04-06 Ostermontag',
      '05-01 Tag der Arbeit',
      '05-14 Christi Himmelfahrt',
      '05-25 Pfingstmontag',
      '06-04 Fronleichnam',
      '10-03 Tag der Deutschen Einheit',
      '11-01 Allerheiligen',
      '12-25 Erster Weihnachtstag',
      '12-26 Zweiter Weihnachtstag',
    ]);
  });

  it('are not those of other states', () => {
    expect(
      ['2026-01-06', '2026-08-15', '2026-10-31', '2026-11-18'].map((text) => isHoliday(day(text))),
    ).toEqual(Array(4).fill(false));
  });
});

describe('working days', () => {
  it.each([
    ['2026-11-24', 5, ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30']],
    ['2026-11-28', 2, ['2026-11-30', '2026-12-01']],
    ['2026-04-02', 2, ['2026-04-02', '2026-04-07']],
    ['2026-12-24', 4, ['2026-12-24', '2026-12-28', '2026-12-29', '2026-12-30']],
    ['2026-11-24', 0, []],
  ])('from %s, %i of them', (from, count, expected) => {
    expect(workingDays(day(from), count).map(String)).toEqual(expected);
  });

  it('are Monday to Friday, no holiday, none left out between', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 12 }), (from, count) => {
        const days = workingDays(from, count);
        expect(days).toHaveLength(count);
        for (let one = from; Temporal.PlainDate.compare(one, days.at(-1)!) <= 0; one = one.add({ days: 1 })) {
          const listed = days.some((working) => working.equals(one));
          expect(listed).toBe(one.dayOfWeek <= 5 && !isHoliday(one));
        }
      }),
    );
  });
});

describe('a day', () => {
  it.each([
    ['2026-11-24', 24],
    ['2026-03-29', 23],
    ['2026-10-25', 25],
  ])('%s has %i hours', (text, hours) => {
    expect(hoursOf(dayInterval(day(text)))).toBe(hours);
  });

  it('begins where the one before ends, and holds every instant that carries its date', () => {
    fc.assert(
      fc.property(anyMoment, (instant) => {
        const date = dateAt(instant);
        expect(contains(dayInterval(date), instant)).toBe(true);
        expect(dayInterval(date.subtract({ days: 1 })).until.equals(startOfDay(date))).toBe(true);
      }),
    );
  });

  it('moves a time that is skipped in March on by an hour, and takes the first of two in October', () => {
    expect(atTime(day('2026-03-29'), Temporal.PlainTime.from('02:30')).toString()).toBe(
      '2026-03-29T01:30:00Z',
    );
    expect(atTime(day('2026-10-25'), Temporal.PlainTime.from('02:30')).toString()).toBe(
      '2026-10-25T00:30:00Z',
    );
  });
});

describe('office hours', () => {
  it('are from eight to four in Berlin, summer and winter', () => {
    expect(officeHours(day('2026-11-24'))!.from.toString()).toBe('2026-11-24T07:00:00Z');
    expect(officeHours(day('2026-07-21'))!.until.toString()).toBe('2026-07-21T14:00:00Z');
  });

  it.each(['2026-11-28', '2026-11-29', '2026-12-25', '2026-06-04'])('are none on %s', (text) => {
    expect(officeHours(day(text))).toBeNull();
  });

  it('run from the first minute and not at the last', () => {
    expect(officeHoursAt(berlin('2026-11-24T08:00'))).toEqual(officeHours(day('2026-11-24')));
    expect(officeHoursAt(berlin('2026-11-24T16:00'))).toBeNull();
    expect(officeHoursAt(berlin('2026-11-28T10:00'))).toBeNull();
  });
});

describe('adding office hours', () => {
  it.each([
    ['within a day', '2026-11-24T09:10', 2, '2026-11-24T11:10'],
    ['up to the end of the day', '2026-11-24T14:00', 2, '2026-11-24T16:00'],
    ['over night', '2026-11-24T15:30', 2, '2026-11-25T09:30'],
    ['over the weekend', '2026-11-27T15:00', 2, '2026-11-30T09:00'],
    ['from Saturday', '2026-11-28T12:00', 2, '2026-11-30T10:00'],
    ['before the office opens', '2026-11-24T03:00', 2, '2026-11-24T10:00'],
    ['after it has closed', '2026-11-24T16:00', 2, '2026-11-25T10:00'],
    ['over Christmas', '2026-12-24T15:00', 2, '2026-12-28T09:00'],
    ['over Easter', '2026-04-02T15:59', 2, '2026-04-07T09:59'],
    ['over the change to summer time', '2026-03-27T15:00', 2, '2026-03-30T09:00'],
    ['over the change to winter time', '2026-10-23T15:00', 2, '2026-10-26T09:00'],
    ['more than a day', '2026-11-24T12:00', 16, '2026-11-26T12:00'],
    ['none', '2026-11-28T12:00', 0, '2026-11-28T12:00'],
  ])('%s', (_, from, hours, expected) => {
    expect(shown(addOfficeHours(berlin(from), hours))).toBe(expected);
  });

  it('leaves exactly that many hours of open office in between', () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: 1, max: 40 }), (from, hours) => {
        const until = addOfficeHours(from, hours);
        let open = 0;
        for (
          let date = dateAt(from);
          Temporal.PlainDate.compare(date, dateAt(until)) <= 0;
          date = date.add({ days: 1 })
        ) {
          const office = officeHours(date);
          const passed = office && clip(office, { from, until });
          open += passed ? hoursOf(passed) : 0;
        }
        expect(open).toBeCloseTo(hours, 9);
        expect(isWorkingDay(dateAt(until))).toBe(true);
      }),
    );
  });
});
