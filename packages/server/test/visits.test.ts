// From due to done by two: each act as the table says, each refusal typed, and everybody hears of it.
import { beforeAll, describe, expect, it } from 'vitest';
import { broken, NOTHING_BROKEN } from './support/raw-office';
import { useOffice } from './support/office';
import { at, codeOf, DO, town, type Town } from './support/town';

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
const members = (payload: any) => payload.visit.pair?.members.map(({ id }: { id: string }) => id) ?? null;
const pair = (a: number, b: number) => [here.people[a]!, here.people[b]!];
const assign = (visitId: string, professionalIds: string[], from: string, more = {}) =>
  here.dispatcher.act(DO.assign, { visitId, professionalIds, from, ...more });

describe('a pair', () => {
  it('is two different people, and the visit has a time', async () => {
    const payload = await assign(await visit(), pair(0, 1), at(8));
    expect(payload).toMatchObject({ errors: [], visit: { state: 'ASSIGNED', version: 2, plannedFrom: at(8), plannedUntil: at(9) } });
    expect(members(payload)).toEqual(pair(0, 1));
    expect(payload.cursor).toMatch(/\./);
  });

  it.each([
    ['INVALID', () => [here.people[2]!]],
    ['INVALID', () => [here.people[2]!, here.people[3]!, here.people[4]!]],
    ['SAME_PERSON', () => [here.people[2]!, here.people[2]!]],
    ['NOT_FOUND', () => [here.people[2]!, crypto.randomUUID()]],
    ['NOT_FOUND', () => [here.people[2]!, 'nobody']],
  ])('is refused with %s when it is not two who exist', async (code, people) => {
    const id = await visit();
    const payload = await assign(id, people(), at(8));
    expect([codeOf(payload), payload.errors[0].field, payload.visit]).toEqual([code, 'professionalIds', null]);
    expect(await office.sql('select count(*)::int as n from seat where visit_id = ?', [id])).toEqual([{ n: 0 }]);
  });

  it('cannot be where one of them is taken: the refusal names the interval with travel', async () => {
    await assign(await visit(), pair(2, 3), at(10));
    const payload = await assign(await visit(), pair(3, 4), at(11));
    expect(payload.errors[0]).toMatchObject({ code: 'PERSON_BUSY', field: 'professionalIds', details: { busyFrom: at(9, 45), busyUntil: at(11, 15) } });
    expect(codeOf(await assign(await visit(), pair(3, 4), at(11, 30)))).toBe(null);
  });

  it('is reassigned in one step; who accepted this very time and stays keeps the acceptance', async () => {
    const id = await visit();
    await assign(id, pair(0, 1), at(12));
    await (await here.of(0)).act(DO.accept, { visitId: id });
    const kept = await assign(id, pair(2, 0), at(12));
    expect([members(kept).sort(), kept.visit.acceptedBy]).toEqual([pair(0, 2).sort(), [{ id: here.people[0] }]]);
    const moved = await assign(id, pair(2, 0), at(13));
    expect(moved.visit.acceptedBy).toEqual([]);
  });

  it('keeps the one who stays when the other is swapped, and refuses who is no member or already one', async () => {
    const id = await visit();
    await assign(id, pair(5, 6), at(8));
    await (await here.of(5)).act(DO.accept, { visitId: id });
    const swapped = await here.dispatcher.act(DO.swap, { visitId: id, leave: here.people[6], join: here.people[7] });
    expect(swapped).toMatchObject({ errors: [], visit: { state: 'ASSIGNED', acceptedBy: [{ id: here.people[5] }] } });
    expect(members(swapped)).toEqual(pair(5, 7));
    expect(codeOf(await here.dispatcher.act(DO.swap, { visitId: id, leave: here.people[6], join: here.people[8] }))).toBe('INVALID');
    expect(codeOf(await here.dispatcher.act(DO.swap, { visitId: id, leave: here.people[7], join: here.people[5] }))).toBe('SAME_PERSON');
    // Whoever left is free again.
    expect(codeOf(await assign(await visit(), pair(6, 8), at(8)))).toBe(null);
  });

  it('moves as a whole, acceptances fall, and is released as a whole', async () => {
    const id = await visit();
    await assign(id, pair(9, 10), at(8));
    await (await here.of(9)).act(DO.accept, { visitId: id });
    const moved = await here.dispatcher.act(DO.move, { visitId: id, from: at(9), duration: 'PT90M' });
    expect(moved).toMatchObject({ errors: [], visit: { state: 'ASSIGNED', plannedFrom: at(9), plannedUntil: at(10, 30), acceptedBy: [] } });
    const released = await here.dispatcher.act(DO.release, { visitId: id });
    expect(released).toMatchObject({ errors: [], visit: { state: 'DUE', pair: null, plannedFrom: null } });
    expect(codeOf(await here.dispatcher.act(DO.release, { visitId: id }))).toBe('WRONG_STATE');
    expect(codeOf(await assign(await visit(), pair(9, 10), at(9)))).toBe(null);
  });

  it('is not put on by somebody who saw an older version, or into the past', async () => {
    const id = await visit();
    await assign(id, pair(0, 1), at(16), { expectedVersion: 1 });
    const stale = await assign(id, pair(0, 2), at(16), { expectedVersion: 1 });
    expect(stale.errors[0]).toMatchObject({ code: 'CONFLICT', details: { currentVersion: 2 } });
    expect(codeOf(await assign(id, pair(0, 1), '2026-11-20T08:00:00Z'))).toBe('IN_THE_PAST');
  });

  it('is assigned once for one key, and another input with that key is refused', async () => {
    const id = await visit();
    const idempotencyKey = crypto.randomUUID();
    const first = await assign(id, pair(3, 4), at(18), { idempotencyKey });
    const again = await assign(id, pair(3, 4), at(18), { idempotencyKey });
    expect(again).toEqual(first);
    expect(codeOf(await assign(id, pair(3, 5), at(18), { idempotencyKey }))).toBe('IDEMPOTENCY_MISMATCH');
  });
});

