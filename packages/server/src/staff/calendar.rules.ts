// How busy times of a calendar stand beside what is planned: they take what is free, and warn where something stands.
import { dateAt, startOfDay } from '#kernel/calendar.rules';
import { type BoundedInterval, hoursOf, intersect, type Interval, subtract } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';

/** Where a calendar comes from. */
export const CalendarSource = { FILE: 'FILE', ADDRESS: 'ADDRESS' } as const;
export type CalendarSource = (typeof CalendarSource)[keyof typeof CalendarSource];

/** So far ahead busy times are read: further is planned by nobody. */
const HORIZON_DAYS = 28;
/** An address is read again after this; after failures later each time. */
const EVERY_MINUTES = 30;
const SLOWEST_MINUTES = 12 * 60;
const ADDRESS_MAX = 2_000;

/** A piece of a busy time. */
export interface BusyPiece {
  during: BoundedInterval;
  /** False: something else takes the person then, and this only warns. */
  held: boolean;
}

/** Today from midnight and 27 more days, by the clock of Europe/Berlin. */
export function horizonAt(now: Temporal.Instant): BoundedInterval {
  const today = dateAt(now);
  return { from: startOfDay(today), until: startOfDay(today.add({ days: HORIZON_DAYS })) };
}

/** The busy times cut where something else takes the person: together exactly the busy times, in order. */
export function piecesOf(busy: readonly BoundedInterval[], taken: readonly Interval[]): BusyPiece[] {
  const held = subtract(busy, taken).map((during) => ({ during, held: true }));
  const beside = intersect(busy, taken).map((during) => ({ during, held: false }));
  return [...held, ...beside].sort((a, b) => Temporal.Instant.compare(a.during.from, b.during.from));
}

/** When an address is read next; the longer it has failed the later, twice a day at least. */
export function nextReading(
  now: Temporal.Instant,
  readAt: Temporal.Instant | null,
  failed: boolean,
): Temporal.Instant {
  const since = failed && readAt ? hoursOf({ from: readAt, until: now }) * 60 : 0;
  const pause =
    failed && !readAt ? 2 * EVERY_MINUTES : Math.max(EVERY_MINUTES, Math.min(since, SLOWEST_MINUTES));
  return now.add({ minutes: Math.round(pause) });
}

/**
 * The address as it is asked: https, with a host, without a sign-in in it; `webcal:` means the same.
 * @throws Refusal INVALID (address).
 */
export function checkedAddress(text: string): string {
  const said = text.trim().replace(/^webcals?:\/\//i, 'https://');
  const url = URL.parse(said);
  const good =
    url?.protocol === 'https:' && url.hostname !== '' && url.username === '' && url.password === '';
  if (!good || said.length > ADDRESS_MAX || /\s/.test(url.href))
    throw new Refusal(ErrorCode.INVALID, { field: 'address', words: { because: 'CALENDAR_ADDRESS' } });
  url.hash = '';
  return url.href;
}

/** What of an address may be shown: its host. */
export const shownAddress = (address: string): string => `${URL.parse(address)?.host ?? ''}/…`;
