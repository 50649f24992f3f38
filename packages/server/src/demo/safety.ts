// What keeps people safe in the invented town: hints, companions, and twice in a month somebody who had to act alone.
import { dateAt, startOfDay } from '#kernel/calendar.rules';
import { FactKind } from '#kernel/fact';
import { addressKey } from '#families/safety-hint.rules';
import { followedUntil, reviewDue } from '#visits/emergency.rules';
import type { Ground } from './foundations';
import type { Family } from './households';
import type { Person, Roster } from './roster';
import { at, type Office, type Row, span } from './rows';
import { book } from './visit-book';

const HINTS = [
  ['DOG', 'Besuch im Herbst, großer Hund im Flur', 40, 140],
  ['VIOLENCE', 'Polizeibericht aus dem Frühjahr', 230, -47],
  ['NO_RECEPTION', 'Mehrfach kein Netz im Treppenhaus', 90, 90],
] as const;

/** Hints for the visits at hand, one of them long unreviewed; an interpreter and the police beside two pairs. */
export function keepSafe(
  office: Office,
  families: readonly Family[],
  by: string,
  { chance, today, now }: Ground,
): void {
  const open = office.rows.visit.filter(
    (visit) => ['DUE', 'ASSIGNED', 'ACCEPTED'].includes(String(visit['state'])) && visit['flag_id'] !== null,
  );
  const later = office.rows.visit.filter(
    (visit) => visit['state'] === 'ASSIGNED' && visit['flag_id'] === null,
  );
  const places = [...open, ...later].slice(0, HINTS.length);
  for (const [index, [code, source, ago, ahead]] of HINTS.entries()) {
    const family = families.find(({ id }) => id === places[index]?.['household_id']);
    if (!family) continue;
    const noted = today.subtract({ days: ago });
    const ofAddress = code === 'NO_RECEPTION';
    const id = chance.id(startOfDay(noted));
    office.add('safety_hint', {
      id,
      district_id: family.districtId,
      household_id: ofAddress ? null : family.id,
      address: ofAddress ? family.address : null,
      address_key: ofAddress ? addressKey(family.address) : null,
      code,
      noted_on: noted.toString(),
      source,
      review_on: today.add({ days: ahead }).toString(),
      added_by: by,
      added_by_name: 'Disposition',
      added_at: at(startOfDay(noted)),
      updated_at: at(startOfDay(noted)),
    });
    office.happened({
      kind: FactKind.SAFETY_HINT_CHANGED,
      districtId: family.districtId,
      subject: { type: 'SAFETY_HINT', id },
      occurredAt: now.subtract({ hours: 24 * 30 }),
    });
  }
  const along = (visit: Row | undefined, kind: string, name: string | null, organisation: string | null) => {
    if (!visit) return;
    const since = Temporal.Instant.from(String(visit['created_at'])).add({ minutes: 5 });
    office.add('companion', {
      id: chance.id(since),
      visit_id: visit['id']!,
      kind,
      name,
      organisation,
      confirmed: kind === 'INTERPRETER',
      added_by: by,
      added_at: at(since),
    });
  };
  along(open.find((visit) => visit['urgency'] === 'U0'), 'POLICE', null, 'Wache Marl'); // prettier-ignore
  along(later[0], 'INTERPRETER', 'Kim Beispiel', 'Dolmetschdienst');
}

/** Twelve nights ago, reviewed by now; and last night, still to be reviewed, with two to be found for the visit. */
export function actAlone(
  office: Office,
  roster: Roster,
  families: readonly Family[],
  by: string,
  { chance, people, now }: Ground,
): void {
  const pool = people.filter(({ pool: onCall }) => onCall);
  const lastNight = nightBefore(now);
  for (const [nights, person, contact, reason] of [
    [12, pool[2]!, pool[5]!, 'SECOND_PERSON_LOST'],
    [0, pool[7]!, pool[9]!, 'CHILD_IN_DANGER'],
  ] as const) {
    const until = lastNight.subtract({ hours: 24 * nights });
    const family = chance.pick(families);
    write(office, roster, { person, contact, reason, until, family, reviewed: nights > 0 }, { chance, by });
  }
}

interface Alone {
  person: Person;
  contact: Person;
  reason: string;
  until: Temporal.Instant;
  family: Family;
  reviewed: boolean;
}

function write(
  office: Office,
  roster: Roster,
  { person, contact, reason, until, family, reviewed }: Alone,
  { chance, by }: { chance: Ground['chance']; by: string },
): void {
  const recorded = until.add({ minutes: 25 });
  const due = { from: recorded, until: followedUntil(until, recorded) };
  const from = recorded.add({ hours: 7 });
  const time = { from, until: from.add({ minutes: 75 }) };
  const pair = reviewed ? roster.pairFor(family.districtId, time, chance) : null;
  const visit_id = book(
    office,
    roster,
    {
      kind: 'RISK_VISIT', urgency: 'U1', state: pair ? 'DONE' : reviewed ? 'CANCELLED' : 'DUE', family, from, pair,
      accepted: pair ? 2 : 0, due, createdAt: recorded,
    },
    by,
    chance,
  ); // prettier-ignore
  const id = chance.id(recorded);
  const subject = { type: 'EMERGENCY_ACTION', id } as const;
  office.add('emergency_action', {
    id,
    professional_id: person.id,
    district_id: family.districtId,
    household_id: family.id,
    visit_id,
    during: span({ from: until.subtract({ minutes: 40 }), until }),
    reason_code: reason,
    contact_kind: 'PHONE',
    contact_id: contact.id,
    authorised_by_name: 'Leitung',
    text: 'Kind versorgt und nicht allein gelassen, bis die Polizei eintraf.',
    recorded_at: at(recorded),
    recorded_by: `account:${person.accountId}`,
    recorded_by_name: person.name,
    review_due: at(reviewDue(recorded)),
  });
  const told = { districtId: family.districtId, subject, people: [person.id] };
  office.happened({ kind: FactKind.EMERGENCY_ACTION_RECORDED, ...told, occurredAt: until });
  if (!reviewed) return;
  const reviewedAt = reviewDue(recorded).subtract({ hours: 5 });
  office.add('emergency_review', {
    action_id: id,
    professional_id: person.id,
    reviewed_at: at(reviewedAt),
    reviewed_by: 'system:demo',
    reviewed_by_name: 'Leitung',
    text: 'Richtig gehandelt; der Rufplan ist ergänzt.',
  });
  office.happened({ kind: FactKind.EMERGENCY_ACTION_REVIEWED, ...told, occurredAt: reviewedAt });
}

/** Ten past two of the last night that is over by more than an hour. */
function nightBefore(now: Temporal.Instant): Temporal.Instant {
  const ended = (date: Temporal.PlainDate) => startOfDay(date).add({ hours: 2, minutes: 10 });
  const today = dateAt(now);
  const over = Temporal.Instant.compare(ended(today).add({ hours: 1, minutes: 30 }), now) < 0;
  return ended(over ? today : today.subtract({ days: 1 }));
}
