// Times as a sentence says them: Berlin wall time, with the day, without the year.
import { BERLIN } from './calendar.rules';
import type { Interval } from './interval';
import type { Language } from './viewer';

const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number) => String(value).padStart(2, '0');
const wall = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(BERLIN);
const clock = (at: Temporal.ZonedDateTime) => `${two(at.hour)}:${two(at.minute)}`;
const day = (at: Temporal.ZonedDateTime, language: Language) =>
  language === 'de' ? `${two(at.day)}.${two(at.month)}.` : `${at.day} ${ENGLISH_MONTHS[at.month - 1]}`;

/** One instant: "24.11. 15:00", "24 Nov 15:00". */
export function spokenTime(instant: Temporal.Instant, language: Language): string {
  const at = wall(instant);
  return `${day(at, language)} ${clock(at)}`;
}

/**
 * A span: within one day "am 24.11. von 15:00 bis 16:00", over days "von 24.11. 16:00 bis 25.11. 08:00", open
 * "ab …".
 */
export function spokenInterval({ from, until }: Interval, language: Language): string {
  if (until === null)
    return language === 'de' ? `ab ${spokenTime(from, 'de')}` : `from ${spokenTime(from, 'en')} on`;
  const [begin, end] = [wall(from), wall(until)];
  if (begin.toPlainDate().equals(end.toPlainDate())) {
    return language === 'de'
      ? `am ${day(begin, 'de')} von ${clock(begin)} bis ${clock(end)}`
      : `on ${day(begin, 'en')} from ${clock(begin)} to ${clock(end)}`;
  }
  return language === 'de'
    ? `von ${spokenTime(from, 'de')} bis ${spokenTime(until, 'de')}`
    : `from ${spokenTime(from, 'en')} to ${spokenTime(until, 'en')}`;
}
