// The duties of the coming days: the desk in office hours, on call at all other times, without a gap between them.
import { atTime, OFFICE_OPENS, startOfDay } from '#kernel/calendar.rules';
import { FactKind } from '#kernel/fact';
import type { BoundedInterval } from '#kernel/interval';
import { type Shift, shiftsBetween } from '#on-call/shifts.rules';
import type { Chance } from './chance';
import { type Person, type Roster, works } from './roster';
import { at, atOrNull, type Office, span } from './rows';

export interface DutyTaken extends Shift {
  id: string;
  members: readonly Person[];
}

/** Days ahead that are planned. */
export const DAYS_AHEAD = 14;
/** Duties reach a day further, so that midnight opens no gap before anybody can fill it. */
export const DAYS_PLANNED = DAYS_AHEAD + 1;
/** The day (counted from 0, today) whose first shift has one person only: an alarm everybody can see. */
const HALF_ON_DAY = 8;
/** On an ordinary morning these sit in the first three shifts, as in the pictures of the guide. */
const FIRST_IN_LINE = ['Arslan', 'Vogt', 'Nowak', 'Hein', 'Kaya', 'Brandt'];

/** Fills today and the next 14 days in turn: whoever was on duty longest ago is next. */
export function planRota(
  office: Office,
  roster: Roster,
  chance: Chance,
  today: Temporal.PlainDate,
  now: Temporal.Instant,
): DutyTaken[] {
  const known = FIRST_IN_LINE.flatMap((name) => roster.named(name) ?? []);
  let line = [...known, ...chance.shuffled(roster.people.filter((one) => one.pool && !known.includes(one)))];
  const half = today.add({ days: HALF_ON_DAY });
  const halfFrom = atTime(half, OFFICE_OPENS);
  const midnight = startOfDay(today);
  const shifts = shiftsBetween(today.subtract({ days: 1 }), today.add({ days: DAYS_PLANNED }));
  return shifts
    .filter(({ during }) => Temporal.Instant.compare(during.until, midnight) > 0)
    .map((shift) => {
      const able = line.filter(
        (one) =>
          roster.free(one, 'DUTY', shift.during) && (shift.kind === 'ON_CALL' || works(one, atDesk(shift))),
      );
      const members = able.slice(0, shift.during.from.equals(halfFrom) ? 1 : 2);
      line = [...line.filter((one) => !members.includes(one)), ...members];
      return sitDown(office, roster, chance, shift, members, now);
    });
}

/** Who works until 15:00 on a Friday can sit at the desk that closes at 16:00. */
const atDesk = ({ during }: Shift): BoundedInterval => ({
  from: during.from,
  until: during.until.subtract({ hours: 1 }),
});

function sitDown(
  office: Office,
  roster: Roster,
  chance: Chance,
  shift: Shift,
  members: readonly Person[],
  now: Temporal.Instant,
): DutyTaken {
  const planned = now.subtract({ hours: 24 * 3 });
  const id = chance.id(planned);
  const begun = Temporal.Instant.compare(shift.during.from, now) <= 0;
  const duty = {
    id,
    kind: shift.kind,
    during: span(shift.during),
    handed_over_at: atOrNull(begun ? shift.during.from : null),
    updated_at: at(planned),
  };
  office.add('duty', duty);
  members.forEach((person, index) => {
    roster.take(person, 'DUTY', shift.during);
    office.add('duty_seat', { duty_id: id, no: index + 1, professional_id: person.id });
    office.add('commitment', {
      id: chance.id(planned),
      professional_id: person.id,
      source_type: 'DUTY',
      source_id: id,
      during: span(shift.during),
    });
  });
  const people = members.map((one) => one.id);
  const subject = { type: 'DUTY', id } as const;
  office.happened({ kind: FactKind.DUTY_SET, districtId: null, subject, people, occurredAt: planned });
  if (begun)
    office.happened({
      kind: FactKind.ON_CALL_HANDED_OVER,
      districtId: null,
      subject,
      people,
      occurredAt: shift.during.from,
    });
  return { ...shift, id, members };
}
