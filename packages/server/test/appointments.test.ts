// Appointments by hand and busy times of calendars: who may, what they meet, what is told, and that no word of a calendar stays.
import { beforeAll, describe, expect, it } from 'vitest';
import { CALL } from './support/duty-documents';
import { CERTIFICATE, useCalendarServer } from './support/calendar-server';
import { useOffice } from './support/office';
import { at, codeOf, DO, refusedTo, town, type Town } from './support/town';

const server = useCalendarServer();
const office = useOffice({
  now: Temporal.Instant.from('2027-01-04T07:00:00Z'),
  calendars: () => ({ allowed: [server.host], ca: CERTIFICATE }),
});
let here: Town;
beforeAll(async () => {
  here = await town(office, 16, 1);
});

const ERRORS = 'errors { code field message details { busyFrom busyUntil currentVersion } }';
const ONE = 'id kind place from until version fromCalendar takesTime releasedAt professional { id }';
const CALENDAR =
  'id source host readAt askedAt problem nextAt busyCount clashes { kind sourceId from until }';
const ADD = `mutation ($input: AddAppointmentInput!) { addAppointment(input: $input) { appointment { ${ONE} } cursor ${ERRORS} } }`;
const CHANGE = `mutation ($input: ChangeAppointmentInput!) { changeAppointment(input: $input) { appointment { ${ONE} } ${ERRORS} } }`;
const REMOVE = `mutation ($input: RemoveAppointmentInput!) { removeAppointment(input: $input) { id ${ERRORS} } }`;
const IMPORT = `mutation ($input: ImportCalendarInput!) { importCalendar(input: $input) { calendar { ${CALENDAR} } ${ERRORS} } }`;
const ADDRESS = `mutation ($input: SetCalendarAddressInput!) { setCalendarAddress(input: $input) { calendar { ${CALENDAR} } ${ERRORS} } }`;
const READ = `mutation ($input: ReadCalendarInput!) { readCalendar(input: $input) { calendar { id } ${ERRORS} } }`;
const FORGET = `mutation ($input: RemoveCalendarInput!) { removeCalendar(input: $input) { id ${ERRORS} } }`;
const LIST = `query ($id: ID!, $from: DateTime!, $until: DateTime!) { appointments(professionalId: $id, from: $from, until: $until) { ${ONE} } }`;
const CALENDARS = `query ($id: ID!) { calendars(professionalId: $id) { ${CALENDAR} } }`;
const LANES = `query { lanes(from: "${at(0)}", until: "2027-01-06T00:00:00Z") { people { professional { id } taken { kind from until onlyWarns } } } }`;

const add = (person: number, from: string, until: string, more: object = {}) =>
  here.dispatcher.act(ADD, { professionalId: here.people[person], from, until, kind: 'COURT', ...more });
const list = (person: number): Promise<any[]> =>
  here.dispatcher.get(LIST, { id: here.people[person], from: at(0), until: '2027-02-03T00:00:00Z' });
const calendarsOf = (person: number): Promise<any[]> =>
  here.dispatcher.get(CALENDARS, { id: here.people[person] });
const lane = async (person: number): Promise<any[]> =>
  (await here.dispatcher.get(LANES)).people.find((one: any) => one.professional.id === here.people[person])
    .taken;
const short = (rows: any[]) =>
  rows.map(({ from, until, takesTime }) => `${from.slice(11, 16)}-${until.slice(11, 16)} ${takesTime}`);
async function visit(a: number, b: number, from: string): Promise<string> {
  const planned = await here.dispatcher.act(DO.plan, {
    districtId: here.district, kind: 'FOLLOW_UP', urgency: 'U2', dueFrom: '2027-01-04T06:00:00Z', dueUntil: '2027-01-08T20:00:00Z', duration: 'PT60M',
  }); // prettier-ignore
  const put = await here.dispatcher.act(DO.assign, {
    visitId: planned.visit.id,
    professionalIds: [here.people[a], here.people[b]],
    from,
  });
  expect(put.errors).toEqual([]);
  return planned.visit.id;
}
const facts = (kind: string) =>
  office.sql<{ facts: any; actor: string }>(
    'select p.facts, e.actor from event e join event_payload p using (seq) where e.kind = ? order by e.seq',
    [kind],
  );
