// Visits planned, listed, shown at the door, called off and missed, through the documents of the contract.
import { beforeAll, describe, expect, it } from 'vitest';
import { broken, NOTHING_BROKEN } from './support/raw-office';
import { useOffice } from './support/office';
import { at, codeOf, DO, refusedTo, town, type Town } from './support/town';

const office = useOffice();
let here: Town;
let lead: Awaited<ReturnType<Town['account']>>;
beforeAll(async () => {
  here = await town(office, 12, 3);
  lead = await here.account('lead', [['LEAD', here.district]]);
});

let planned = 0;
/** A new visit that is due in the first days of January. */
async function visit(more: Record<string, unknown> = {}): Promise<string> {
  planned += 1;
  const payload = await here.dispatcher.act(DO.plan, {
    districtId: here.district, kind: 'FOLLOW_UP', urgency: 'U2', dueFrom: '2027-01-04T06:00:00Z', dueUntil: '2027-01-08T20:00:00Z',
    duration: 'PT60M', note: `Nr. ${planned}`, ...more,
  }); // prettier-ignore
  expect(payload.errors).toEqual([]);
  return payload.visit.id;
}
const pair = (a: number, b: number) => [here.people[a]!, here.people[b]!];
const assign = (visitId: string, professionalIds: string[], from: string, more = {}) =>
  here.dispatcher.act(DO.assign, { visitId, professionalIds, from, ...more });

describe('planning', () => {
  const base = () => ({
    districtId: here.district,
    kind: 'FOLLOW_UP',
    urgency: 'U2',
    dueFrom: at(8),
    dueUntil: at(20),
    duration: 'PT60M',
  });
  it.each([
    ['END_BEFORE_START', 'dueUntil', { dueUntil: at(7) }],
    ['IN_THE_PAST', 'dueUntil', { dueFrom: '2026-11-01T08:00:00Z', dueUntil: '2026-11-02T08:00:00Z' }],
    ['INVALID', 'kind', { kind: 'NO_SUCH_KIND' }],
    ['INVALID', 'duration', { duration: 'PT1M' }],
    ['INVALID', 'note', { note: 'x'.repeat(201) }],
    ['INVALID', 'purposeCode', { purposeCode: 'NO_SUCH_PURPOSE' }],
    ['NOT_FOUND', 'districtId', { districtId: crypto.randomUUID() }],
    ['NOT_FOUND', 'flagId', { flagId: crypto.randomUUID() }],
    ['NOT_FOUND', 'householdId', { householdId: 'nothing' }],
  ])('is refused with %s for %s', async (code, field, wrong) => {
    const payload = await here.dispatcher.act(DO.plan, { ...base(), ...wrong });
    expect([codeOf(payload), payload.errors[0].field, payload.visit]).toEqual([code, field, null]);
  });

  it('is for the leads of the district, dispatchers, and tools with DISPATCH', async () => {
    expect(codeOf(await lead.act(DO.plan, base()))).toBe(null);
    expect(await refusedTo(await here.of(0), DO.plan, base())).toBe('FORBIDDEN');
    const elsewhere = await here.account('lead-elsewhere', [['LEAD']]);
    expect(codeOf(await elsewhere.act(DO.plan, base()))).toBe(null);
    const tool = await office.token(['DISPATCH']);
    expect(
      codeOf(await tool.act(DO.plan, { ...base(), externalReferences: [{ system: 'okjus', id: 'V-1' }] })),
    ).toBe(null);
    expect(
      codeOf(await tool.act(DO.plan, { ...base(), externalReferences: [{ system: 'okjus', id: 'V-1' }] })),
    ).toBe('CONFLICT');
    expect(await refusedTo(await office.token(['OPERATIONS']), DO.plan, base())).toBe('FORBIDDEN');
  });
});

