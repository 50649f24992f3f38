// Since when one looks back: the end of office hours before now, or the one before the last weekend.
import { isWorkingDay, officeHours, dateAt } from '#kernel/calendar.rules';

/** A usual beginning of "since I last looked". */
export const LookBackPreset = {
  /** The office closed last: after 16:00 today, else on the working day before. */
  OFFICE_CLOSED: 'OFFICE_CLOSED',
  /** The office closed before the last weekend: Friday 16:00, or Thursday's when Friday was a holiday. */
  BEFORE_WEEKEND: 'BEFORE_WEEKEND',
} as const;
export type LookBackPreset = (typeof LookBackPreset)[keyof typeof LookBackPreset];

/** Further back nobody looks on one page. */
export const MOST_DAYS_BACK = 31;

const SATURDAY = 6;

/** The last end of office hours on that day or before it. */
function closingUpTo(date: Temporal.PlainDate): Temporal.Instant {
  let day = date;
  while (!isWorkingDay(day)) day = day.subtract({ days: 1 });
  return officeHours(day)!.until;
}

/** The instant a preset stands for, never after `now`. Holidays are those of North Rhine-Westphalia. */
export function sinceOf(preset: LookBackPreset, now: Temporal.Instant): Temporal.Instant {
  const today = dateAt(now);
  const has = (closing: Temporal.Instant) => Temporal.Instant.compare(closing, now) <= 0;
  if (preset === LookBackPreset.OFFICE_CLOSED) {
    const closing = closingUpTo(today);
    return has(closing) ? closing : closingUpTo(today.subtract({ days: 1 }));
  }
  // From Monday to the end of office hours on Friday the last weekend is over; after that it has begun.
  const daysAhead = (SATURDAY - today.dayOfWeek + 7) % 7;
  const next = closingUpTo(today.add({ days: daysAhead - 1 }));
  return has(next) ? next : closingUpTo(today.add({ days: daysAhead - 8 }));
}
