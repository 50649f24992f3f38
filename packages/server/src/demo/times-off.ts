// Who is away, and what else takes a person's time: absences without a cause, court, conferences.
import { atTime, startOfDay, workingDays } from '#kernel/calendar.rules';
import { FactKind } from '#kernel/fact';
import type { BoundedInterval, Interval } from '#kernel/interval';
import type { Ground } from './foundations';
import type { Person, Roster } from './roster';
import { at, type Office, span } from './rows';

/** Away today, and away later: name, first day and day of return counted from today (null is open). */
const AWAY: readonly (readonly [name: string, first: number, back: number | null, reported: number])[] = [
  ['Lehmann', 0, 3, 0],
  ['Böhm', -2, null, -2],
  ['Reuter', 6, 13, -20],
  ['Winter', 9, 12, -20],
];

/** Fixed times: name, working day from today, from, until, what; OTHER is a busy time of a calendar file. */
const FIXED: readonly (readonly [name: string, day: number, from: string, until: string, kind: string])[] = [
  ['Petrenko', 0, '09:00', '11:00', 'TRAINING'],
  ['Haddad', 1, '10:00', '12:00', 'COURT'],
  ['Arslan', 1, '13:00', '14:30', 'CONFERENCE'],
  ['Sommer', 2, '09:00', '10:30', 'COURT'],
  ['Krüger', 3, '13:00', '14:00', 'CONFERENCE'],
  ['Wolff', 4, '09:00', '12:00', 'OTHER'],
];

/** Absences first, so that duties and visits are planned around them. */
export function takeTimeOff(office: Office, roster: Roster, { chance, today, now }: Ground): void {
  for (const [name, first, back, reported] of AWAY) {
    const from = startOfDay(today.add({ days: first }));
    const during: Interval = { from, until: back === null ? null : startOfDay(today.add({ days: back })) };
    const told = startOfDay(today.add({ days: reported })).add({ minutes: 5 });
    beAway(
      office,
      roster,
      roster.named(name)!,
      during,
      Temporal.Instant.compare(told, now) < 0 ? told : now,
      chance.fork(name),
    );
  }
  const days = workingDays(today, 5);
  for (const [name, day, from, until, kind] of FIXED) {
    const clock = (time: string) => atTime(days[day]!, Temporal.PlainTime.from(time));
    meet(
      office,
      roster,
      roster.named(name)!,
      { from: clock(from), until: clock(until) },
      kind,
      chance.fork(`${name} ${day}`),
      now,
    );
  }
}

function beAway(
  office: Office,
  roster: Roster,
  person: Person,
  during: Interval,
  told: Temporal.Instant,
  chance: Ground['chance'],
): void {
  const id = chance.id(told);
  office.add('absence', {
    id,
    professional_id: person.id,
    during: span(during),
    reported_at: at(told),
    reported_by: `account:${person.accountId}`,
    updated_at: at(told),
  });
  office.add('commitment', {
    id: chance.id(told),
    professional_id: person.id,
    source_type: 'ABSENCE',
    source_id: id,
    during: span(during),
  });
  roster.take(person, 'ABSENCE', during);
  office.happened({
    kind: FactKind.ABSENCE_REPORTED,
    districtId: person.districtId,
    subject: { type: 'ABSENCE', id },
    people: [person.id],
    occurredAt: told,
  });
}

function meet(
  office: Office,
  roster: Roster,
  person: Person,
  during: BoundedInterval,
  kind: string,
  chance: Ground['chance'],
  now: Temporal.Instant,
): void {
  if (!roster.free(person, 'APPOINTMENT', during)) return;
  const id = chance.id(now);
  const read = at(now);
  const calendar_id = kind === 'OTHER' ? chance.id(now) : null;
  if (calendar_id)
    office.add('calendar', {
      ...{ id: calendar_id, professional_id: person.id, source: 'FILE' },
      ...{ asked_at: read, read_at: read },
    });
  const place = kind === 'COURT' ? 'Amtsgericht Marl' : null;
  office.add('appointment', {
    ...{ id, professional_id: person.id, during: span(during) },
    ...{ kind, place, calendar_id, version: 1 },
  });
  office.add('commitment', {
    id: chance.id(now),
    professional_id: person.id,
    source_type: 'APPOINTMENT',
    source_id: id,
    during: span(during),
  });
  roster.take(person, 'APPOINTMENT', during);
  office.happened({
    kind: calendar_id ? FactKind.CALENDAR_READ : FactKind.APPOINTMENT_ADDED,
    districtId: person.districtId,
    subject: calendar_id ? { type: 'CALENDAR', id: calendar_id } : { type: 'APPOINTMENT', id },
    people: [person.id],
    change: calendar_id
      ? [{ field: 'busyTimes', from: null, to: `${during.from}/${during.until}` }]
      : [
          { field: 'from', from: null, to: during.from.toString() },
          { field: 'until', from: null, to: during.until.toString() },
          { field: 'kind', from: null, to: kind },
        ],
    occurredAt: now,
  });
}
