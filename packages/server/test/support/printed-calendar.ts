// The office's calendar as a printed one: holidays copied from the calendar on the wall, office hours walked minute by minute; shares no code with kernel/.

/** Public holidays in North Rhine-Westphalia (Feiertagsgesetz NW, section 2), as printed. */
const HOLIDAYS: ReadonlySet<string> = new Set(
  `2026-01-01 2026-04-03 2026-04-06 2026-05-01 2026-05-14 2026-05-25 2026-06-04 2026-10-03 2026-11-01 2026-12-25 2026-12-26
   2027-01-01 2027-03-26 2027-03-29 2027-05-01 2027-05-06 2027-05-17 2027-05-27 2027-10-03 2027-11-01 2027-12-25 2027-12-26
   2028-01-01 2028-04-14 2028-04-17 2028-05-01 2028-05-25 2028-06-05 2028-06-15 2028-10-03 2028-11-01 2028-12-25 2028-12-26`.split(
    /\s+/,
  ),
);
const LAST_PRINTED = 2028;
const MINUTE = 60_000;

/** Whether the office works that day. */
export function works(day: Temporal.PlainDate): boolean {
  if (day.year < 2026 || day.year > LAST_PRINTED) throw new Error(`No calendar of ${day.year} hangs here.`);
  return day.dayOfWeek < 6 && !HOLIDAYS.has(day.toString());
}

function open(at: number): boolean {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/Berlin');
  return wall.hour >= 8 && wall.hour < 16 && works(wall.toPlainDate());
}

const walked = new Map<string, number>();

/** When so many hours of open office have passed, in milliseconds since 1970. */
export function afterOfficeHours(at: number, hours: number): number {
  const key = `${at} ${hours}`;
  const known = walked.get(key);
  if (known !== undefined) return known;
  let left = hours * 60 * MINUTE;
  let now = at;
  for (;;) {
    const next = (Math.floor(now / MINUTE) + 1) * MINUTE;
    if (open(now)) {
      if (next - now >= left) break;
      left -= next - now;
    }
    now = next;
  }
  walked.set(key, now + left);
  return now + left;
}
