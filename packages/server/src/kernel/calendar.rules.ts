// The office's calendar: days, holidays and office hours of North Rhine-Westphalia in Berlin time.
import { type BoundedInterval, contains, later } from './interval';

/** The zone of every day, every hour on a wall and every "today" of the office. */
export const BERLIN = 'Europe/Berlin';

/**
 * Office hours on a working day, Berlin wall time; the shift of an account without working times (rules 2).
 */
export const OFFICE_OPENS = Temporal.PlainTime.from('08:00');
export const OFFICE_CLOSES = Temporal.PlainTime.from('16:00');

/** A public holiday: the German name, because it is shown as it is called. */
export interface Holiday {
  date: Temporal.PlainDate;
  name: string;
}

/** The day in Berlin on which the instant falls. */
export const dateAt = (instant: Temporal.Instant): Temporal.PlainDate =>
  instant.toZonedDateTimeISO(BERLIN).toPlainDate();

/**
 * The instant at which Berlin's clocks show this time of this day. In the hour that is skipped in March it is
 * the time moved on by that hour; in the hour that comes twice in October it is the first of the two.
 */
export const atTime = (date: Temporal.PlainDate, time: Temporal.PlainTime): Temporal.Instant =>
  date.toZonedDateTime({ timeZone: BERLIN, plainTime: time }).toInstant();

/** Midnight at which the day begins. */
export const startOfDay = (date: Temporal.PlainDate): Temporal.Instant =>
  date.toZonedDateTime(BERLIN).toInstant();

/** The whole day, midnight to midnight: 24 hours, 23 when the clocks go forward, 25 when they go back. */
export const dayInterval = (date: Temporal.PlainDate): BoundedInterval => ({
  from: startOfDay(date),
  until: startOfDay(date.add({ days: 1 })),
});

/** Easter Sunday of a Gregorian year, by the rule of Gauss with Lichtenberg's correction. */
export function easterSunday(year: number): Temporal.PlainDate {
  const century = Math.floor(year / 100);
  const moonShift = 15 + Math.floor((3 * century + 3) / 4) - Math.floor((8 * century + 13) / 25);
  const sunShift = 2 - Math.floor((3 * century + 3) / 4);
  const cycle = year % 19;
  const seed = (19 * cycle + moonShift) % 30;
  const correction = Math.floor((seed + Math.floor(cycle / 11)) / 29);
  const fullMoon = 21 + seed - correction;
  const firstSunday = 7 - ((year + Math.floor(year / 4) + sunShift) % 7);
  const daysLater = 7 - ((fullMoon - firstSunday) % 7);
  return Temporal.PlainDate.from({ year, month: 3, day: 1 }).add({ days: fullMoon + daysLater - 1 });
}

/**
 * The eleven public holidays of a year in North Rhine-Westphalia, in order.
 * Source: Feiertagsgesetz NW, section 2. Days set once by a special act (31 October 2017) are not among them.
 */
export function holidays(year: number): Holiday[] {
  const easter = easterSunday(year);
  const on = (month: number, day: number) => Temporal.PlainDate.from({ year, month, day });
  return [
    { date: on(1, 1), name: 'Neujahr' },
    { date: easter.subtract({ days: 2 }), name: 'Karfreitag' },
    { date: easter.add({ days: 1 }), name: 'Ostermontag' },
    { date: on(5, 1), name: 'Tag der Arbeit' },
    { date: easter.add({ days: 39 }), name: 'Christi Himmelfahrt' },
    { date: easter.add({ days: 50 }), name: 'Pfingstmontag' },
    { date: easter.add({ days: 60 }), name: 'Fronleichnam' },
    { date: on(10, 3), name: 'Tag der Deutschen Einheit' },
    { date: on(11, 1), name: 'Allerheiligen' },
    { date: on(12, 25), name: 'Erster Weihnachtstag' },
    { date: on(12, 26), name: 'Zweiter Weihnachtstag' },
  ].sort((a, b) => Temporal.PlainDate.compare(a.date, b.date));
}

const holidayKeys = new Map<number, ReadonlySet<string>>();

/**
 * True on a public holiday in North Rhine-Westphalia. Years are kept: the load asks for each day of each
 * person.
 */
export function isHoliday(date: Temporal.PlainDate): boolean {
  let keys = holidayKeys.get(date.year);
  if (!keys)
    holidayKeys.set(
      date.year,
      (keys = new Set(holidays(date.year).map((holiday) => holiday.date.toString()))),
    );
  return keys.has(date.toString());
}

/** Monday to Friday without public holidays. */
export const isWorkingDay = (date: Temporal.PlainDate): boolean => date.dayOfWeek <= 5 && !isHoliday(date);

/** The next `count` working days in order, beginning with the given day if it is one. */
export function workingDays(from: Temporal.PlainDate, count: number): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  for (let day = from; days.length < count; day = day.add({ days: 1 })) if (isWorkingDay(day)) days.push(day);
  return days;
}

/** Office hours of the day, 08:00 to 16:00 in Berlin, or null when the office is closed that day. */
export function officeHours(date: Temporal.PlainDate): BoundedInterval | null {
  if (!isWorkingDay(date)) return null;
  return { from: atTime(date, OFFICE_OPENS), until: atTime(date, OFFICE_CLOSES) };
}

/** The office hours that run at the instant, or null when the office is closed. */
export function officeHoursAt(instant: Temporal.Instant): BoundedInterval | null {
  const hours = officeHours(dateAt(instant));
  return hours && contains(hours, instant) ? hours : null;
}

/**
 * The instant at which so many hours of open office have passed; time while the office is closed does not
 * count. Two hours from Friday 15:00 end on Monday at 09:00. Zero or less is the instant itself.
 */
export function addOfficeHours(instant: Temporal.Instant, hours: number): Temporal.Instant {
  let milliseconds = Math.round(hours * 3_600_000);
  if (milliseconds <= 0) return instant;
  for (let date = dateAt(instant); ; date = date.add({ days: 1 })) {
    const open = officeHours(date);
    if (!open) continue;
    const begin = later(open.from, instant);
    const room = open.until.epochMilliseconds - begin.epochMilliseconds;
    if (room <= 0) continue;
    if (milliseconds <= room) return begin.add({ milliseconds });
    milliseconds -= room;
  }
}
