// What the desk draws: lanes from `commitment`, what waits for a pair, what was done last, and who was faster.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asker, useOffice } from './support/office';
import { at, codeOf, DO, town, type Town } from './support/town';

const office = useOffice();
let here: Town;
let other: Asker;
beforeAll(async () => {
  here = await town(office, 6, 0);
  other = await here.account('second', [['DISPATCHER']]);
});

const DAY = { from: at(0), until: '2027-01-06T00:00:00Z' };
const LANES = `query ($from: DateTime!, $until: DateTime!, $districtIds: [ID!]) { lanes(from: $from, until: $until, districtIds: $districtIds) {
  cursor asOf people { professional { id name } works { from until } rest { from until } taken { kind sourceId from until dutyKind } }
  visits { id reference busyFrom busyUntil plannedFrom plannedUntil pair { members { id } } } } }`;
const DUE = `query ($until: DateTime!, $kinds: [String!], $text: String, $first: Int!, $after: String) {
  dueVisits(first: $first, after: $after, until: $until, kinds: $kinds, text: $text) { totalCount nodes { id reference urgency dueUntil } pageInfo { hasNextPage endCursor } } }`;
const DETAILS =
  'errors { code field message details { currentVersion busyFrom busyWith changedBy changedAt changedKind } }';
const ASSIGN = `mutation ($input: AssignPairInput!) { assignPair(input: $input) { visit { id version } ${DETAILS} } }`;

async function visit(more: Record<string, unknown> = {}): Promise<{ id: string; reference: string }> {
  const { visit: made, errors } = await here.dispatcher.act(DO.plan, {
    districtId: here.district, kind: 'FOLLOW_UP', urgency: 'U2', duration: 'PT60M',
    dueFrom: '2027-01-05T06:00:00Z', dueUntil: '2027-01-05T18:00:00Z', ...more,
  }); // prettier-ignore
  expect(errors).toEqual([]);
  return made;
}
const lane = (lanes: any, person: number) =>
  lanes.people.find(({ professional }: any) => professional.id === here.people[person]);