describe('the list', () => {
  it('pages by planned or due beginning without losing or doubling a row, and by last change', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    const document = `query ($after: String) { visits(first: 4, after: $after, states: [DUE, ASSIGNED, ACCEPTED, UNDER_WAY, DONE]) {
      totalCount nodes { id plannedFrom dueFrom district { name } kindLabel duration externalReferences { system id } } pageInfo { hasNextPage endCursor } } }`;
    let total = 0;
    for (;;) {
      const page: any = await here.dispatcher.get(document, { after });
      seen.push(...page.nodes.map(({ id }: { id: string }) => id));
      total = page.totalCount;
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect([seen.length, new Set(seen).size]).toEqual([total, total]);
    const changed = await here.dispatcher.get(
      '{ visits(first: 100, updatedSince: "2026-11-01T00:00:00Z") { nodes { updatedAt } } }',
    );
    const times = changed.nodes.map(({ updatedAt }: { updatedAt: string }) => Date.parse(updatedAt));
    expect(times).toEqual([...times].sort((a: number, b: number) => a - b));
  });

  it('shows the own ones of whoever is signed in', async () => {
    await assign(await visit(), pair(9, 8), at(20));
    const mine = await (
      await here.of(9)
    ).get('{ visits(first: 50, mine: true) { nodes { pair { members { id } } } } }');
    expect(mine.nodes.length).toBeGreaterThan(0);
    for (const node of mine.nodes)
      expect(node.pair.members.map(({ id }: any) => id)).toContain(here.people[9]);
    const nobodys = await here.dispatcher.get('{ visits(first: 50, mine: true) { nodes { id } } }');
    expect(nobodys.nodes).toEqual([]);
  });
});

const codeOfError = ({ errors }: { errors: { extensions: { code: string } }[] | undefined }) =>
  errors?.[0]?.extensions.code;

