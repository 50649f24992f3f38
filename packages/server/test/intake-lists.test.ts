// What was written of a flag, who may read it, and how flags are listed and counted.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asker, useOffice } from './support/office';
import { type SmallTown, smallTown } from './support/small-town';

const office = useOffice();
let town: SmallTown;
let leader: Asker;
let ada: Asker;
let bo: Asker;
let lead: Asker;
beforeAll(async () => {
  town = await smallTown(office);
  leader = await office.account('leitung', [['LEADERSHIP']]);
  ada = await office.account('ada', [['PROFESSIONAL']], town.people[0]);
  bo = await office.account('bo', [['PROFESSIONAL']], town.people[1]);
  lead = await office.account('lead', [['PROFESSIONAL'], ['LEAD', town.south]], town.people[2]);
  // Some of every level in the north, one of them resolved; the south has none yet.
  for (const level of ['LOW', 'HIGH', 'MEDIUM', 'LOW', 'LOW']) await raise(ada, { level });
  await take(ada, await raised(ada, { level: 'LOW' }));
  const done = await raised(ada, { level: 'MEDIUM' });
  await leader.act(
    'mutation ($input: ResolveRiskFlagInput!) { resolveRiskFlag(input: $input) { errors { code } } }',
    {
      id: done,
      reasonCode: 'DUPLICATE',
    },
  );
});

const RAISE =
  'mutation Raise($input: RaiseRiskFlagInput!) { raiseRiskFlag(input: $input) { riskFlag { id reference level state version untakenSince overdueAt } cursor errors { code field message } } }';
const ACK =
  'mutation Ack($input: AcknowledgeRiskFlagInput!) { acknowledgeRiskFlag(input: $input) { riskFlag { id state version acknowledgedBy { name } nextStep nextStepDue untakenSince history { kind by { name } nextStep } } cursor errors { code field message details { currentVersion } } } }';

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

