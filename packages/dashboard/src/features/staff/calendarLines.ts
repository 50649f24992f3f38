// What of a calendar file leaves this computer: its lines of time. Titles, places, texts and people stay here.

/** Larger files are not opened: years of one person's calendar fit. */
export const FILE_MAX = 5_000_000;

const KEPT =
  /^(?:BEGIN|END|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID|UID|TRANSP|STATUS|TZID|TZOFFSETFROM|TZOFFSETTO|X-MICROSOFT-CDO-BUSYSTATUS)[;:]/i;
const REPEATED = /^(?:RRULE|RDATE|RECURRENCE-ID)[;:]/im;
/** Days around now in which a single event matters; the server cuts exactly. */
const [DAYS_BACK, DAYS_AHEAD] = [3, 32];
const DAY = 86_400_000;

const digits = (at: number): string => new Date(at).toISOString().slice(0, 10).replaceAll('-', '');

/** The lines of time of a file, single events long over or far ahead left out. The server drops the rest of what is no time again. */
export function calendarLines(text: string, now: number): string {
  const [earliest, latest] = [digits(now - DAYS_BACK * DAY), digits(now + DAYS_AHEAD * DAY)];
  const lines = text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\n[ \t]/g, '')
    .split('\n')
    .filter((line) => KEPT.test(line));
  return lines
    .join('\n')
    .replaceAll(/^BEGIN:VEVENT\n[^]*?^END:VEVENT\n?/gim, (event) =>
      matters(event, earliest, latest) ? event : '',
    );
}

function matters(event: string, earliest: string, latest: string): boolean {
  if (REPEATED.test(event) || /^DURATION[;:]/im.test(event)) return true;
  const [, from] = /^DTSTART[^:\n]*:(\d{8})/im.exec(event) ?? [];
  const [, until = from] = /^DTEND[^:\n]*:(\d{8})/im.exec(event) ?? [];
  return !from || (until! >= earliest && from <= latest);
}
