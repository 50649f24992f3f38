// Flags from raised to resolved: who may, what is refused, and who reads what was written.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asker, useOffice } from './support/office';
import { type SmallTown, smallTown } from './support/small-town';

const office = useOffice();
let town: SmallTown;
let leader: Asker;
let ada: Asker;
let bo: Asker;
beforeAll(async () => {
  town = await smallTown(office);
  leader = await office.account('leitung', [['LEADERSHIP']]);
  ada = await office.account('ada', [['PROFESSIONAL']], town.people[0]);
  bo = await office.account('bo', [['PROFESSIONAL']], town.people[1]);
});

const RAISE =
  'mutation Raise($input: RaiseRiskFlagInput!) { raiseRiskFlag(input: $input) { riskFlag { id reference level state version untakenSince overdueAt } cursor errors { code field message } } }';
const ACK =
  'mutation Ack($input: AcknowledgeRiskFlagInput!) { acknowledgeRiskFlag(input: $input) { riskFlag { id state version acknowledgedBy { name } nextStep nextStepDue untakenSince history { kind by { name } nextStep } } cursor errors { code field message details { currentVersion } } } }';
const RESOLVE =
  'mutation Resolve($input: ResolveRiskFlagInput!) { resolveRiskFlag(input: $input) { riskFlag { id state resolutionProposedBy { name } resolvedBy { name } resolution { code } history { kind } } cursor errors { code field message } } }';

const raise = (asker: Asker, input: Record<string, unknown> = {}) =>
  asker.act(RAISE, {
    districtId: town.north,
    level: 'HIGH',
    reasonCode: 'NEGLECT',
    text: 'Nachbarin hört ein Kind weinen.',
    ...input,
  });
const raised = async (asker: Asker, input: Record<string, unknown> = {}) =>
  (await raise(asker, input)).riskFlag.id as string;
const inHours = (hours: number) =>
  office
    .now()
    .add({ minutes: hours * 60 })
    .toString();
const take = (asker: Asker, id: string, input: Record<string, unknown> = {}) =>
  asker.act(ACK, { id, nextStep: 'CALL', nextStepDue: inHours(1), ...input });
const resolve = (asker: Asker, id: string, input: Record<string, unknown> = {}) =>
  asker.act(RESOLVE, { id, reasonCode: 'CHILD_SEEN_SAFE', ...input });

