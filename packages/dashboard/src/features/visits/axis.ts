// Where a time lies across the lanes: one stretch of hours for a day, seven of them for a week, clock changes included.
import { dayOf, fromWall, startOfDay } from '#ui/times.ts';

/** One day's stretch of the axis, in milliseconds since 1970. */
export interface Stretch {
  day: string;
  from: number;
  until: number;
}

/** A piece of the axis in percent of its width. */
export interface Piece {
  left: number;
  width: number;
}

export interface Axis {
  /** Changes exactly when something lies elsewhere. */
  key: string;
  stretches: readonly Stretch[];
  week: boolean;
}

export const QUARTER = 15 * 60_000;
const HOUR = 60 * 60_000;

/** Hours shown of a usual day, by Marl's clock. */
const OPENS = 8;
const CLOSES = 18;

const hourOf = (day: string, hour: number): number =>
  hour >= 24 ? startOfDay(noon(day), 1) : Date.parse(fromWall(`${day}T${String(hour).padStart(2, '0')}:00`)!);
const noon = (day: string): number => Date.parse(fromWall(`${day}T12:00`)!);

/** The day so many days later. */
export const dayLater = (day: string, days: number): string => dayOf(startOfDay(noon(day), days));

/** Monday of the day's week. */
export const mondayOf = (day: string): string => dayLater(day, 1 - Temporal.PlainDate.from(day).dayOfWeek);

/** The days that are shown: one, or Monday to Sunday. */
export const daysShown = (day: string, week: boolean): string[] =>
  week ? Array.from({ length: 7 }, (_, n) => dayLater(mondayOf(day), n)) : [day];

/** Midnight to midnight of the days shown: what is asked of the server. */
export function spanOf(day: string, week: boolean): { from: string; until: string } {
  const days = daysShown(day, week);
  const iso = (ms: number): string => new Date(ms).toISOString();
  return { from: iso(startOfDay(noon(days[0]!))), until: iso(startOfDay(noon(days.at(-1)!), 1)) };
}

/** The axis: usual hours, stretched to whole hours around what lies outside them; `whole` shows all of the day. */
export function axisOf(
  day: string,
  {
    week,
    whole,
    around,
  }: { week: boolean; whole: boolean; around: readonly { from: number; until: number }[] },
): Axis {
  const stretches = daysShown(day, week).map((one) => {
    const [midnight, next] = [hourOf(one, 0), hourOf(one, 24)];
    if (whole) return { day: one, from: midnight, until: next };
    const inside = week ? [] : around.filter(({ from, until }) => from < next && until > midnight);
    const first = Math.min(hourOf(one, OPENS), ...inside.map(({ from }) => Math.floor(from / HOUR) * HOUR));
    const last = Math.max(hourOf(one, CLOSES), ...inside.map(({ until }) => Math.ceil(until / HOUR) * HOUR));
    return { day: one, from: Math.max(first, midnight), until: Math.min(last, next) };
  });
  return { key: stretches.map(({ from, until }) => `${from}-${until}`).join(), stretches, week };
}

const totalOf = ({ stretches }: Axis): number =>
  stretches.reduce((sum, { from, until }) => sum + until - from, 0);

/** The visible pieces of a span; none when it lies in hours that are not shown. */
export function piecesOf(axis: Axis, from: number, until: number): Piece[] {
  const total = totalOf(axis);
  const pieces: Piece[] = [];
  let before = 0;
  for (const stretch of axis.stretches) {
    const [begin, end] = [Math.max(from, stretch.from), Math.min(until, stretch.until)];
    if (begin < end)
      pieces.push({
        left: ((before + begin - stretch.from) / total) * 100,
        width: ((end - begin) / total) * 100,
      });
    before += stretch.until - stretch.from;
  }
  return pieces;
}

/** Where an instant lies in percent, or null when it is not shown. */
export function placeOf(axis: Axis, at: number): number | null {
  return piecesOf(axis, at, at + 1)[0]?.left ?? null;
}

/** The quarter of an hour at a place of the axis (0 to 1), cut to what is shown. */
export function quarterAt(axis: Axis, part: number): number {
  let left = Math.min(Math.max(part, 0), 0.999_999) * totalOf(axis);
  for (const { from, until } of axis.stretches) {
    if (left < until - from) return Math.round((from + left) / QUARTER) * QUARTER;
    left -= until - from;
  }
  return axis.stretches.at(-1)!.until;
}

/** The next quarter in a direction, over the hours that are not shown; the same one at either end. */
export function step(axis: Axis, at: number, by: number): number {
  const to = at + by;
  const within = axis.stretches.find(({ from, until }) => to >= from && to < until);
  if (within) return to;
  const other =
    by > 0
      ? axis.stretches.find(({ from }) => from > at)?.from
      : axis.stretches.findLast(({ until }) => until <= at)?.until;
  return other === undefined ? at : by > 0 ? other : other - QUARTER;
}

/** Full hours of the axis with their place; every third one in a week. */
export function ticksOf(axis: Axis): { at: number; left: number }[] {
  return axis.stretches.flatMap(({ from, until }) => {
    const hours: { at: number; left: number }[] = [];
    for (let at = from; at < until; at += (axis.week ? 4 : 1) * HOUR)
      hours.push({ at, left: placeOf(axis, at) ?? 0 });
    return hours;
  });
}