describe('what was written', () => {
  const TEXT = 'query ($id: ID!) { riskFlags(first: 20) { nodes { id } } district(id: $id) { id } }';
  const text = (asker: Asker, levels: string) =>
    asker.ask(
      `{ riskFlags(first: 1, levels: [${levels}], districtIds: ["${town.south}"]) { nodes { text history { text } household { name } } } }`,
    );

  it('is read by who raised or took it and by the lead of the district, and nobody else; every look is on record', async () => {
    const id = await raised(ada, { level: 'ACUTE', districtId: town.south, householdId: town.household });
    await take(bo, id);
    const looks = async () =>
      (
        await office.sql<{ n: number }>(
          "select count(*)::integer as n from access_log where subject_type = 'RISK_FLAG'",
        )
      )[0]!.n;
    const before = await looks();
    for (const asker of [ada, bo]) {
      expect((await text(asker, 'ACUTE')).data.riskFlags.nodes[0]).toEqual({
        text: 'Nachbarin hört ein Kind weinen.', history: [{ text: null }, { text: null }], household: { name: 'Familie Muster' },
      }); // prettier-ignore
    }
    expect(await looks()).toBe(before + 2);
    expect(
      (await leader.ask(`{ riskFlags(first: 1) { nodes { text } } }`)).errors?.[0]?.extensions.code,
    ).toBe('FORBIDDEN');
    const mine = await lead.ask(
      `{ riskFlags(first: 1, levels: [ACUTE], districtIds: ["${town.south}"]) { nodes { text } } }`,
    );
    expect(mine.data.riskFlags.nodes[0].text).toContain('Nachbarin');
    const foreign = await lead.ask(
      `{ riskFlags(first: 1, districtIds: ["${town.north}"]) { nodes { text } } }`,
    );
    expect(foreign).toMatchObject({ data: null, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect((await leader.get(TEXT, { id: town.south })).district.id).toBe(town.south);
  });
});

describe('the list', () => {
  it('comes most urgent first, in pages without loss or double', async () => {
    const ids: string[] = [];
    const levels: string[] = [];
    let after: string | null = null;
    for (;;) {
      const page: any = await leader.get(
        'query ($after: String) { riskFlags(first: 3, after: $after) { totalCount nodes { id level } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      ids.push(...page.nodes.map((one: any) => one.id));
      levels.push(...page.nodes.map((one: any) => one.level));
      if (!page.pageInfo.hasNextPage) {
        expect(ids).toHaveLength(page.totalCount);
        break;
      }
      after = page.pageInfo.endCursor;
    }
    expect(new Set(ids).size).toBe(ids.length);
    const rank = ['ACUTE', 'HIGH', 'MEDIUM', 'LOW'];
    expect(levels).toEqual([...levels].sort((a, b) => rank.indexOf(a) - rank.indexOf(b)));
  });

  it('narrows by state, level, untaken, district and change', async () => {
    const list = async (args: string) =>
      (
        await leader.get(
          `{ riskFlags(first: 20, ${args}) { nodes { state level untakenSince district { id } } } }`,
        )
      ).nodes;
    expect((await list('states: [RESOLVED]')).map((one: any) => one.state)).toEqual(['RESOLVED']);
    expect((await list('levels: [HIGH]')).map((one: any) => one.level)).toEqual(['HIGH']);
    const [untaken, others] = [await list('untaken: true'), await list('untaken: false')];
    expect(untaken.length * others.length).toBeGreaterThan(0);
    expect(untaken.every((one: any) => one.untakenSince)).toBe(true);
    expect(others.every((one: any) => !one.untakenSince)).toBe(true);
    expect((await list(`districtIds: ["${town.south}", "x"]`)).length).toBe(1);
    expect(await list(`updatedSince: "${inHours(1)}"`)).toEqual([]);
    expect((await leader.ask('{ riskFlags(first: 0) { nodes { id } } }')).errors?.[0]?.extensions.code).toBe(
      'BAD_USER_INPUT',
    );
    expect(
      (await leader.ask('{ riskFlags(first: 1, after: "WyJhIiwiYiIsImMiXQ") { nodes { id } } }')).errors?.[0]
        ?.extensions.code,
    ).toBe('BAD_USER_INPUT');
  });

  it('counts open flags exactly for people, and shows tools no small number', async () => {
    const count =
      '{ districts { name openFlags { acute { value suppressed } high { value suppressed } medium { value suppressed } low { value suppressed } untaken { value suppressed } } } }';
    const [, south] = await leader.get(count);
    expect(south.openFlags.acute).toEqual({ value: 1, suppressed: false });
    const tool = await office.token(['AGGREGATE']);
    const [north] = await tool.get(count);
    expect(north.openFlags.low).toEqual({ value: 4, suppressed: false });
    for (const { openFlags } of await tool.get(count)) {
      for (const { value, suppressed } of Object.values<any>(openFlags))
        expect(suppressed ? value === null : value >= 3).toBe(true);
    }
    expect((await tool.ask('{ riskFlags(first: 1) { nodes { id } } }')).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
  });

  it('has catalogues in both languages', async () => {
    expect((await leader.get('{ riskFlagReasons { code label level } }'))[0]).toEqual({
      code: 'PHYSICAL_ABUSE',
      label: 'Körperliche Misshandlung',
      level: 'ACUTE',
    });
    const { data } = await leader.ask(
      '{ resolutionReasons { code label } }',
      {},
      { 'accept-language': 'en' },
    );
    expect(data.resolutionReasons[0]).toEqual({
      code: 'CHILD_SEEN_SAFE',
      label: 'Child seen, not in danger',
    });
  });
});

describe('somebody who may act but not read', () => {
  it('is told so before the act is done, never after', async () => {
    const id = await raised(ada, { level: 'MEDIUM' });
    const { errors } = await lead.ask(
      'mutation ($input: ResolveRiskFlagInput!) { resolveRiskFlag(input: $input) { riskFlag { state text } } }',
      { input: { id, reasonCode: 'DUPLICATE', idempotencyKey: crypto.randomUUID() } },
    );
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await office.sql('select state from risk_flag where id = ?', [id])).toEqual([{ state: 'RAISED' }]);
  });

  it('reads what happened as an auditor, and not the flags, visits and duties behind it', async () => {
    const auditor = await office.account('revision', [['AUDITOR']]);
    const { nodes } = await auditor.get(
      '{ facts(first: 3, kinds: [RISK_FLAG_RAISED]) { nodes { kind cursor } } }',
    );
    expect(nodes).toHaveLength(3);
    for (const part of [
      '... on RiskFlagFact { riskFlag { id } }',
      '... on VisitFact { visit { id } }',
      '... on AbsenceFact { absence { id } }',
      '... on OnCallFact { onCall { gap { from } } }',
      '... on DistrictLoadFact { load { computedAt } }',
    ]) {
      const { errors } = await auditor.ask(`{ facts(first: 1) { nodes { ${part} } } }`);
      expect([part, errors?.[0]?.extensions.code]).toEqual([part, 'FORBIDDEN']);
    }
  });
});
