// The rota as it is entered: shifts of the calendar, who sits there, what is missing; and the hand-overs it leads to.
import { beforeAll, describe, expect, it } from 'vitest';
import { CALL } from './support/duty-documents';
import { MONDAY, useOffice } from './support/office';
import { codeOf, town, type Town } from './support/town';

const office = useOffice();
let here: Town;
beforeAll(async () => void (here = await town(office, 8, 1)));

const PLAN = `query ($from: Date!, $days: Int!) { dutyPlan(from: $from, days: $days) { cursor days { date holiday
  shifts { kind from until clockChange duties { id pair { members { id } } } holes { from until half duty { id } } } } } }`;
const STATUS = '{ onCall { gaps { from until half } handovers { at from { id } to { id } } } }';
const plan = (from: string, days: number) => here.dispatcher.get(PLAN, { from, days });
const hour = (n: number) => MONDAY.add({ hours: n }).toString();
const set = (from: number, until: number, people: string[], kind: string) =>
  here.dispatcher.act(CALL.set, { kind, from: hour(from), until: hour(until), professionalIds: people });

describe('the plan', () => {
  it('names holidays, and cuts their days like weekends', async () => {
    const { days } = await plan('2026-12-24', 3);
    expect(
      days.map(({ date, holiday, shifts }: any) => [date, holiday, shifts.map((one: any) => one.kind)]),
    ).toEqual([
      ['2026-12-24', null, ['DUTY_DESK', 'ON_CALL']],
      ['2026-12-25', 'Erster Weihnachtstag', ['ON_CALL']],
      ['2026-12-26', 'Zweiter Weihnachtstag', ['ON_CALL']],
    ]);
  });

  it('says where a night is longer by an hour', async () => {
    const { days } = await plan('2027-10-29', 3);
    expect(days.flatMap(({ shifts }: any) => shifts.map((one: any) => one.clockChange))).toEqual([
      0, 0, 1, 0,
    ]);
  });

  it.each([0, 43, -1])('of %i days is refused', async (days) => {
    const { errors } = await here.dispatcher.ask(PLAN, { from: '2026-11-23', days });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('shows a pair in its shift, and half a pair as what is missing', async () => {
    const [a, b, c, d] = here.people as [string, string, string, string];
    await set(0, 8, [a, b], 'DUTY_DESK');
    const night = (await set(8, 24, [c, d], 'ON_CALL')).duty;
    const [monday] = (await plan('2026-11-23', 1)).days;
    expect(monday.shifts.map((one: any) => [one.duties.length, one.holes.length])).toEqual([
      [1, 0],
      [1, 0],
    ]);
    const left = await here.dispatcher.act(CALL.clear, { id: night.id, professionalId: d });
    expect(left.duty).toMatchObject({ complete: false, pair: { members: [{ id: c }] } });
    const [half] = (await plan('2026-11-23', 1)).days[0].shifts[1].holes;
    expect(half).toEqual({ from: hour(8), until: hour(24), half: true, duty: { id: night.id } });
    expect(codeOf(await here.dispatcher.act(CALL.clear, { id: night.id, professionalId: a }))).toBe(
      'NOT_FOUND',
    );
    expect((await set(8, 24, [c, d], 'ON_CALL')).duty.complete).toBe(true);
  });
});

it('all gaps are told, and the hand-overs of the last day, newest first', async () => {
  await office.advance({ hours: 9 });
  const dispatcher = await office.signIn('dispatcher');
  const { gaps, handovers } = await dispatcher.get(STATUS);
  expect(gaps[0]).toEqual({ from: hour(24), until: expect.any(String), half: false });
  expect(handovers.map(({ at }: any) => at)).toEqual([hour(8), hour(0)]);
  expect([handovers[0].from, handovers[1].from]).toEqual([{ id: expect.any(String) }, null]);
});