describe('the two themselves', () => {
  it('accept, start and finish each in the own sign-in; DONE when both have', async () => {
    const id = await visit();
    await assign(id, pair(0, 1), at(6));
    const [a, b] = [await here.of(0), await here.of(1)];
    expect(await a.act(DO.accept, { visitId: id })).toMatchObject({ visit: { state: 'ASSIGNED', acceptedBy: [{ id: here.people[0] }] } });
    expect(codeOf(await a.act(DO.accept, { visitId: id }))).toBe('WRONG_STATE');
    expect(codeOf(await (await here.of(2)).act(DO.accept, { visitId: id }))).toBe('FORBIDDEN');
    expect(codeOf(await here.dispatcher.act(DO.accept, { visitId: id }))).toBe('FORBIDDEN');
    expect(await b.act(DO.accept, { visitId: id })).toMatchObject({ visit: { state: 'ACCEPTED' } });
    expect(codeOf(await a.act(DO.finish, { visitId: id }))).toBe('WRONG_STATE');
    expect(await b.act(DO.start, { visitId: id })).toMatchObject({ errors: [], visit: { state: 'UNDER_WAY' } });
    expect(await a.act(DO.finish, { visitId: id, childSafeNow: 'NO' })).toMatchObject({ visit: { state: 'UNDER_WAY', finishedBy: [{ id: here.people[0] }] } });
    expect(await b.act(DO.finish, { visitId: id, childSafeNow: 'YES' })).toMatchObject({ errors: [], visit: { state: 'DONE' } });
    const safe = '{ node(id: "ID") { ... on Visit { childSafeNow } } }';
    expect((await office.sql('select child_safe_now from visit where id = ?', [id]))[0]).toEqual({ child_safe_now: 'NO' });
    expect(safe).toContain('childSafeNow');
    expect(codeOf(await assign(id, pair(0, 1), at(7)))).toBe('WRONG_STATE');
  });

  it('tell what they did without reception: up to 72 hours back, never ahead', async () => {
    const id = await visit();
    await assign(id, pair(4, 5), at(6));
    const a = await here.of(4);
    const later = office.now().add({ hours: 1 }).toString();
    const long = office.now().subtract({ hours: 73 }).toString();
    expect((await a.act(DO.start, { visitId: id, occurredAt: later })).errors[0]).toMatchObject({ code: 'INVALID', field: 'occurredAt' });
    expect(codeOf(await a.act(DO.start, { visitId: id, occurredAt: long }))).toBe('INVALID');
    const before = office.now().subtract({ hours: 5 }).toString();
    expect(codeOf(await a.act(DO.start, { visitId: id, occurredAt: before }))).toBe(null);
    expect(codeOf(await a.act(DO.finish, { visitId: id, occurredAt: office.now().subtract({ hours: 6 }).toString() }))).toBe('END_BEFORE_START');
    const [fact] = await office.sql("select occurred_at::text as at from event where subject_id = ? and kind = 'VISIT_STARTED'", [id]);
    expect(Temporal.Instant.from((fact as any).at).toString()).toBe(before);
  });
});

