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

/** The fourteen days from today on: whole when a complete pair is there at every moment of it that is still to come. */
export function days(duties: readonly Duty[], now: number): DutyDay[] {
  return Array.from({ length: DAYS }, (_, offset) => {
    const at = startOfDay(now, offset);
    const until = startOfDay(now, offset + 1);
    const there = duties
      .map((duty) => ({ ...duty, start: Date.parse(duty.from), end: Date.parse(duty.until) }))
      .filter(({ start, end }) => start < until && end > at)
      .toSorted((a, b) => a.start - b.start);
    let reached = Math.max(at, now);
    for (const { start, end } of there) if (start <= reached) reached = Math.max(reached, end);
    if (reached < until) return { at, state: 'open' };
    return { at, state: there.every(({ complete }) => complete) ? 'whole' : 'half' };
  });
}
