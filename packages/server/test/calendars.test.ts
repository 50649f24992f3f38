// Busy times from files and addresses: what they meet, what replaces them, and that no word of a calendar and no address stays anywhere.
import { beforeAll, describe, expect, it } from 'vitest';
import {
  ADDRESS,
  FORGET,
  READ,
  REMOVE,
  appointmentDesk,
  calendar,
  event,
  short,
} from './support/appointment-documents';
import { CERTIFICATE, useCalendarServer } from './support/calendar-server';
import { useOffice } from './support/office';
import { at, DO, town, type Town } from './support/town';

const server = useCalendarServer();
const office = useOffice({
  now: Temporal.Instant.from('2027-01-04T07:00:00Z'),
  calendars: () => ({ allowed: [server.host], ca: CERTIFICATE }),
});
let here: Town;
beforeAll(async () => {
  here = await town(office, 16, 1);
});
const { list, calendarsOf, lane, facts, bring, visit } = appointmentDesk(office, () => here);

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