describe('raising', () => {
  it('gives a flag that nobody has, with the limit of its level', async () => {
    const { riskFlag, cursor, errors } = await raise(ada);
    expect(errors).toEqual([]);
    expect(cursor).toMatch(/^[0-9a-f]{8}\.\d+$/);
    expect(riskFlag).toMatchObject({
      level: 'HIGH',
      state: 'RAISED',
      version: 1,
      untakenSince: office.now().toString(),
      overdueAt: inHours(0.25),
    });
    expect(riskFlag.reference).toMatch(/^F-\d+$/);
  });

  it.each([
    ['an unknown district', { districtId: crypto.randomUUID() }, 'NOT_FOUND', 'districtId'],
    ['a district that is no id', { districtId: '1' }, 'NOT_FOUND', 'districtId'],
    ['an unknown reason', { reasonCode: 'NOPE' }, 'INVALID', 'reasonCode'],
    ['no text', { text: '  ' }, 'INVALID', 'text'],
    ['too long a text', { text: 'x'.repeat(4001) }, 'INVALID', 'text'],
    ['an unknown household', { householdId: crypto.randomUUID() }, 'NOT_FOUND', 'householdId'],
    [
      'two names of one system',
      {
        externalReferences: [
          { system: 'a', id: '1' },
          { system: 'a', id: '2' },
        ],
      },
      'INVALID',
      'externalReferences',
    ],
  ])('is refused with %s, and nothing is written', async (_what, input, code, field) => {
    const before = await office.sql('select count(*) from event');
    const { riskFlag, cursor, errors } = await raise(ada, input);
    expect([riskFlag, cursor, errors[0].code, errors[0].field]).toEqual([null, null, code, field]);
    expect(await office.sql('select count(*) from event')).toEqual(before);
  });

  it('is for tools with FLAG in their districts, which name themselves as the source', async () => {
    const tool = await office.token(['FLAG'], [town.north]);
    const id = await raised(tool, { externalReferences: [{ system: 'leitstelle', id: '77' }] });
    const { nodes } = await tool.get(
      '{ riskFlags(first: 100) { nodes { id source { kind name } reason { code } text history { text } household { id } externalReferences { system id } } } }',
    );
    expect(nodes.find((one: { id: string }) => one.id === id)).toEqual({
      id, source: { kind: 'TOOL', name: 'test' }, reason: null, text: null, history: [{ text: null }], household: null,
      externalReferences: [{ system: 'leitstelle', id: '77' }],
    }); // prettier-ignore
    expect((await raise(tool, { districtId: town.south })).errors[0].code).toBe('FORBIDDEN');
    const { errors } = await (
      await office.token(['OPERATIONS'])
    ).ask(RAISE, {
      input: {
        districtId: town.north,
        level: 'LOW',
        reasonCode: 'OTHER',
        text: 'x',
        idempotencyKey: crypto.randomUUID(),
      },
    });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('happens once per key', async () => {
    const input = {
      districtId: town.north,
      level: 'LOW',
      reasonCode: 'OTHER',
      text: 'einmal',
      idempotencyKey: crypto.randomUUID(),
    };
    const [first, again] = [await ada.get(RAISE, { input }), await ada.get(RAISE, { input })];
    expect(again).toEqual(first);
  });

  it('keeps its words out of the log', async () => {
    await raise(ada, { text: 'Unverwechselbar' });
    expect(JSON.stringify(await office.sql('select facts::text from event_payload'))).not.toMatch(
      /Unverwechselbar|NEGLECT/,
    );
  });
});

describe('taking', () => {
  it('names the taker and the next act, is taken over, and keeps both in the history', async () => {
    const id = await raised(ada);
    const first = await take(ada, id);
    expect(first).toMatchObject({
      errors: [],
      riskFlag: {
        state: 'ACKNOWLEDGED',
        acknowledgedBy: { name: 'ada' },
        nextStep: 'CALL',
        nextStepDue: inHours(1),
        untakenSince: null,
      },
    });
    const over = await take(bo, id, { nextStep: 'VISIT', expectedVersion: first.riskFlag.version });
    expect(over.riskFlag.history.map((one: any) => [one.kind, one.by.name, one.nextStep])).toEqual([
      ['RAISED', 'ada', null], ['ACKNOWLEDGED', 'ada', 'CALL'], ['TAKEN_OVER', 'bo', 'VISIT'],
    ]); // prettier-ignore
    const stale = await take(ada, id, { expectedVersion: first.riskFlag.version });
    expect(stale.errors[0]).toMatchObject({
      code: 'CONFLICT',
      details: { currentVersion: over.riskFlag.version },
    });
  });

  it('needs a time ahead, within a day for urgent flags and 14 days for others', async () => {
    const [urgent, calm] = [await raised(ada), await raised(ada, { level: 'LOW' })];
    expect((await take(ada, urgent, { nextStepDue: inHours(0) })).errors[0]).toMatchObject({
      code: 'IN_THE_PAST',
      field: 'nextStepDue',
    });
    expect((await take(ada, urgent, { nextStepDue: inHours(25) })).errors[0]).toMatchObject({
      code: 'INVALID',
      field: 'nextStepDue',
    });
    expect((await take(ada, calm, { nextStepDue: inHours(25) })).errors).toEqual([]);
    expect((await take(ada, calm, { nextStepDue: inHours(24 * 15) })).errors[0].code).toBe('INVALID');
    expect((await take(ada, crypto.randomUUID())).errors[0]).toMatchObject({
      code: 'NOT_FOUND',
      field: 'id',
    });
    expect((await take(ada, 'F-101')).errors[0].code).toBe('NOT_FOUND');
  });

  it('is never for tools', async () => {
    const tool = await office.token(['FLAG', 'DISPATCH', 'FILE']);
    const { errors } = await tool.ask(ACK, {
      input: {
        id: await raised(ada),
        nextStep: 'CALL',
        nextStepDue: inHours(1),
        idempotencyKey: crypto.randomUUID(),
      },
    });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('resolving', () => {
  it('takes two people for urgent flags', async () => {
    const id = await raised(ada);
    const proposed = await resolve(leader, id);
    expect(proposed).toMatchObject({
      errors: [],
      riskFlag: { state: 'RAISED', resolutionProposedBy: { name: 'leitung' }, resolvedBy: null },
    });
    expect((await resolve(leader, id)).errors[0].code).toBe('NEEDS_SECOND_PERSON');
    await take(ada, id); // a fact between: the proposal lapses
    const anew = await resolve(ada, id);
    expect(anew.riskFlag).toMatchObject({ state: 'ACKNOWLEDGED', resolutionProposedBy: { name: 'ada' } });
    const done = await resolve(leader, id, { reasonCode: 'HELP_IN_PLACE' });
    expect(done.riskFlag).toMatchObject({
      state: 'RESOLVED',
      resolvedBy: { name: 'leitung' },
      resolution: { code: 'HELP_IN_PLACE' },
    });
    expect(done.riskFlag.history.map((one: any) => one.kind)).toEqual([
      'RAISED', 'RESOLUTION_PROPOSED', 'RESOLUTION_LAPSED', 'ACKNOWLEDGED', 'RESOLUTION_PROPOSED', 'RESOLVED',
    ]); // prettier-ignore
    expect((await take(ada, id)).errors[0].code).toBe('WRONG_STATE');
    expect((await resolve(leader, id)).errors[0].code).toBe('WRONG_STATE');
  });

  it('takes one for others, who leads or took it', async () => {
    const id = await raised(ada, { level: 'MEDIUM' });
    expect((await resolve(bo, id)).errors[0].code).toBe('FORBIDDEN');
    expect((await resolve(leader, id, { reasonCode: 'NOPE' })).errors[0]).toMatchObject({
      code: 'INVALID',
      field: 'reasonCode',
    });
    await take(bo, id);
    expect((await resolve(bo, id)).riskFlag.state).toBe('RESOLVED');
  });
});
