// What the clock brings to flags: limits, acts that do not come, takers who go home or fall ill; and who hears of it.
import { beforeAll, describe, expect, it } from 'vitest';
import { actHasCome } from '#intake/act-has-come';
import { system } from '#kernel/viewer';
import { type Asker, useOffice } from './support/office';
import { type SmallTown, smallTown } from './support/small-town';

const office = useOffice();
let town: SmallTown;
let ada: Asker;
beforeAll(async () => {
  town = await smallTown(office);
  ada = await office.account('ada', [['PROFESSIONAL']], town.people[0]);
});

const raise = async (level: string) =>
  (await ada.act('mutation ($input: RaiseRiskFlagInput!) { raiseRiskFlag(input: $input) { riskFlag { id } errors { code } } }', {
    districtId: town.north, level, reasonCode: 'NEGLECT', text: 'Kind allein.',
  })).riskFlag.id as string; // prettier-ignore
const take = (id: string, minutes: number, nextStep = 'CALL') =>
  ada.act(
    'mutation ($input: AcknowledgeRiskFlagInput!) { acknowledgeRiskFlag(input: $input) { errors { code } } }',
    { id, nextStep, nextStepDue: office.now().add({ minutes }).toString() },
  );
const flag = (id: string) =>
  ada.get(
    'query ($id: ID!) { node(id: $id) { ... on RiskFlag { id state version untakenSince overdueAt resolutionProposedBy { name } history { kind at } } } }',
    { id },
  );
const kinds = async (id: string) =>
  (await office.sql<{ kind: string }>('select kind from event where subject_id = ? order by seq', [id])).map(
    (one) => one.kind,
  );

describe('a flag nobody took', () => {
  it.each([
    ['ACUTE', 5],
    ['HIGH', 15],
    ['MEDIUM', 120],
  ])('is overdue after its limit, %s after %d minutes, once', async (level, minutes) => {
    const id = await raise(level);
    await office.advance({ minutes: minutes - 1 });
    expect(await kinds(id)).toEqual(['RISK_FLAG_RAISED']);
    await office.advance({ minutes: 1 });
    await office.advance({ minutes: 1 });
    expect(await kinds(id)).toEqual(['RISK_FLAG_RAISED', 'RISK_FLAG_UNTAKEN']);
    expect((await flag(id)).history.map((one: any) => one.kind)).toEqual(['RAISED', 'UNTAKEN']);
  });
});

describe('a flag somebody took', () => {
  it('is untaken when the time of the next act passes', async () => {
    const id = await raise('LOW');
    const due = office.now().add({ minutes: 10 }).toString();
    await take(id, 10);
    await office.advance({ minutes: 11 });
    expect(await flag(id)).toMatchObject({ state: 'ACKNOWLEDGED', untakenSince: due, overdueAt: due });
    expect(await kinds(id)).toEqual(['RISK_FLAG_RAISED', 'RISK_FLAG_ACKNOWLEDGED', 'RISK_FLAG_UNTAKEN']);
    await take(id, 10);
    expect(await flag(id)).toMatchObject({ untakenSince: null, overdueAt: null });
  });

  it('stays taken when its visit gets under way in time, and is taken again when it does so late', async () => {
    const [intime, late] = [await raise('HIGH'), await raise('HIGH')];
    await take(intime, 10, 'VISIT');
    await take(late, 10, 'VISIT');
    const come = (id: string) => office.office.store.write(system('visits'), (unit) => actHasCome(unit, id));
    await come(intime);
    await office.advance({ minutes: 11 });
    expect((await flag(intime)).untakenSince).toBeNull();
    expect((await flag(late)).untakenSince).not.toBeNull();
    await come(late);
    expect((await flag(late)).untakenSince).toBeNull();
    expect((await kinds(late)).at(-1)).toBe('RISK_FLAG_ACKNOWLEDGED');
  });

  it('is untaken when the taker is reported away, urgent ones only', async () => {
    const [urgent, calm] = [await raise('HIGH'), await raise('LOW')];
    await take(urgent, 600);
    await take(calm, 600);
    await office.advance({ minutes: 5 });
    await office.sql('insert into absence (professional_id, during, reported_at, reported_by, updated_at) values (?, tstzrange(?::timestamptz, null), ?::timestamptz, ?, ?::timestamptz)', [
      town.people[0], office.now().subtract({ minutes: 2 }).toString(), office.now().toString(), 'test', office.now().toString(),
    ]); // prettier-ignore
    await office.advance({ minutes: 1 });
    expect((await flag(urgent)).untakenSince).toBe(office.now().subtract({ minutes: 1 }).toString());
    expect((await flag(calm)).untakenSince).toBeNull();
    await office.sql('delete from absence');
  });

  it('is untaken at the end of the taker’s shift, overdue by its limit after it, and the proposal to resolve lapses', async () => {
    const end = Temporal.Instant.from('2026-11-23T16:00:00+01:00');
    await office.advance({ minutes: (end.epochMilliseconds - office.now().epochMilliseconds) / 60_000 - 5 });
    const id = await raise('HIGH');
    await take(id, 600);
    await ada.act(
      'mutation ($input: ResolveRiskFlagInput!) { resolveRiskFlag(input: $input) { errors { code } } }',
      { id, reasonCode: 'UNFOUNDED' },
    );
    expect((await flag(id)).resolutionProposedBy).toEqual({ name: 'ada' });
    await office.advance({ minutes: 6 });
    expect(await flag(id)).toMatchObject({
      untakenSince: end.toString(),
      overdueAt: end.add({ minutes: 15 }).toString(),
      resolutionProposedBy: null,
    });
    await office.advance({ minutes: 15 });
    expect((await kinds(id)).filter((kind) => kind === 'RISK_FLAG_UNTAKEN')).toHaveLength(2);
    expect((await flag(id)).history.map((one: any) => one.kind)).toEqual([
      'RAISED',
      'ACKNOWLEDGED',
      'RESOLUTION_PROPOSED',
      'RESOLUTION_LAPSED',
      'UNTAKEN',
      'UNTAKEN',
    ]);
  });
});

describe('who listens', () => {
  it('hears of a raised and of a changed flag, and nobody of its words', async () => {
    const client = ada.socket();
    const heard: any[] = [];
    const listen = (query: string) => {
      const results = client.iterate({ query });
      void (async () => {
        for await (const { data, errors } of results) heard.push(data ?? errors);
      })();
    };
    listen(
      'subscription { riskFlagRaised { cursor riskFlag { id reference level reason { label } raisedAt district { name } } } }',
    );
    listen(
      'subscription { riskFlagChanged { cursor kind riskFlag { id state acknowledgedBy { name } nextStep nextStepDue } } }',
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    const id = await raise('LOW');
    await take(id, 10);
    await office.settled();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(heard).toMatchObject([
      {
        riskFlagRaised: {
          riskFlag: { id, level: 'LOW', reason: { label: 'Vernachlässigung' }, district: { name: 'Nord' } },
        },
      },
      {
        riskFlagChanged: {
          kind: 'RISK_FLAG_ACKNOWLEDGED',
          riskFlag: { id, state: 'ACKNOWLEDGED', acknowledgedBy: { name: 'ada' } },
        },
      },
    ]);
  });
});
