// Since I last looked: a night, read at 07:30, tells who raised, took and resolved, how the visit went, who was out, and what is open.
import { beforeAll, describe, expect, test } from 'vitest';
import { CALL } from './support/duty-documents';
import { type Asker, useOffice } from './support/office';
import { type SmallTown, smallTown } from './support/small-town';
import { DO } from './support/town';

/** Tuesday, half an hour before the office closes. */
const office = useOffice({ now: Temporal.Instant.from('2026-11-24T15:30:00+01:00') });
let town: SmallTown;
let leadership: Asker;
let dispatcher: Asker;
let pair: [Asker, Asker];

const RAISE = `mutation ($input: RaiseRiskFlagInput!) { raiseRiskFlag(input: $input) { riskFlag { id } errors { code field } } }`;
const TAKE = `mutation ($input: AcknowledgeRiskFlagInput!) { acknowledgeRiskFlag(input: $input) { riskFlag { id } errors { code field } } }`;
const RESOLVE = `mutation ($input: ResolveRiskFlagInput!) { resolveRiskFlag(input: $input) { riskFlag { state } errors { code field } } }`;
const LOOK = `query ($since: DateTime, $preset: LookBackPreset, $districtIds: [ID!]) { lookBack(since: $since, preset: $preset, districtIds: $districtIds) {
  since until presets { preset since }
  flags(first: 10) { raised taken resolved totalCount nodes { riskFlag { level state district { name } } steps { kind at by { name } } } }
  visits(first: 10) { planned started done missed cancelled childSafeNow { yes no unknown } totalCount nodes { reference state } }
  absences(first: 10) { totalCount nodes { until professional { name } } }
  handOvers { at duty { kind pair { members { name } } } } gaps { from until half closedAt }
  open(first: 10) { flags urgentFlags untakenFlags visitsWithoutPair visitsMissed visitsUnderWay gaps riskFlags { level } visits { state } } } }`;
const at = (text: string) => Temporal.Instant.from(`${text}:00+01:00`).toString();

beforeAll(async () => {
  town = await smallTown(office);
  leadership = await office.account('leitung', [['LEADERSHIP']]);
  dispatcher = await office.account('disposition', [['DISPATCHER']]);
  pair = [
    await office.account('ada', [['PROFESSIONAL']], town.people[0]),
    await office.account('bo', [['PROFESSIONAL']], town.people[1]),
  ];
  await office.sql('update account set demo = true');
  const raise = async (level: string, districtId: string) =>
    (await dispatcher.act(RAISE, { districtId, level, reasonCode: 'HOUSING', text: 'Erfunden.' })).riskFlag
      .id as string;
  // In the afternoon: told of by nobody at half past seven.
  await raise('LOW', town.south);
  await dispatcher.act(CALL.set, {
    kind: 'ON_CALL', from: at('2026-11-24T16:00'), until: at('2026-11-25T08:00'), professionalIds: town.people.slice(0, 2),
  }); // prettier-ignore
  await office.advance({ minutes: 40 });
  const acute = await raise('ACUTE', town.north);
  const medium = await raise('MEDIUM', town.north);
  await office.advance({ minutes: 2 });
  await pair[0].act(TAKE, { id: acute, nextStep: 'CALL', nextStepDue: at('2026-11-24T20:00') });
  await leadership.act(TAKE, { id: medium, nextStep: 'CALL', nextStepDue: at('2026-11-25T10:00') });
  await leadership.act(RESOLVE, { id: medium, reasonCode: 'HANDED_ON' });
  const plan = async (hours: number) =>
    (
      await dispatcher.act(DO.plan, {
        districtId: town.north, kind: 'RISK_VISIT', urgency: 'U1', duration: 'PT60M',
        dueFrom: office.now().toString(), dueUntil: office.now().add({ hours }).toString(),
      })
    ).visit.id as string; // prettier-ignore
  const visitId = await plan(6);
  await plan(3);
  await dispatcher.act(DO.assign, {
    visitId,
    professionalIds: town.people.slice(0, 2),
    from: at('2026-11-24T17:00'),
  });
  await office.advance({ minutes: 50 });
  await pair[0].act(DO.start, { visitId });
  await office.advance({ minutes: 50 });
  await pair[0].act(DO.finish, { visitId, childSafeNow: 'YES' });
  await pair[1].act(DO.finish, { visitId, childSafeNow: 'NO' });
  await dispatcher.act(CALL.sick, {
    professionalId: town.people[2],
    from: at('2026-11-25T00:00'),
    until: at('2026-11-28T00:00'),
  });
  // Past midnight into the morning.
  await office.advance({ hours: 13, minutes: 38 });
});

