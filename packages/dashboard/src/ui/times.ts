// How times are written: Europe/Berlin, as short as the day allows, in both languages.
import { type Words, useWords } from './words.ts';

export const ZONE = 'Europe/Berlin';
const MINUTE = 60_000;
const DAY_MS = 24 * 60 * MINUTE;

type Instant = string | number;

const at = (when: Instant): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(
    typeof when === 'number' ? Math.floor(when) : Date.parse(when),
  ).toZonedDateTimeISO(ZONE);

/** The calendar day in Marl, as `2026-11-24`. */
export const dayOf = (when: Instant): string => at(when).toPlainDate().toString();

/** Midnight in Marl at the start of a day, `offset` days later, in milliseconds. */
export const startOfDay = (when: Instant, offset = 0): number =>
  at(when).startOfDay().add({ days: offset }).startOfDay().epochMilliseconds;

const atMidnight = (when: Instant): boolean => startOfDay(when) === at(when).epochMilliseconds;

/** What a date-time field holds (`2026-11-24T16:30`, Marl's wall clock) for an instant. */
export const toWall = (when: Instant): string =>
  at(when).toPlainDateTime().toString({ smallestUnit: 'minute' });

/** The instant (RFC 3339, UTC) that a date-time field means, or null while it is incomplete. */
export function fromWall(wall: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(wall)) return null;
  return Temporal.PlainDateTime.from(wall)
    .toZonedDateTime(ZONE)
    .toInstant()
    .toString({ smallestUnit: 'second' });
}

/** The time somebody typed (`9`, `930`, `9:30`, `09.30`) as `09:30`, or null when it is none. */
export function readTime(typed: string): string | null {
  const [, h, m = '00'] = /^\s*(\d{1,2})(?:[:.]?(\d{2}))?\s*$/.exec(typed) ?? [];
  if (h === undefined || Number(h) > 23 || Number(m) > 59) return null;
  return `${h.padStart(2, '0')}:${m}`;
}

/** The day somebody typed (`01.02.2027`, `2027-02-01`) as `2027-02-01`, or null when it is none. */
export function readDay(typed: string): string | null {
  const [, y1, m1, d1, d2, m2, y2] =
    /^\s*(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})\.(\d{1,2})\.(\d{4}))\s*$/.exec(typed) ?? [];
  const [year, month, day] = [y1 ?? y2, m1 ?? m2, d1 ?? d2].map(Number);
  if (!year || !month || !day) return null;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

/** A day as {@link readDay} reads it and as hints show it, in every language: `01.02.2027`. */
export const writeDay = (day: string): string => day.split('-').toReversed().join('.');

/** Whole minutes of an ISO 8601 duration such as `PT75M`. */
export const minutesOf = (duration: string): number =>
  Temporal.Duration.from(duration).total({ unit: 'minutes' });

/** `m:ss` below an hour, `h:mm:ss` above. */
export function running(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const h = Math.floor(s / 3600);
  const m = Math.floor((s % 3600) / 60);
  return h > 0 ? `${h}:${two(m)}:${two(s % 60)}` : `${m}:${two(s % 60)}`;
}

export interface Times {
  /** 16:30 */
  clock(when: Instant): string;
  /** 14:37:07 */
  exact(when: Instant): string;
  /** Mi 02.12. */
  day(when: Instant): string;
  /** heute, morgen, Do 26.11.: a day in a list. */
  dayLabel(when: Instant, now: number): string;
  /** 01.11.2027 */
  date(when: Instant): string;
  /** 16:30, morgen 10:00, Do 12:00, Mi 02.12. 08:00: as much as is needed seen from `now`. */
  moment(when: Instant, now: number): string;
  /** Since when: a day when it begins at midnight, else with its time. */
  sinceThen(when: Instant, now: number): string;
  /** Until when: the last whole day when it ends at midnight, else with its time. */
  untilThen(when: Instant, now: number): string;
  /** 13:45–15:00; the day in front when it is not today. */
  span(from: Instant, until: Instant, now: number): string;
  /** 39 min, 2 h 10, 1 Tag */
  since(when: Instant, now: number): string;
}

function timesIn({ say, language }: Words): Times {
  const format = (when: Instant, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language() === 'en' ? 'en-GB' : 'de-DE', { timeZone: ZONE, ...options }).format(
      typeof when === 'number' ? when : Date.parse(when),
    );
  const clock = (when: Instant): string => format(when, { hour: '2-digit', minute: '2-digit' });
  const weekday = (when: Instant): string => format(when, { weekday: 'short' });
  const day = (when: Instant): string =>
    `${weekday(when)} ${format(when, { day: '2-digit', month: language() === 'en' ? 'short' : '2-digit' })}`;
  const prefix = (when: Instant, now: number): string => {
    const days = Math.round((startOfDay(when) - startOfDay(now)) / DAY_MS);
    if (days === 0) return '';
    if (days === 1) return `${say('time.tomorrow')} `;
    if (days === -1) return `${say('time.yesterday')} `;
    return days > 1 && days < 7 ? `${weekday(when)} ` : `${day(when)} `;
  };
  const moment = (when: Instant, now: number): string => prefix(when, now) + clock(when);
  const relativeDay = (when: Instant, now: number): string => prefix(when, now).trim() || say('time.today');
  return {
    clock,
    day,
    date: (when) =>
      format(when, { day: '2-digit', month: language() === 'en' ? 'short' : '2-digit', year: 'numeric' }),
    dayLabel: (when, now) => {
      const days = Math.round((startOfDay(when) - startOfDay(now)) / DAY_MS);
      if (days === 0) return say('time.today');
      return days === 1 ? say('time.tomorrow') : day(when);
    },
    exact: (when) => format(when, { hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    sinceThen: (when, now) => (atMidnight(when) ? relativeDay(startOfDay(when), now) : moment(when, now)),
    untilThen: (when, now) => (atMidnight(when) ? relativeDay(startOfDay(when, -1), now) : moment(when, now)),
    moment,
    span: (from, until, now) => `${prefix(from, now)}${clock(from)}–${clock(until)}`,
    since: (when, now) => {
      const ms = Math.max(0, now - (typeof when === 'number' ? when : Date.parse(when)));
      const minutes = Math.floor(ms / MINUTE);
      if (minutes < 60) return say('time.minutes', { n: minutes });
      if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
      return say('time.days', { n: Math.floor(ms / DAY_MS) });
    },
  };
}

/** The ways to write a time in the language chosen now; call it in `setup`. */
export function useTimes(): Times {
  return timesIn(useWords());
}