describe('lanes', () => {
  it('show visits with travel on both lanes, duties with their kind, absences without a cause, and the rest after a night', async () => {
    const planned = await visit();
    const pair = [here.people[0]!, here.people[1]!];
    expect(
      codeOf(
        await here.dispatcher.act(DO.assign, { visitId: planned.id, professionalIds: pair, from: at(10) }),
      ),
    ).toBe(null);
    const duty = await here.dispatcher.act(
      'mutation ($input: SetDutyInput!) { setDuty(input: $input) { duty { id } errors { code field } } }',
      { kind: 'ON_CALL', from: '2027-01-04T15:00:00Z', until: '2027-01-05T07:00:00Z', professionalIds: [here.people[2], here.people[3]] },
    ); // prettier-ignore
    expect(duty.errors).toEqual([]);
    await here.dispatcher.act(
      'mutation ($input: ReportAbsenceInput!) { reportAbsence(input: $input) { absence { id } errors { code field } } }',
      { professionalId: here.people[4], from: at(8) },
    );
    const lanes = await here.dispatcher.get(LANES, DAY);
    expect(lanes.people).toHaveLength(6);
    for (const person of [0, 1]) {
      expect(lane(lanes, person).taken).toEqual([
        {
          kind: 'VISIT',
          sourceId: planned.id,
          from: '2027-01-05T09:45:00Z',
          until: '2027-01-05T11:15:00Z',
          dutyKind: null,
        },
      ]);
    }
    expect(lanes.visits).toEqual([
      {
        id: planned.id,
        reference: planned.reference,
        busyFrom: '2027-01-05T09:45:00Z',
        busyUntil: '2027-01-05T11:15:00Z',
        plannedFrom: at(10),
        plannedUntil: at(11),
        pair: { members: pair.map((id) => ({ id })) },
      },
    ]);
    expect(lane(lanes, 2).taken).toMatchObject([{ kind: 'DUTY', dutyKind: 'ON_CALL' }]);
    expect(lane(lanes, 2).rest).toEqual([{ from: '2027-01-05T07:00:00Z', until: '2027-01-05T18:00:00Z' }]);
    expect(lane(lanes, 4).taken).toMatchObject([{ kind: 'ABSENCE', from: at(8), until: null }]);
    expect(lane(lanes, 0).works).toEqual([{ from: '2027-01-05T05:00:00Z', until: '2027-01-05T21:00:00Z' }]);
  });

  it('are asked for at most a fortnight, and only by whoever may see rows', async () => {
    const wide = await here.dispatcher.ask(LANES, { from: at(0), until: '2027-02-05T00:00:00Z' });
    expect(wide.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const counting = await office.token(['AGGREGATE']);
    expect((await counting.ask(LANES, DAY)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const elsewhere = await office.token(['OPERATIONS'], [crypto.randomUUID()]);
    expect((await elsewhere.get(LANES, DAY)).people).toEqual([]);
  });
});

describe('what waits for a pair', () => {
  it('stands by urgency, then by deadline; kind and part of the reference narrow it; pages do not shift', async () => {
    const calm = await visit({ urgency: 'U3', dueUntil: '2027-01-05T12:00:00Z' });
    const urgent = await visit({ urgency: 'U1', dueUntil: '2027-01-05T17:00:00Z', kind: 'RISK_VISIT' });
    const sooner = await visit({ urgency: 'U1', dueUntil: '2027-01-05T15:00:00Z' });
    const all = await here.dispatcher.get(DUE, { first: 10, until: DAY.until });
    expect(all.nodes.map(({ id }: any) => id)).toEqual([sooner.id, urgent.id, calm.id]);
    expect(all.totalCount).toBe(3);
    const first = await here.dispatcher.get(DUE, { first: 1, until: DAY.until });
    const rest = await here.dispatcher.get(DUE, { first: 5, until: DAY.until, after: first.pageInfo.endCursor });
    expect(rest.nodes.map(({ id }: any) => id)).toEqual([urgent.id, calm.id]);
    const risk = await here.dispatcher.get(DUE, { first: 5, until: DAY.until, kinds: ['RISK_VISIT'] });
    expect(risk.nodes.map(({ id }: any) => id)).toEqual([urgent.id]);
    const text = { first: 5, until: DAY.until, text: calm.reference.toLowerCase() };
    expect((await here.dispatcher.get(DUE, text)).nodes.map(({ id }: any) => id)).toEqual([calm.id]);
    expect((await here.dispatcher.get(DUE, { ...text, text: "%'; --" })).nodes).toEqual([]);
    const none = await here.dispatcher.get(DUE, { first: 5, until: '2027-01-04T00:00:00Z' });
    expect(none.nodes).toEqual([]);
  }); // prettier-ignore
});

describe('two dispatchers at once', () => {
  it('are told who was faster and what changed', async () => {
    const one = await visit();
    const seen = { visitId: one.id, expectedVersion: 1, from: at(13) };
    const pair = [here.people[0], here.people[1]];
    expect(codeOf(await other.act(ASSIGN, { ...seen, professionalIds: pair }))).toBe(null);
    const [late] = (await here.dispatcher.act(ASSIGN, { ...seen, professionalIds: pair })).errors;
    expect(late).toMatchObject({
      code: 'CONFLICT',
      details: { currentVersion: 2, changedBy: 'second', changedKind: 'VISIT_ASSIGNED' },
    });
    expect(late.message).toContain(
      `${one.reference} wurde von second um 23.11. 08:00 geändert (Paar zugewiesen: Person 1 · Person 2, ab 05.01. 14:00).`,
    );
    const two = await visit();
    const [busy] = (
      await here.dispatcher.act(ASSIGN, {
        visitId: two.id,
        from: at(13, 30),
        professionalIds: [here.people[1], here.people[5]],
      })
    ).errors;
    expect(busy).toMatchObject({
      code: 'PERSON_BUSY',
      details: { busyWith: one.reference, changedBy: 'second', changedKind: 'VISIT_ASSIGNED' },
    });
    expect(busy.message).toContain(`schon eingeteilt (${one.reference}, von second, seit 23.11. 08:00).`);
  });

  it('read the newest facts first, with who did what', async () => {
    const facts = await here.dispatcher.get(
      '{ recentFacts(first: 3, kinds: [VISIT_ASSIGNED]) { kind actor { name } change { field from to } ... on VisitFact { visit { reference } } } }',
    );
    expect(facts[0]).toMatchObject({ kind: 'VISIT_ASSIGNED', actor: { name: 'second' } });
    expect(facts[0].change).toContainEqual({
      field: 'pair',
      from: null,
      to: [here.people[0], here.people[1]].join(','),
    });
    const counting = await office.token(['AGGREGATE']);
    const refused = await counting.ask('{ recentFacts(first: 3) { kind } }');
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
