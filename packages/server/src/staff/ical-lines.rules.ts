// What of a calendar is read at all: times, recurrences and zones. Titles, places, texts and people are dropped first.

/** Why a calendar could not be read; nothing of the earlier busy times is lost. */
export const CalendarProblem = {
  /** The text is no iCalendar (RFC 5545), or a time or rule in it cannot be read. */
  NOT_A_CALENDAR: 'NOT_A_CALENDAR',
  /** More text, or more events, than a person's calendar has. */
  TOO_LARGE: 'TOO_LARGE',
  /** A recurrence that repeats too often, or never comes to an end of its own reckoning. */
  TOO_OFTEN: 'TOO_OFTEN',
  /** The address leads somewhere the server does not go: not https, a private network, too many redirects. */
  NOT_ALLOWED: 'NOT_ALLOWED',
  /** No connection to the address: its name, its network or its certificate. */
  UNREACHABLE: 'UNREACHABLE',
  /** The address answers, but not with a calendar: the status says no. */
  REFUSED: 'REFUSED',
  /** The answer took longer than the deadline. */
  TOO_SLOW: 'TOO_SLOW',
} as const;
export type CalendarProblem = (typeof CalendarProblem)[keyof typeof CalendarProblem];

/** Thrown while a calendar is fetched or read; carries a code only, never a word of the calendar or its address. */
export class CalendarUnreadable extends Error {
  constructor(readonly problem: CalendarProblem) {
    super(problem);
    this.name = 'CalendarUnreadable';
  }
}

/** Most characters of a calendar: years of one person's appointments. */
export const CALENDAR_MAX = 2_000_000;
/** Most characters of one unfolded line: a long list of exceptions. */
const LINE_MAX = 20_000;
/** Most lines of time: some thousand events. */
const LINES_MAX = 60_000;

const COMPONENTS: readonly string[] = ['VCALENDAR', 'VEVENT', 'VTIMEZONE', 'STANDARD', 'DAYLIGHT'];
const PROPERTIES: readonly string[] = [
  ...['DTSTART', 'DTEND', 'DURATION', 'RRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID', 'UID'],
  ...['TRANSP', 'STATUS', 'X-MICROSOFT-CDO-BUSYSTATUS', 'TZID', 'TZOFFSETFROM', 'TZOFFSETTO'],
];
const PARAMETERS = /;(?:TZID=(?:"[^"]*"|[^;:"]*)|VALUE=[A-Z-]+|RANGE=[A-Z]+)/gi;
/** Name, parameters, value of a content line; a quoted parameter may hold a colon. */
const LINE = /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^;:"]*)(?:,(?:"[^"]*"|[^;:",]*))*)*):(.*)$/s;

const unreadable = () => new CalendarUnreadable(CalendarProblem.NOT_A_CALENDAR);

/**
 * The lines of time of a calendar, unfolded, each property with the parameters that matter; parts that hold no busy
 * time (tasks, alarms, whatever) are gone with all they contain.
 * @throws CalendarUnreadable NOT_A_CALENDAR, TOO_LARGE.
 */
export function timeLines(text: string): string[] {
  if (text.length > CALENDAR_MAX) throw new CalendarUnreadable(CalendarProblem.TOO_LARGE);
  const open: string[] = [];
  const kept: string[] = [];
  let dropped = 0;
  let ended = false;
  for (const line of unfolded(text)) {
    const [, name = '', parameters = '', value = ''] = LINE.exec(line) ?? [];
    const property = name.toUpperCase();
    const component = value.trim().toUpperCase();
    if (ended || (open.length === 0 && !(property === 'BEGIN' && component === 'VCALENDAR'))) {
      // Several calendars may follow one another in a file; all else outside is none.
      if (property !== 'BEGIN' || component !== 'VCALENDAR') throw unreadable();
      ended = false;
    }
    if (property === 'BEGIN') {
      if (dropped > 0 || !allowed(component, open)) dropped += 1;
      else kept.push(`BEGIN:${open[open.push(component) - 1]}`);
    } else if (property === 'END') {
      if (dropped > 0) dropped -= 1;
      else if (open.pop() !== component) throw unreadable();
      else kept.push(`END:${component}`);
      ended = open.length === 0;
    } else if (dropped === 0 && PROPERTIES.includes(property)) {
      kept.push(`${property}${(parameters.match(PARAMETERS) ?? []).join('')}:${value.trim()}`);
    }
    if (kept.length > LINES_MAX) throw new CalendarUnreadable(CalendarProblem.TOO_LARGE);
  }
  if (!ended) throw unreadable();
  return kept;
}

const allowed = (component: string, open: readonly string[]): boolean =>
  COMPONENTS.includes(component) &&
  COMPONENTS.indexOf(component) > COMPONENTS.indexOf(open.at(-1) ?? '') &&
  open.length < 3;

/** Lines of RFC 5545 3.1: a line that begins with a space goes on where the one before ended. */
function* unfolded(text: string): Generator<string> {
  let line = '';
  for (const piece of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    if (piece.startsWith(' ') || piece.startsWith('\t')) {
      // Texts may be long; what is dropped anyway is not put together.
      if (line.length < LINE_MAX) line += piece.slice(1);
      continue;
    }
    if (line.trim() !== '') yield line;
    line = piece;
  }
  if (line.trim() !== '') yield line;
}