const calendar = (...events: string[]) =>
  [
    'BEGIN:VCALENDAR',
    ...events.map((lines) => `BEGIN:VEVENT\nSUMMARY:GEHEIM Familie\nLOCATION:GEHEIM\n${lines}\nEND:VEVENT`),
    'END:VCALENDAR',
  ].join('\n');
const event = (from: number, until: number) =>
  `DTSTART:20270105T${String(from).padStart(2, '0')}0000Z\nDTEND:20270105T${String(until).padStart(2, '0')}0000Z`;
const bring = (person: number, content: string, by = here.dispatcher) =>
  by.act(IMPORT, { professionalId: here.people[person], content });

describe('an appointment', () => {
  it('takes the time, stands in the lane, moves and goes; each is told without its place', async () => {
    const { appointment, errors } = await add(0, at(9), at(10), { place: ' Amtsgericht ' });
    expect(errors).toEqual([]);
    expect(appointment).toMatchObject({
      kind: 'COURT',
      place: 'Amtsgericht',
      takesTime: true,
      fromCalendar: false,
    });
    expect(await lane(0)).toEqual([{ kind: 'APPOINTMENT', from: at(9), until: at(10), onlyWarns: false }]);
    const moved = await here.dispatcher.act(CHANGE, {
      id: appointment.id,
      expectedVersion: 1,
      from: at(11),
      until: at(12),
      kind: 'TRAINING',
    });
    expect(moved.appointment).toMatchObject({
      from: at(11),
      until: at(12),
      kind: 'TRAINING',
      place: 'Amtsgericht',
      version: 2,
    });
    const late = await here.dispatcher.act(CHANGE, { id: appointment.id, expectedVersion: 1, kind: 'OTHER' });
    expect(late.errors[0]).toMatchObject({ code: 'CONFLICT', details: { currentVersion: 2 } });
    expect((await here.dispatcher.act(REMOVE, { id: appointment.id })).id).toBe(appointment.id);
    expect(await list(0)).toEqual([]);
    expect(await lane(0)).toEqual([]);
    const told = [
      ...(await facts('APPOINTMENT_ADDED')),
      ...(await facts('APPOINTMENT_CHANGED')),
      ...(await facts('APPOINTMENT_REMOVED')),
    ];
    expect(told.map((one) => one.facts.change.map(({ field }: any) => field))).toEqual([
      ['from', 'until', 'kind'],
      ['from', 'until', 'kind'],
      ['from', 'until', 'kind'],
    ]);
    expect(JSON.stringify(told)).not.toContain('Amtsgericht');
  });

  it('is refused over a visit, a duty, an absence or another, naming the time in the way; and visits over it', async () => {
    await visit(1, 2, at(9));
    const onVisit = await add(1, at(9, 30), at(11));
    expect(onVisit.errors[0]).toMatchObject({
      code: 'PERSON_BUSY',
      field: 'from',
      details: { busyFrom: at(8, 45), busyUntil: at(10, 15) },
    });
    await here.dispatcher.act(CALL.set, {
      kind: 'ON_CALL',
      from: at(16),
      until: at(22),
      professionalIds: [here.people[1], here.people[3]],
    });
    expect(codeOf(await add(1, at(21), at(23)))).toBe('PERSON_BUSY');
    expect(codeOf(await add(1, at(12), at(13)))).toBe(null);
    expect(codeOf(await add(1, at(12, 30), at(14)))).toBe('PERSON_BUSY');
    await here.dispatcher.act(CALL.sick, { professionalId: here.people[4], from: at(8) });
    expect(codeOf(await add(4, at(9), at(10)))).toBe('PERSON_BUSY');
    await add(5, at(9), at(10));
    const planned = await here.dispatcher.act(DO.plan, {
      districtId: here.district,
      kind: 'FOLLOW_UP',
      urgency: 'U2',
      dueFrom: at(6),
      dueUntil: at(20),
      duration: 'PT60M',
    });
    const put = await here.dispatcher.act(DO.assign, {
      visitId: planned.visit.id,
      professionalIds: [here.people[5], here.people[6]],
      from: at(9),
    });
    expect(put.errors[0]).toMatchObject({
      code: 'PERSON_BUSY',
      details: { busyFrom: at(9), busyUntil: at(10) },
    });
  });

  it('belongs to dispatcher, lead of the district, leadership and the person', async () => {
    const values = { from: at(18), until: at(19), kind: 'OTHER' };
    const mine = await here.of(7);
    expect(codeOf(await mine.act(ADD, { ...values, professionalId: here.people[7] }))).toBe(null);
    expect(await refusedTo(mine, ADD, { ...values, professionalId: here.people[8] })).toBe('FORBIDDEN');
    const leadership = await here.account('leitung', [['LEADERSHIP']]);
    const lead = await here.account('lead', [['LEAD', here.district]]);
    const administrator = await here.account('verwaltung', [['ADMINISTRATOR']]);
    expect(codeOf(await leadership.act(ADD, { ...values, professionalId: here.people[8] }))).toBe(null);
    expect(codeOf(await lead.act(ADD, { ...values, professionalId: here.people[9] }))).toBe(null);
    expect(await refusedTo(administrator, ADD, { ...values, professionalId: here.people[9] })).toBe(
      'FORBIDDEN',
    );
    expect(
      (await (await office.token(['DISPATCH'])).ask(CALENDARS, { id: here.people[7] })).errors?.[0]
        ?.extensions.code,
    ).toBe('FORBIDDEN');
    expect((await mine.ask(CALENDARS, { id: here.people[8] })).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
  });

  it.each([
    ['an end before the beginning', { from: at(10), until: at(9) }, 'END_BEFORE_START'],
    ['the past', { from: '2027-01-03T09:00:00Z', until: '2027-01-03T10:00:00Z' }, 'IN_THE_PAST'],
    ['three weeks', { from: at(9), until: '2027-01-27T09:00:00Z' }, 'INVALID'],
    ['two years ahead', { from: '2029-01-05T09:00:00Z', until: '2029-01-05T10:00:00Z' }, 'INVALID'],
    ['a place that is a novel', { place: 'x'.repeat(121) }, 'INVALID'],
    ['nobody', { professionalId: crypto.randomUUID() }, 'NOT_FOUND'],
  ])('of %s is refused', async (_what, wrong, code) => {
    expect(codeOf(await add(10, at(9), at(10), wrong))).toBe(code);
    expect(await list(10)).toEqual([]);
  });

  it('released by an absence and removed meanwhile does not stop its end', async () => {
    const { appointment } = await add(10, at(9), at(10));
    const { absence } = await here.dispatcher.act(CALL.sick, {
      professionalId: here.people[10],
      from: at(8),
      until: at(20),
    });
    expect(await list(10)).toMatchObject([{ takesTime: false, releasedAt: expect.any(String) }]);
    await here.dispatcher.act(REMOVE, { id: appointment.id });
    expect(
      codeOf(await here.dispatcher.act(CALL.back, { id: absence.id, until: at(8), restore: true })),
    ).toBe(null);
    expect(await list(10)).toEqual([]);
  });
});

describe('a calendar file', () => {
  it('brings busy times only, replaces those before, and leaves no word anywhere', async () => {
    const first = await bring(11, calendar(event(9, 10), event(13, 14)));
    expect(first.errors).toEqual([]);
    expect(first.calendar).toMatchObject({
      source: 'FILE',
      host: null,
      busyCount: 2,
      clashes: [],
      problem: null,
      nextAt: null,
    });
    const [kept] = await list(11);
    expect(kept).toMatchObject({ kind: 'OTHER', place: null, fromCalendar: true, takesTime: true });
    expect((await bring(11, calendar(event(13, 14), event(15, 16)))).calendar.busyCount).toBe(2);
    expect(short(await list(11))).toEqual(['13:00-14:00 true', '15:00-16:00 true']);
    const told = await facts('CALENDAR_READ');
    expect(told.at(-1)!.facts.change).toContainEqual({
      field: 'busyTimes',
      from: `${at(9)}/${at(10)}`,
      to: `${at(15)}/${at(16)}`,
    });
    const before = told.length;
    await bring(11, calendar(event(13, 14), event(15, 16)));
    expect(await facts('CALENDAR_READ')).toHaveLength(before);
    for (const table of ['appointment', 'calendar', 'event_payload', 'idempotency'])
      expect(JSON.stringify(await office.sql(`select * from ${table}`))).not.toContain('GEHEIM');
    const mine = (await list(11))[0].id;
    expect((await here.dispatcher.act(REMOVE, { id: mine })).errors[0]).toMatchObject({
      code: 'INVALID',
      field: 'id',
    });
  });

  it('beside a visit keeps the visit, holds the rest, warns in the lane, and takes the time when the visit goes', async () => {
    const id = await visit(12, 13, at(10));
    const { calendar: one } = await bring(12, calendar(event(9, 13)));
    expect(short(await list(12))).toEqual(['09:00-09:45 true', '09:45-11:15 false', '11:15-13:00 true']);
    expect(one.clashes).toEqual([{ kind: 'VISIT', sourceId: id, from: at(9, 45), until: at(11, 15) }]);
    expect((await lane(12)).filter(({ onlyWarns }) => onlyWarns)).toEqual([
      { kind: 'APPOINTMENT', from: at(9, 45), until: at(11, 15), onlyWarns: true },
    ]);
    await here.dispatcher.act(DO.release, { visitId: id });
    await office.advance({ minutes: 1 });
    expect((await list(12)).every(({ takesTime }) => takesTime)).toBe(true);
    expect(await calendarsOf(12)).toMatchObject([{ clashes: [] }]);
  });

  it.each([
    ['no calendar', 'SUMMARY:GEHEIM'],
    ['a bomb', calendar('DTSTART:19700101T000000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY')],
    ['one bad event among good ones', calendar(event(9, 10), 'DTSTART:morgen')],
  ])('that is %s is refused whole', async (_what, content) => {
    const before = await list(11);
    const refused = await bring(11, content);
    expect(refused.errors[0]).toMatchObject({ code: 'INVALID', field: 'content' });
    expect(refused.errors[0].message).not.toContain('GEHEIM');
    expect(await list(11)).toEqual(before);
  });
});

describe('a calendar address', () => {
  const secret = () => `https://${server.host}/geheim-4711/calendar.ics`;
  /** What the scheduler does until the reading has ended. */
  async function read(person: number, until: (calendar: any) => boolean): Promise<any> {
    for (let round = 0; round < 200; round += 1) {
      await office.settled();
      const [one] = await calendarsOf(person);
      if (until(one)) return one;
      await new Promise((resolve) => setImmediate(resolve));
    }
    throw new Error('never read');
  }

  it('is read at once and every half hour, is never shown, and a failure keeps what was read', async () => {
    server.answer = (_request, response) => response.end(calendar(event(9, 10)));
    const set = await here.dispatcher.act(ADDRESS, { professionalId: here.people[14], address: secret() });
    expect(set.errors).toEqual([]);
    expect(set.calendar.host).toBe(`${server.host}/…`);
    expect(await read(14, ({ readAt }) => readAt)).toMatchObject({ busyCount: 1, problem: null });
    server.answer = (_request, response) => void response.writeHead(404).end('GEHEIM');
    await office.advance({ minutes: 31 });
    expect(await read(14, ({ problem }) => problem)).toMatchObject({ busyCount: 1, problem: 'REFUSED' });
    server.answer = (_request, response) => response.end(calendar(event(11, 12)));
    const [{ id }] = await calendarsOf(14);
    expect((await here.dispatcher.act(READ, { id })).errors).toEqual([]);
    await read(14, ({ problem }) => !problem);
    expect(short(await list(14))).toEqual(['11:00-12:00 true']);
    for (const table of ['event_payload', 'idempotency', 'access_log', 'event'])
      expect(JSON.stringify(await office.sql(`select * from ${table}`))).not.toContain('4711');
    expect((await here.dispatcher.act(FORGET, { id })).id).toBe(id);
    expect(await calendarsOf(14)).toEqual([]);
    expect(await list(14)).toEqual([]);
    expect(await office.sql('select 1 from calendar where address is not null')).toEqual([]);
  });

  it('into a private network nobody allowed is tried, refused and said', async () => {
    const asked = server.asked.length;
    await here.dispatcher.act(ADDRESS, {
      professionalId: here.people[15],
      address: 'webcal://127.0.0.1/x.ics',
    });
    expect(await read(15, ({ problem }) => problem)).toMatchObject({ problem: 'NOT_ALLOWED', busyCount: 0 });
    expect(server.asked).toHaveLength(asked);
  });

  it.each(['http://example.org/x.ics', 'https://a:b@example.org/', 'file:///etc/passwd', 'nonsense', ''])(
    '%s is refused',
    async (address) => {
      const refused = await here.dispatcher.act(ADDRESS, { professionalId: here.people[15], address });
      expect(refused.errors[0]).toMatchObject({ code: 'INVALID', field: 'address' });
    },
  );
});
