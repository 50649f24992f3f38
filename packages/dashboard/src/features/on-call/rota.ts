// The rota as a grid: what stands in a cell, what is missing, where the arrow keys lead, and where a copy goes.
import { unmask } from '#graphql/generated/index.ts';
import { DutyFragment } from '#graphql/board.ts';
import type { PlannedDay, PlannedShift } from '#graphql/dutyPlan.ts';
import type { DutyKind } from '#graphql/generated/graphql.ts';
import type { Duty } from './duties.ts';

export const KINDS = ['DUTY_DESK', 'ON_CALL'] as const satisfies readonly DutyKind[];

/** One thing in a cell: a duty with its people, or a time nobody has. */
export interface Piece {
  from: string;
  until: string;
  duty: Duty | null;
}

/** The duties of a shift. */
export const dutiesOf = (shift: PlannedShift): Duty[] => shift.duties.map((one) => unmask(DutyFragment, one));

/** What stands in a cell, by time. */
export function pieces(shift: PlannedShift): Piece[] {
  const duties = dutiesOf(shift).map((duty) => ({ from: duty.from, until: duty.until, duty }));
  const open = shift.holes
    .filter((hole) => !hole.duty)
    .map(({ from, until }) => ({ from, until, duty: null as Duty | null }));
  return [...duties, ...open].toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from));
}

/** What is missing and can still be filled. */
export interface Hole {
  date: string;
  kind: DutyKind;
  from: string;
  until: string;
  half: boolean;
  /** The duty whose second person is missing. */
  duty: Duty | null;
}

/** The holes of a shift that are not over. */
export const holesOf = (date: string, shift: PlannedShift, now: number): Hole[] =>
  shift.holes
    .filter(({ until }) => Date.parse(until) > now)
    .map(({ from, until, half, duty }) => ({
      date,
      kind: shift.kind,
      from,
      until,
      half,
      duty: duty ? unmask(DutyFragment, duty) : null,
    }));

/** All holes of the days, by time. */
export const holesAhead = (days: readonly PlannedDay[], now: number): Hole[] =>
  days.flatMap(({ date, shifts }) => shifts.flatMap((shift) => holesOf(date, shift, now)));

/** A place in the grid: the n-th day, and which of the two kinds. */
export interface Cell {
  row: number;
  kind: DutyKind;
}

const has = (days: readonly PlannedDay[], { row, kind }: Cell): boolean =>
  days[row]?.shifts.some((shift) => shift.kind === kind) ?? false;

/** Where a key leads in the grid; a day without a desk is entered at its night. Null: the key is not ours. */
export function moved(days: readonly PlannedDay[], from: Cell, key: string, whole: boolean): Cell | null {
  const last = days.length - 1;
  const to = (row: number, kind: DutyKind = from.kind): Cell => {
    const place = { row: Math.min(last, Math.max(0, row)), kind };
    return has(days, place) ? place : { ...place, kind: 'ON_CALL' };
  };
  switch (key) {
    case 'ArrowUp':
      return to(from.row - 1);
    case 'ArrowDown':
      return to(from.row + 1);
    case 'ArrowLeft':
      return to(from.row, 'DUTY_DESK');
    case 'ArrowRight':
      return to(from.row, 'ON_CALL');
    case 'PageUp':
      return to(from.row - 7);
    case 'PageDown':
      return to(from.row + 7);
    case 'Home':
      return to(whole ? 0 : from.row, 'DUTY_DESK');
    case 'End':
      return to(whole ? last : from.row, 'ON_CALL');
    default:
      return null;
  }
}

export interface Copy {
  duty: Duty;
  date: string;
  kind: DutyKind;
  from: string;
  until: string;
}

const later = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();

/**
 * What copying the pairs of some days so many days on would enter: into shifts of the same kind that nobody has and that
 * are not over. `taken` counts those that somebody has already.
 */
export function copiesOf(
  days: readonly PlannedDay[],
  dates: readonly string[],
  offset: number,
  now: number,
): { copies: Copy[]; taken: number } {
  const byDate = new Map(days.map((day) => [day.date, day]));
  const copies: Copy[] = [];
  let taken = 0;
  for (const date of dates) {
    for (const shift of byDate.get(date)?.shifts ?? []) {
      const duty = dutiesOf(shift).find(
        ({ complete, from, until }) =>
          complete &&
          Date.parse(from) === Date.parse(shift.from) &&
          Date.parse(until) === Date.parse(shift.until),
      );
      const target = byDate.get(later(date, offset))?.shifts.find(({ kind }) => kind === shift.kind);
      if (!duty || !target || Date.parse(target.until) <= now) continue;
      if (target.duties.length > 0) taken += 1;
      else
        copies.push({
          duty,
          date: later(date, offset),
          kind: target.kind,
          from: target.from,
          until: target.until,
        });
    }
  }
  return { copies, taken };
}
