// How the duty of the coming days is told: day by day, whole, half or open.
import type { ResultOf } from '@graphql-typed-document-node/core';
import type { DutyFragment } from '#graphql/board.ts';
import { startOfDay } from '#ui/times.ts';

export type Duty = ResultOf<typeof DutyFragment>;

export interface DutyDay {
  /** Midnight at its start, milliseconds. */
  at: number;
  state: 'whole' | 'half' | 'open';
}

const DAYS = 14;

/** A duty with its ends in milliseconds. */
type Timed = Duty & { start: number; end: number };
type Stretch = { from: number; until: number };

/** What of a stretch no duty covers. */
function holes(duties: readonly Timed[], from: number, until: number): Stretch[] {
  const found: Stretch[] = [];
  let reached = from;
  for (const duty of duties) {
    if (duty.start > reached) found.push({ from: reached, until: duty.start });
    reached = Math.max(reached, duty.end);
  }
  if (reached < until) found.push({ from: reached, until });
  return found;
}

/** The fourteen days from today on; half a duty and a hole belong to the day on which they begin. */
export function days(duties: readonly Duty[], now: number): DutyDay[] {
  const known = duties
    .map((duty) => ({ ...duty, start: Date.parse(duty.from), end: Date.parse(duty.until) }))
    .filter(({ end }) => end > now)
    .toSorted((a, b) => a.start - b.start);
  const open = holes(known, now, startOfDay(now, DAYS));
  return Array.from({ length: DAYS }, (_, offset) => {
    const at = startOfDay(now, offset);
    const until = startOfDay(now, offset + 1);
    const begins = (moment: number): boolean => Math.max(moment, now) >= at && Math.max(moment, now) < until;
    if (open.some(({ from }) => begins(from))) return { at, state: 'open' };
    return { at, state: known.some(({ start, complete }) => !complete && begins(start)) ? 'half' : 'whole' };
  });
}
