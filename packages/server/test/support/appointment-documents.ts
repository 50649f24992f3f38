// Appointments and calendars in the words of the contract, with everything that tests look at.
import { expect } from 'vitest';
import type { TestOffice } from './office';
import { at, DO, type Town } from './town';

const ERRORS = 'errors { code field message details { busyFrom busyUntil currentVersion } }';
const ONE = 'id kind place from until version fromCalendar takesTime releasedAt professional { id }';
const CALENDAR =
  'id source host readAt askedAt problem nextAt busyCount clashes { kind sourceId from until }';
export const ADD = `mutation ($input: AddAppointmentInput!) { addAppointment(input: $input) { appointment { ${ONE} } cursor ${ERRORS} } }`;
export const CHANGE = `mutation ($input: ChangeAppointmentInput!) { changeAppointment(input: $input) { appointment { ${ONE} } ${ERRORS} } }`;
export const REMOVE = `mutation ($input: RemoveAppointmentInput!) { removeAppointment(input: $input) { id ${ERRORS} } }`;
export const IMPORT = `mutation ($input: ImportCalendarInput!) { importCalendar(input: $input) { calendar { ${CALENDAR} } ${ERRORS} } }`;
export const ADDRESS = `mutation ($input: SetCalendarAddressInput!) { setCalendarAddress(input: $input) { calendar { ${CALENDAR} } ${ERRORS} } }`;
export const READ = `mutation ($input: ReadCalendarInput!) { readCalendar(input: $input) { calendar { id } ${ERRORS} } }`;
export const FORGET = `mutation ($input: RemoveCalendarInput!) { removeCalendar(input: $input) { id ${ERRORS} } }`;
export const LIST = `query ($id: ID!, $from: DateTime!, $until: DateTime!) { appointments(professionalId: $id, from: $from, until: $until) { ${ONE} } }`;
export const CALENDARS = `query ($id: ID!) { calendars(professionalId: $id) { ${CALENDAR} } }`;
export const LANES = `query { lanes(from: "${at(0)}", until: "2027-01-06T00:00:00Z") { people { professional { id } taken { kind from until onlyWarns } } } }`;

/** Beginning and end in hours and minutes of UTC, and whether it takes the time. */
export const short = (rows: any[]) =>
  rows.map(({ from, until, takesTime }) => `${from.slice(11, 16)}-${until.slice(11, 16)} ${takesTime}`);
/** A calendar of events, each with words that must never be kept. */
export const calendar = (...events: string[]) =>
  [
    'BEGIN:VCALENDAR',
    ...events.map((lines) => `BEGIN:VEVENT\nSUMMARY:GEHEIM Familie\nLOCATION:GEHEIM\n${lines}\nEND:VEVENT`),
    'END:VCALENDAR',
  ].join('\n');
/** The lines of an event on 5 January 2027, by hours in UTC. */
export const event = (from: number, until: number) =>
  `DTSTART:20270105T${String(from).padStart(2, '0')}0000Z\nDTEND:20270105T${String(until).padStart(2, '0')}0000Z`;

/** What tests do at the desk of a town. */
export function appointmentDesk(office: Pick<TestOffice, 'sql'>, here: () => Town) {
  const add = (person: number, from: string, until: string, more: object = {}) =>
    here().dispatcher.act(ADD, {
      professionalId: here().people[person],
      from,
      until,
      kind: 'COURT',
      ...more,
    });
  const list = (person: number): Promise<any[]> =>
    here().dispatcher.get(LIST, { id: here().people[person], from: at(0), until: '2027-02-03T00:00:00Z' });
  const calendarsOf = (person: number): Promise<any[]> =>
    here().dispatcher.get(CALENDARS, { id: here().people[person] });
  const lane = async (person: number): Promise<any[]> =>
    (await here().dispatcher.get(LANES)).people.find(
      (one: any) => one.professional.id === here().people[person],
    ).taken;
  const facts = (kind: string) =>
    office.sql<{ facts: any; actor: string }>(
      'select p.facts, e.actor from event e join event_payload p using (seq) where e.kind = ? order by e.seq',
      [kind],
    );
  const bring = (person: number, content: string, by = here().dispatcher) =>
    by.act(IMPORT, { professionalId: here().people[person], content });
  async function visit(a: number, b: number, from: string): Promise<string> {
    const planned = await here().dispatcher.act(DO.plan, {
      districtId: here().district, kind: 'FOLLOW_UP', urgency: 'U2', dueFrom: '2027-01-04T06:00:00Z', dueUntil: '2027-01-08T20:00:00Z', duration: 'PT60M',
    }); // prettier-ignore
    const put = await here().dispatcher.act(DO.assign, {
      visitId: planned.visit.id,
      professionalIds: [here().people[a], here().people[b]],
      from,
    });
    expect(put.errors).toEqual([]);
    return planned.visit.id;
  }
  return { add, list, calendarsOf, lane, facts, bring, visit };
}