describe('the card', () => {
  it('needs no right for what is left out, by a field or a fragment, and every right for what is not', async () => {
    const id = await visit();
    const named = (selection: string, more = '') =>
      `query ($id: ID!, $names: Boolean!) { visitCard(id: $id) { note household { id ${selection} } } } ${more}`;
    const fragment = 'fragment Named on Household { name }';
    for (const [selection, more] of [
      ['name @include(if: $names)'],
      ['... @include(if: $names) { name }'],
      ['...Named @include(if: $names)', fragment],
      ['... @include(if: $names) { ...Named }', fragment],
    ] as const) {
      const out = await here.dispatcher.ask(named(selection, more), { id, names: false });
      expect([out.status, out.errors ?? null]).toEqual([200, null]);
      expect(codeOfError(await here.dispatcher.ask(named(selection, more), { id, names: true }))).toBe('FORBIDDEN'); // prettier-ignore
    }
    for (const selection of [
      'name @skip(if: $names)',
      'n: name @include(if: $names) name',
      '...Named @include(if: $names) ...Named',
    ])
      expect(codeOfError(await here.dispatcher.ask(named(selection, selection.includes('Named') ? fragment : ''), { id, names: false }))).toBe('FORBIDDEN'); // prettier-ignore
  });

  const CARD =
    'query ($id: ID!) { visitCard(id: $id) { place { kind address note } announced language purpose { code label } note expiresAt visit { id } } }';
  it('is for the two who go, the dispatcher and the lead; each reading is logged', async () => {
    const id = await visit({
      place: { kind: 'ADDRESS', address: 'Musterweg 3', note: 'Hof' },
      language: 'tr',
      purposeCode: 'TALK_WITH_CHILD',
      announced: true,
    });
    await assign(id, pair(10, 11), at(18));
    const card = await (await here.of(10)).get(CARD, { id });
    expect(card).toMatchObject({
      place: { kind: 'ADDRESS', address: 'Musterweg 3' },
      language: 'tr',
      purpose: { code: 'TALK_WITH_CHILD' },
      announced: true,
    });
    expect(card.expiresAt).toBe('2027-01-06T07:00:00Z');
    expect((await lead.ask(CARD, { id })).errors).toBe(undefined);
    for (const who of [await here.of(0), await office.token(['DISPATCH'])]) {
      expect((await who.ask(CARD, { id })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const [log] = await office.sql(
      "select count(*)::int as n from access_log where subject_id = ? and subject_type = 'VISIT_CARD'",
      [id],
    );
    expect((log as any).n).toBe(2);
    expect((await here.dispatcher.ask(CARD, { id: crypto.randomUUID() })).errors?.[0]?.extensions.code).toBe(
      'NOT_FOUND',
    );
  });
});

describe('calling off', () => {
  async function urgent(): Promise<string> {
    const [reason] = await office.sql<{ code: string }>('select code from risk_flag_reason limit 1');
    const raised = await here.dispatcher.act(
      'mutation ($input: RaiseRiskFlagInput!) { raiseRiskFlag(input: $input) { riskFlag { id } errors { code } } }',
      { districtId: here.district, level: 'HIGH', reasonCode: reason!.code, text: 'Erfunden' },
    );
    return raised.riskFlag.id;
  }

  it('takes a reason of the catalogue, and ends the visit', async () => {
    const id = await visit();
    expect(codeOf(await here.dispatcher.act(DO.cancel, { visitId: id, reasonCode: 'NO_REASON' }))).toBe(
      'INVALID',
    );
    expect(await here.dispatcher.act(DO.cancel, { visitId: id, reasonCode: 'DUPLICATE' })).toMatchObject({
      errors: [],
      visit: { state: 'CANCELLED' },
    });
    expect(codeOf(await here.dispatcher.act(DO.cancel, { visitId: id, reasonCode: 'DUPLICATE' }))).toBe(
      'WRONG_STATE',
    );
  });

  it('takes a second person where an open urgent flag hangs on it, and is never a tool’s', async () => {
    const id = await visit({ flagId: await urgent() });
    const input = { visitId: id, reasonCode: 'HANDLED_OTHERWISE' };
    expect(codeOf(await (await office.token(['DISPATCH'])).act(DO.cancel, input))).toBe('FORBIDDEN');
    expect(await here.dispatcher.act(DO.cancel, input)).toMatchObject({
      visit: null,
      errors: [{ code: 'NEEDS_SECOND_PERSON' }],
    });
    expect(codeOf(await here.dispatcher.act(DO.cancel, input))).toBe('NEEDS_SECOND_PERSON');
    const told = await office.sql(
      "select kind, actor_name as by from event where subject_id = ? and kind = 'VISIT_CANCEL_PROPOSED'",
      [id],
    );
    expect(told[0]).toEqual({ kind: 'VISIT_CANCEL_PROPOSED', by: 'dispatcher' });
    expect(await lead.act(DO.cancel, input)).toMatchObject({ errors: [], visit: { state: 'CANCELLED' } });
  });

  it('forgets the first word when something else comes between', async () => {
    const id = await visit({ flagId: await urgent() });
    const input = { visitId: id, reasonCode: 'HANDLED_OTHERWISE' };
    await here.dispatcher.act(DO.cancel, input);
    await assign(id, pair(10, 11), at(20));
    expect(codeOf(await lead.act(DO.cancel, input))).toBe('NEEDS_SECOND_PERSON');
  });

  it('shows the visits of a flag, and the flag of a visit', async () => {
    const flagId = await urgent();
    const id = await visit({ flagId });
    const list = await here.dispatcher.get(
      '{ riskFlags(first: 100) { nodes { id visits { id flag { id } } } } }',
    );
    expect(list.nodes.find((flag: any) => flag.id === flagId).visits).toEqual([{ id, flag: { id: flagId } }]);
  });
});

describe('the clock', () => {
  it('makes MISSED of what nobody went to, at the moment it passed, and a missed visit can still be assigned', async () => {
    const soon = office.now().add({ hours: 2 });
    const id = await visit({ dueFrom: office.now().toString(), dueUntil: soon.toString() });
    await office.advance({ hours: 3 });
    const [row] = await office.sql('select state, missed_at::text as at from visit where id = ?', [id]);
    expect([(row as any).state, Temporal.Instant.from((row as any).at).toString()]).toEqual([
      'MISSED',
      soon.toString(),
    ]);
    await here.again();
    const payload = await assign(id, pair(2, 3), office.now().add({ hours: 1 }).toString());
    expect(payload).toMatchObject({ errors: [], visit: { state: 'ASSIGNED' } });
    await office.advance({ hours: 3 });
    await here.again();
    expect((await office.sql('select state from visit where id = ?', [id]))[0]).toEqual({ state: 'MISSED' });
    expect(codeOf(await (await here.of(2)).act(DO.start, { visitId: id }))).toBe(null);
  });

  it('leaves nothing that must never be', async () => {
    expect(await broken(await office.db.session())).toEqual(NOTHING_BROKEN);
  });
});