describe('at half past seven', () => {
  test('the night is told from the end of office hours on', async () => {
    const look = await leadership.get(LOOK);
    expect([look.since, look.until]).toEqual(
      [at('2026-11-24T16:00'), at('2026-11-25T07:30')].map((one) => Temporal.Instant.from(one).toString()),
    );
    expect(look.flags).toMatchObject({ raised: 2, taken: 2, resolved: 1 });
    const [acute, medium] = look.flags.nodes;
    expect(acute.riskFlag).toMatchObject({
      level: 'ACUTE',
      state: 'ACKNOWLEDGED',
      district: { name: 'Nord' },
    });
    expect(acute.steps.map((one: any) => [one.kind, one.by.name]).slice(0, 2)).toEqual([
      ['RAISED', 'disposition'],
      ['ACKNOWLEDGED', 'ada'],
    ]);
    // The act was due at eight in the evening and did not come.
    expect(acute.steps.some((one: any) => one.kind === 'UNTAKEN')).toBe(true);
    expect(medium.steps.map((one: any) => one.kind)).toEqual(['RAISED', 'ACKNOWLEDGED', 'RESOLVED']);
  });

  test('the visit counts with the graver answer, and nobody learns which', async () => {
    const { visits } = await leadership.get(LOOK);
    expect(visits).toMatchObject({
      planned: 2,
      started: 1,
      done: 1,
      missed: 1,
      cancelled: 0,
      childSafeNow: { yes: 0, no: 1, unknown: 0 },
    });
    expect(visits.nodes.map((one: any) => one.state).sort()).toEqual(['DONE', 'MISSED']);
    const answer = await leadership.ask('{ lookBack { visits(first: 5) { nodes { childSafeNow } } } }');
    expect(answer.errors![0]!.extensions.code).toBe('FORBIDDEN');
  });

  test('who is out, who took over, and what is open', async () => {
    const look = await leadership.get(LOOK);
    expect(look.absences.nodes).toEqual([
      {
        until: Temporal.Instant.from(at('2026-11-28T00:00')).toString(),
        professional: { name: 'Cem Cetin' },
      },
    ]);
    expect(look.handOvers).toEqual([
      {
        at: Temporal.Instant.from(at('2026-11-24T16:00')).toString(),
        duty: { kind: 'ON_CALL', pair: { members: [{ name: 'Ada Amsel' }, { name: 'Bo Buche' }] } },
      },
    ]);
    expect(look.gaps.length).toBeGreaterThan(0);
    expect(look.open).toMatchObject({
      flags: 2,
      urgentFlags: 1,
      untakenFlags: 2,
      visitsWithoutPair: 0,
      visitsMissed: 1,
      visitsUnderWay: 0,
    });
    expect(look.open.gaps).toBe(look.gaps.filter((gap: any) => gap.closedAt === null).length);
    expect(look.open.riskFlags.map((one: any) => one.level)).toEqual(['ACUTE', 'LOW']);
  });

  test('an own time looks further back, and a district narrows', async () => {
    const look = await leadership.get(LOOK, { since: at('2026-11-24T15:00') });
    expect(look.flags.raised).toBe(3);
    const south = await leadership.get(LOOK, { since: at('2026-11-24T15:00'), districtIds: [town.south] });
    expect([south.flags.raised, south.visits.planned, south.absences.totalCount, south.open.flags]).toEqual([
      1, 0, 1, 1,
    ]);
  });

  test('presets say what they mean', async () => {
    const look = await leadership.get(LOOK, { preset: 'BEFORE_WEEKEND' });
    expect(look.since).toBe(Temporal.Instant.from(at('2026-11-20T16:00')).toString());
    expect(look.presets.map((one: any) => one.preset)).toEqual(['OFFICE_CLOSED', 'BEFORE_WEEKEND']);
  });
});

test.each([
  ['what has not come', { since: '2027-01-01T00:00:00Z' }],
  ['more than a month', { since: '2026-01-01T00:00:00Z' }],
])('refuses %s', async (_, variables) => {
  const answer = await leadership.ask(LOOK, variables);
  expect(answer.errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
});

test('a token limited to a district hears of it alone; one that sees counts only hears nothing', async () => {
  const south = await office.token(['OPERATIONS'], [town.south]);
  const look = await south.get(LOOK, { since: at('2026-11-24T15:00') });
  expect(look.flags.nodes.map((one: any) => one.riskFlag.district.name)).toEqual(['Süd']);
  expect(look.visits.totalCount).toBe(0);
  const aggregate = await office.token(['AGGREGATE']);
  expect((await aggregate.ask(LOOK)).errors![0]!.extensions.code).toBe('FORBIDDEN');
});
