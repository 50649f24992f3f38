// The rota as it is entered: day by day, shift by shift, with who sits there and what is missing.
import { demand } from '#access/policy.rules';
import { holidays, startOfDay } from '#kernel/calendar.rules';
import { Failure } from '#kernel/failure';
import { overlaps } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Unit } from '#kernel/unit';
import { dutiesWithin } from './duties.queries';
import { shiftOf } from './duties';
import { clockChange, holesOf, type Shift, shiftsOn } from './shifts.rules';

/** Six weeks: a fortnight shown, and where its copies go. */
const DAYS_MAX = 42;

/** The plan of some days from `first` on. */
export async function dutyPlan(unit: Unit, cursor: string, first: Temporal.PlainDate, count: number) {
  demand(unit.viewer, 'board:read');
  if (!Number.isInteger(count) || count < 1 || count > DAYS_MAX)
    throw new Failure('BAD_USER_INPUT', new Refusal(ErrorCode.INVALID, { field: 'days' }));
  const dates = Array.from({ length: count }, (_, n) => first.add({ days: n }));
  const cut = dates.map((date) => ({ date, shifts: shiftsOn(date) }));
  const span = { from: startOfDay(first), until: startOfDay(first.add({ days: count + 1 })) };
  const all = (await dutiesWithin(unit, span)).map(shiftOf);
  const shifts = cut.flatMap((day) => day.shifts);
  // A duty of a kind that has no shift at its time is shown where it lies all the same.
  const homeless = all.filter(
    (duty) => !shifts.some(({ kind, during }) => kind === duty.kind && overlaps(during, duty.during)),
  );
  const shown = (shift: Shift) => ({
    kind: shift.kind,
    from: shift.during.from,
    until: shift.during.until,
    clockChange: clockChange(shift),
    duties: all
      .filter((duty) => duty.kind === shift.kind || homeless.includes(duty))
      .filter((duty) => duty.members.length > 0 && overlaps(duty.during, shift.during))
      .map(({ duty }) => duty),
    holes: holesOf(shift, all).map(({ from, until, half, dutyId }) => ({
      from,
      until,
      half,
      duty: all.find(({ id }) => id === dutyId)?.duty ?? null,
    })),
  });
  return {
    cursor,
    days: cut.map((day) => ({
      date: day.date,
      holiday: holidays(day.date.year).find(({ date }) => date.equals(day.date))?.name ?? null,
      shifts: day.shifts.map(shown),
    })),
  };
}