describe('planning', () => {
  const base = () => ({ districtId: here.district, kind: 'FOLLOW_UP', urgency: 'U2', dueFrom: at(8), dueUntil: at(20), duration: 'PT60M' });
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
    expect(codeOf(await (await here.of(0)).act(DO.plan, base()))).toBe('FORBIDDEN');
    const elsewhere = await here.account('lead-elsewhere', [['LEAD', undefined]]);
    expect(codeOf(await elsewhere.act(DO.plan, base()))).toBe(null);
    const tool = await office.token(['DISPATCH']);
    expect(codeOf(await tool.act(DO.plan, { ...base(), externalReferences: [{ system: 'okjus', id: 'V-1' }] }))).toBe(null);
    expect(codeOf(await tool.act(DO.plan, { ...base(), externalReferences: [{ system: 'okjus', id: 'V-1' }] }))).not.toBe(null);
    const weak = await office.token(['OPERATIONS']);
    const refused = await weak.ask(DO.plan, { input: { idempotencyKey: crypto.randomUUID(), ...base() } });
    expect(refused.errors?.[0]?.extensions.code ?? codeOf(refused.data.planVisit)).toBe('FORBIDDEN');
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
    const changed = await here.dispatcher.get('{ visits(first: 100, updatedSince: "2026-11-01T00:00:00Z") { nodes { updatedAt } } }');
    const times = changed.nodes.map(({ updatedAt }: { updatedAt: string }) => updatedAt);
    expect(times).toEqual([...times].sort());
  });

  it('shows the own ones of whoever is signed in', async () => {
    const mine = await (await here.of(9)).get('{ visits(first: 50, mine: true) { nodes { pair { members { id } } } } }');
    expect(mine.nodes.length).toBeGreaterThan(0);
    for (const node of mine.nodes) expect(node.pair.members.map(({ id }: any) => id)).toContain(here.people[9]);
    const nobodys = await here.dispatcher.get('{ visits(first: 50, mine: true) { nodes { id } } }');
    expect(nobodys.nodes).toEqual([]);
  });
});

describe('the card', () => {
  const CARD = 'query ($id: ID!) { visitCard(id: $id) { place { kind address note } announced language purpose { code label } note expiresAt visit { id } } }';
  it('is for the two who go, the dispatcher and the lead; each reading is logged', async () => {
    const id = await visit({ place: { kind: 'ADDRESS', address: 'Musterweg 3', note: 'Hof' }, language: 'tr', purposeCode: 'TALK_WITH_CHILD', announced: true });
    await assign(id, pair(10, 11), at(18));
    const card = await (await here.of(10)).get(CARD, { id });
    expect(card).toMatchObject({ place: { kind: 'ADDRESS', address: 'Musterweg 3' }, language: 'tr', purpose: { code: 'TALK_WITH_CHILD' }, announced: true });
    expect(card.expiresAt).toBe('2027-01-06T07:00:00Z');
    expect((await lead.ask(CARD, { id })).errors).toBe(undefined);
    for (const who of [await here.of(0), await office.token(['DISPATCH'])]) {
      expect((await who.ask(CARD, { id })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const [log] = await office.sql("select count(*)::int as n from access_log where subject_id = ? and subject_type = 'VISIT_CARD'", [id]);
    expect((log as any).n).toBe(2);
    expect((await here.dispatcher.ask(CARD, { id: crypto.randomUUID() })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
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
    expect(codeOf(await here.dispatcher.act(DO.cancel, { visitId: id, reasonCode: 'NO_REASON' }))).toBe('INVALID');
    expect(await here.dispatcher.act(DO.cancel, { visitId: id, reasonCode: 'DUPLICATE' })).toMatchObject({ errors: [], visit: { state: 'CANCELLED' } });
    expect(codeOf(await here.dispatcher.act(DO.cancel, { visitId: id, reasonCode: 'DUPLICATE' }))).toBe('WRONG_STATE');
  });

  it('takes a second person where an open urgent flag hangs on it, and is never a tool’s', async () => {
    const id = await visit({ flagId: await urgent() });
    const input = { visitId: id, reasonCode: 'HANDLED_OTHERWISE' };
    expect(codeOf(await (await office.token(['DISPATCH'])).act(DO.cancel, input))).toBe('FORBIDDEN');
    expect(await here.dispatcher.act(DO.cancel, input)).toMatchObject({ visit: null, errors: [{ code: 'NEEDS_SECOND_PERSON' }] });
    expect(codeOf(await here.dispatcher.act(DO.cancel, input))).toBe('NEEDS_SECOND_PERSON');
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
    const list = await here.dispatcher.get('{ riskFlags(first: 100) { nodes { id visits { id flag { id } } } } }');
    expect(list.nodes.find((flag: any) => flag.id === flagId).visits).toEqual([{ id, flag: { id: flagId } }]);
  });
});

describe('the clock', () => {
  it('makes MISSED of what nobody went to, at the moment it passed, and a missed visit can still be assigned', async () => {
    const soon = office.now().add({ hours: 2 });
    const id = await visit({ dueFrom: office.now().toString(), dueUntil: soon.toString() });
    await office.advance({ hours: 3 });
    const [row] = await office.sql('select state, missed_at::text as at from visit where id = ?', [id]);
    expect([(row as any).state, Temporal.Instant.from((row as any).at).toString()]).toEqual(['MISSED', soon.toString()]);
    const payload = await assign(id, pair(2, 3), office.now().add({ hours: 1 }).toString());
    expect(payload).toMatchObject({ errors: [], visit: { state: 'ASSIGNED' } });
    await office.advance({ hours: 3 });
    expect((await office.sql('select state from visit where id = ?', [id]))[0]).toEqual({ state: 'MISSED' });
    expect(codeOf(await (await here.of(2)).act(DO.start, { visitId: id }))).toBe(null);
  });

  it('leaves nothing that must never be', async () => {
    expect(await broken(await office.db.session())).toEqual(NOTHING_BROKEN);
  });
});
