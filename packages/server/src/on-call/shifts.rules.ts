// How the days are cut into duties: the desk in office hours, on call at all other times, without a gap between them.
import { atTime, isWorkingDay, OFFICE_CLOSES, OFFICE_OPENS } from '#kernel/calendar.rules';
import { type BoundedInterval, clip, isEmpty, subtract } from '#kernel/interval';
import { type DutyKind, type DutyShift, type Gap, gaps } from './duty.rules';

/** A time that one pair serves. */
export interface Shift {
  readonly kind: DutyKind;
  readonly during: BoundedInterval;
}

/**
 * The shifts that begin on a day; they meet at 08:00 and, on working days, at 16:00 of Berlin's clocks. A night in which
 * the clocks change is an hour shorter or longer, never a gap or a double.
 */
export function shiftsOn(date: Temporal.PlainDate): Shift[] {
  const opens = atTime(date, OFFICE_OPENS);
  const next = atTime(date.add({ days: 1 }), OFFICE_OPENS);
  if (!isWorkingDay(date)) return [{ kind: 'ON_CALL', during: { from: opens, until: next } }];
  const closes = atTime(date, OFFICE_CLOSES);
  return [
    { kind: 'DUTY_DESK', during: { from: opens, until: closes } },
    { kind: 'ON_CALL', during: { from: closes, until: next } },
  ];
}

/** All shifts that begin between two days, the last one not among them. */
export function shiftsBetween(first: Temporal.PlainDate, last: Temporal.PlainDate): Shift[] {
  const shifts: Shift[] = [];
  for (let date = first; Temporal.PlainDate.compare(date, last) < 0; date = date.add({ days: 1 }))
    shifts.push(...shiftsOn(date));
  return shifts;
}

/** Hours by which a shift is longer (or, negative, shorter) than its clocks say: 0 but for the nights of a clock change. */
export function clockChange({ during }: Shift): number {
  const from = during.from.toZonedDateTimeISO('Europe/Berlin');
  const until = during.until.toZonedDateTimeISO('Europe/Berlin');
  const shown = from.toPlainDateTime().until(until.toPlainDateTime()).total('hours');
  return during.from.until(during.until).total('hours') - shown;
}

/** What is to be filled in a shift. */
export interface Hole extends Gap {
  /** The duty whose second person is missing; null where nobody sits. */
  readonly dutyId: string | null;
}

/**
 * What is missing of a shift: times in which nobody of its own kind sits, unless a complete pair of the other kind
 * answers meanwhile, and duties with one person.
 */
export function holesOf(shift: Shift, duties: readonly DutyShift[]): Hole[] {
  const own = duties.filter(({ kind, members }) => kind === shift.kind && members.length > 0);
  const inside = own.flatMap((duty) => {
    const during = clip(duty.during, shift.during);
    return during && !isEmpty(during) ? [{ duty, during: during as BoundedInterval }] : [];
  });
  const open = subtract(
    [shift.during],
    inside.map(({ during }) => during),
  ) as BoundedInterval[];
  const empty = open.flatMap((span) => gaps(duties, span)).map((gap) => ({ ...gap, dutyId: null }));
  const half = inside
    .filter(({ duty }) => duty.members.length === 1)
    .flatMap(({ duty, during }) =>
      gaps(duties, during).map((gap) => ({ ...gap, half: true, dutyId: duty.id })),
    );
  return [...empty, ...half].sort((a, b) => Temporal.Instant.compare(a.from, b.from));
}
