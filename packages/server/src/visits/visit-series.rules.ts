// On which days a series brings a visit, and in which window: weeks counted from its first one, by the clock of Berlin.
import { atTime, isHoliday, isWorkingDay } from '#kernel/calendar.rules';
import { type BoundedInterval, later } from '#kernel/interval';

/** What becomes of a visit that would fall on a public holiday of North Rhine-Westphalia. */
export const OnHoliday = {
  /** That week goes without. */
  SKIP: 'SKIP',
  /** It comes on the next working day, unless the series has a visit there already. */
  NEXT_WORKING_DAY: 'NEXT_WORKING_DAY',
} as const;
export type OnHoliday = (typeof OnHoliday)[keyof typeof OnHoliday];

/** When a series comes again. */
export interface Rhythm {
  /** As in ISO 8601: 1 is Monday, 7 is Sunday. */
  weekdays: readonly number[];
  /** 1 is every week, 2 every other one; counted from the week of `counted`. */
  everyWeeks: number;
  /** A day of the first week that counts. */
  counted: Temporal.PlainDate;
  /** First day. */
  from: Temporal.PlainDate;
  /** First day without; null is open. */
  until: Temporal.PlainDate | null;
  onHoliday: OnHoliday;
}

/** One visit of a series: the day it is for, which stays its name, and the day it comes. */
export interface Occurrence {
  day: Temporal.PlainDate;
  on: Temporal.PlainDate;
}

const { compare } = Temporal.PlainDate;
const mondayOf = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 });

/** True where the rhythm names this day, whatever the holidays say. */
export function falls(rhythm: Rhythm, day: Temporal.PlainDate): boolean {
  if (compare(day, rhythm.from) < 0 || (rhythm.until && compare(day, rhythm.until) >= 0)) return false;
  const weeks = mondayOf(rhythm.counted).until(mondayOf(day)).days / 7;
  return rhythm.weekdays.includes(day.dayOfWeek) && weeks % rhythm.everyWeeks === 0;
}

/** The day a visit comes that is for this day; null where it does not. */
function comes(rhythm: Rhythm, day: Temporal.PlainDate): Temporal.PlainDate | null {
  if (!isHoliday(day)) return day;
  if (rhythm.onHoliday === OnHoliday.SKIP) return null;
  let next = day;
  while (!isWorkingDay(next)) next = next.add({ days: 1 });
  for (let before = next; compare(before, day) > 0; before = before.subtract({ days: 1 }))
    if (falls(rhythm, before)) return null;
  return rhythm.until && compare(next, rhythm.until) >= 0 ? null : next;
}

/** The visits that are for days from the first (in) to the last (out), in order; no two come on one day. */
export function occurrences(
  rhythm: Rhythm,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): Occurrence[] {
  const found: Occurrence[] = [];
  for (let day = first; compare(day, last) < 0; day = day.add({ days: 1 })) {
    const on = falls(rhythm, day) ? comes(rhythm, day) : null;
    if (on) found.push({ day, on });
  }
  return found;
}

/** Hours of a day in which the visit is due, on the wall in Berlin. */
export interface DayWindow {
  opens: Temporal.PlainTime;
  closes: Temporal.PlainTime;
  minutes: number;
}

/** The window on a day: never shorter than the visit, also in the night in which the clocks go forward. */
export function windowOn(on: Temporal.PlainDate, { opens, closes, minutes }: DayWindow): BoundedInterval {
  const from = atTime(on, opens);
  return { from, until: later(atTime(on, closes), from.add({ minutes })) };
}

/** True where the window of a usual day holds the visit. */
export const fitsTheWindow = ({ opens, closes, minutes }: DayWindow): boolean =>
  opens.until(closes).total('minutes') >= minutes;
