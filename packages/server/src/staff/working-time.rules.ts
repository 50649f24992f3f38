// When somebody is at work: times per weekday, valid from a day until another, none on public holidays.
import { atTime, dateAt, isHoliday, startOfDay } from '#kernel/calendar.rules';
import { type BoundedInterval, clip, contains, hoursOf, union } from '#kernel/interval';

/**
 * One row of somebody's week, in Berlin wall time. A time that ends at or before it begins ends the next day.
 */
export interface WorkingTime {
  /** 1 is Monday, 7 is Sunday. */
  weekday: number;
  from: Temporal.PlainTime;
  until: Temporal.PlainTime;
  /** First day on which the row counts. */
  validFrom: Temporal.PlainDate;
  /** First day on which it no longer counts; null while no end is known. */
  validUntil: Temporal.PlainDate | null;
}

const validOn = (time: WorkingTime, date: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(time.validFrom, date) <= 0 &&
  (time.validUntil === null || Temporal.PlainDate.compare(date, time.validUntil) < 0);

const endsNextDay = (time: WorkingTime): boolean => Temporal.PlainTime.compare(time.until, time.from) <= 0;

function on(date: Temporal.PlainDate, time: WorkingTime): BoundedInterval {
  const lastDay = endsNextDay(time) ? date.add({ days: 1 }) : date;
  return { from: atTime(date, time.from), until: atTime(lastDay, time.until) };
}

/**
 * The spans of work that begin on the day, in order; touching ones are one. None on a public holiday
 * (section 9 ArbZG: no work on Sundays and holidays; who works then is on duty, and duty is another table).
 */
export function workedOn(times: readonly WorkingTime[], date: Temporal.PlainDate): BoundedInterval[] {
  if (isHoliday(date)) return [];
  const rows = times.filter((time) => time.weekday === date.dayOfWeek && validOn(time, date));
  return union(rows.map((time) => on(date, time)));
}

/** The spans of work within an interval, cut to it. */
export function workedIn(times: readonly WorkingTime[], within: BoundedInterval): BoundedInterval[] {
  const spans: BoundedInterval[] = [];
  let date = dateAt(within.from).subtract({ days: 1 });
  for (; Temporal.Instant.compare(startOfDay(date), within.until) < 0; date = date.add({ days: 1 })) {
    spans.push(...workedOn(times, date).flatMap((span) => clip(span, within) ?? []));
  }
  return union(spans);
}

/**
 * The span of work that runs at the instant, to its end, or null when the person is not at work. A break ends
 * it.
 */
export function shiftAt(times: readonly WorkingTime[], instant: Temporal.Instant): BoundedInterval | null {
  const date = dateAt(instant);
  const around = [-1, 0, 1].flatMap((days) => workedOn(times, date.add({ days })));
  return union(around).find((span) => contains(span, instant)) ?? null;
}

/**
 * Hours of a usual week by the rows that count on the day: wall time, whether or not a holiday falls into it.
 */
export function weeklyHours(times: readonly WorkingTime[], date: Temporal.PlainDate): number {
  // Monday to Sunday of a week in UTC: no change of clocks, no holiday.
  const wall = (day: number, time: Temporal.PlainTime) =>
    Temporal.PlainDate.from({ year: 2001, month: 1, day })
      .toZonedDateTime({ timeZone: 'UTC', plainTime: time })
      .toInstant();
  const rows = times.filter((time) => validOn(time, date));
  return hoursOf(
    union(
      rows.map((time) => ({
        from: wall(time.weekday, time.from),
        until: wall(time.weekday + (endsNextDay(time) ? 1 : 0), time.until),
      })),
    ),
  );
}
