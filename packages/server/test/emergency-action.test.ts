// What one professional had to do alone: a fact of its own that seats nobody, makes a visit by two due, and is reviewed by another.
import { beforeAll, describe, expect, it } from 'vitest';
import { broken, NOTHING_BROKEN, refusalOf } from './support/raw-office';
import { type Asker, useOffice } from './support/office';
import { codeOf, DO, refusedTo, town, type Town } from './support/town';

const office = useOffice({ now: Temporal.Instant.from('2026-11-23T02:30:00+01:00') });
let here: Town;
let leadership: Asker;
let lead: Asker;
beforeAll(async () => {
  here = await town(office, 8, 2);
  leadership = await here.account('leadership', [['LEADERSHIP']]);
  lead = await here.account('lead', [['LEAD', here.district]]);
});

const RECORD = `mutation ($input: RecordEmergencyActionInput!) { recordEmergencyAction(input: $input) { emergencyAction {
  id reference professional { id } from until reason { code label } contactKind contact { id } reviewDue review { by { name } }
  visit { id state urgency dueFrom dueUntil pair { members { id } } } } cursor errors { code field message } } }`;
const REVIEW = `mutation ($input: ReviewEmergencyActionInput!) { reviewEmergencyAction(input: $input) {
  emergencyAction { id review { reviewedAt by { name } } } errors { code field message } } }`;
const LIST = '{ emergencyActions(first: 50) { totalCount nodes { id professional { id } } } }';
const COUNT =
  '{ overview { emergencyActions { recent { value suppressed } unreviewed { value } overdue { value } } } }';
const night = (more: Record<string, unknown> = {}) => ({
  districtId: here.district,
  from: '2026-11-23T01:30:00+01:00',
  until: '2026-11-23T02:10:00+01:00',
  reasonCode: 'CHILD_IN_DANGER',
  contactKind: 'PHONE',
  contactId: here.people[1],
  authorisedByName: 'Leitung',
  text: 'Säugling versorgt, bis die Rettung kam.',
  ...more,
});
const record = (asker: Asker, more: Record<string, unknown> = {}) => asker.act(RECORD, night(more));

describe('at half past two', () => {
  it('is said by the person; two follow within 24 hours; the next working day reviews it', async () => {
    const payload = await record(await here.of(0));
    expect(payload.errors).toEqual([]);
    expect(payload.emergencyAction).toMatchObject({
      reference: 'N-101',
      professional: { id: here.people[0] },
      reason: { code: 'CHILD_IN_DANGER' },
      contact: { id: here.people[1] },
      review: null,
      reviewDue: '2026-11-23T15:00:00Z',
      visit: { state: 'DUE', urgency: 'U1', pair: null, dueUntil: '2026-11-24T01:10:00Z' },
    });
  });

  it('leaves always two as it is: nobody is seated, and nobody’s time is taken', async () => {
    const payload = await record(await here.of(2));
    expect(await broken(await office.db.session())).toEqual(NOTHING_BROKEN);
    const { id } = payload.emergencyAction.visit;
    expect(await office.sql('select count(*)::int as n from seat where visit_id = ?', [id])).toEqual([
      { n: 0 },
    ]);
    expect(
      await office.sql('select count(*)::int as n from commitment where professional_id = ?', [
        here.people[2],
      ]),
    ).toEqual([{ n: 0 }]);
    const alone = await refusedTo(here.dispatcher, DO.assign, {
      visitId: id, professionalIds: [here.people[2]], from: '2026-11-23T09:00:00+01:00',
    }); // prettier-ignore
    expect(alone).toBe('INVALID');
    const two = {
      visitId: id,
      professionalIds: [here.people[2], here.people[3]],
      from: '2026-11-23T09:00:00+01:00',
    };
    expect(await here.dispatcher.act(DO.assign, two)).toMatchObject({
      errors: [],
      visit: { state: 'ASSIGNED' },
    });
  });

  it('is one fact, without a word of what was written', async () => {
    await record(await here.of(0), { text: 'Geheimer Satz', contactId: null, contactName: 'Wache Nord' });
    const [last] = await office.sql<{ kind: string; at: string }>(
      "select kind, occurred_at::text as at from event where kind like 'EMERGENCY%' order by seq desc limit 1",
    );
    expect(last!.kind).toBe('EMERGENCY_ACTION_RECORDED');
    expect(Temporal.Instant.from(last!.at).toString()).toBe('2026-11-23T01:10:00Z');
    const facts = JSON.stringify(await office.sql('select facts::text from event_payload'));
    for (const secret of ['Geheimer Satz', 'Wache Nord']) expect(facts).not.toContain(secret);
  });

  it('is done once for one key', async () => {
    const input = { ...night(), idempotencyKey: crypto.randomUUID() };
    const of4 = await here.of(4);
    const first = await of4.get(RECORD, { input });
    const again = await of4.get(RECORD, { input });
    expect(again.emergencyAction.id).toBe(first.emergencyAction.id);
    expect(again.cursor).toBe(first.cursor);
  });

  it.each([
    ['END_BEFORE_START', 'until', { until: '2026-11-23T01:30:00+01:00' }],
    ['INVALID', 'until', { until: '2026-11-23T04:00:00+01:00' }],
    ['INVALID', 'from', { from: '2026-11-19T01:30:00+01:00' }],
    ['INVALID', 'reasonCode', { reasonCode: 'NO_SUCH_REASON' }],
    ['INVALID', 'contactKind', { contactId: null }],
    ['INVALID', 'contactKind', { contactKind: 'NOBODY' }],
    ['NOT_FOUND', 'districtId', { districtId: crypto.randomUUID() }],
    ['NOT_FOUND', 'contactId', { contactId: crypto.randomUUID() }],
    ['NOT_FOUND', 'flagId', { flagId: crypto.randomUUID() }],
    ['INVALID', 'text', { text: 'x'.repeat(4001) }],
    ['INVALID', 'contactPhone', { contactPhone: 'anrufen!' }],
  ])('is refused with %s for %s, and then no visit is due', async (code, field, wrong) => {
    const before = await office.sql('select count(*) from visit');
    const payload = await record(await here.of(0), wrong);
    expect([codeOf(payload), payload.errors[0].field, payload.emergencyAction]).toEqual([code, field, null]);
    expect(await office.sql('select count(*) from visit')).toEqual(before);
  });

  it('has nobody on the phone with themselves', async () => {
    const payload = await record(await here.of(0), { contactId: here.people[0] });
    expect([codeOf(payload), payload.errors[0].field]).toEqual(['INVALID', 'contactId']);
    expect(payload.errors[0].message).toContain('allein gehandelt');
  });
});

describe('who may', () => {
  it('record for others: lead of the district and dispatcher, not a colleague, not leadership, never a tool', async () => {
    const other = night({ professionalId: here.people[5] });
    expect(codeOf(await lead.act(RECORD, other))).toBe(null);
    expect(codeOf(await here.dispatcher.act(RECORD, other))).toBe(null);
    expect(await refusedTo(await here.of(0), RECORD, other)).toBe('FORBIDDEN');
    expect(await refusedTo(leadership, RECORD, other)).toBe('FORBIDDEN');
    expect(await refusedTo(await office.token(['DISPATCH']), RECORD, other)).toBe('FORBIDDEN');
    expect(codeOf(await here.dispatcher.act(RECORD, night()))).toBe('NOT_FOUND');
  });

  it('see the list: leadership all of it, a professional the own', async () => {
    const mine = await (await here.of(5)).get(LIST);
    expect(mine.nodes.length).toBe(2);
    for (const node of mine.nodes) expect(node.professional.id).toBe(here.people[5]);
    expect((await leadership.get(LIST)).totalCount).toBeGreaterThan(mine.totalCount);
    expect((await (await office.token(['OPERATIONS'])).ask(LIST)).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
    const [page] = (
      await leadership.get('{ emergencyActions(first: 1) { nodes { id } pageInfo { endCursor } } }')
    ).nodes;
    const { pageInfo } = await leadership.get('{ emergencyActions(first: 1) { pageInfo { endCursor } } }');
    const next = await leadership.get('query ($after: String) { emergencyActions(first: 1, after: $after) { nodes { id } } }', { after: pageInfo.endCursor }); // prettier-ignore
    expect(next.nodes[0].id).not.toBe(page.id);
  });

  it('read what was written: leadership and the person, not the dispatcher; each reading is logged', async () => {
    const text = '{ emergencyActions(first: 1) { nodes { id text contactName authorisedByName } } }';
    const shown = await leadership.get(text);
    const { id } = shown.nodes[0];
    const [log] = await office.sql<{ fields: string[] }>(
      "select fields from access_log where subject_type = 'EMERGENCY_ACTION' and subject_id = ? order by id desc limit 1",
      [id],
    );
    expect([...log!.fields].sort()).toEqual(['authorisedByName', 'contactName', 'text']);
    expect((await here.dispatcher.ask(text)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('the board', () => {
  it('counts for everybody, suppressed to tools that see counts only', async () => {
    const { emergencyActions } = await leadership.get(COUNT);
    const [{ n }] = (await office.sql('select count(*)::int as n from emergency_action')) as [{ n: number }];
    expect(emergencyActions).toEqual({
      recent: { value: n, suppressed: false },
      unreviewed: { value: n },
      overdue: { value: 0 },
    });
    const tool = await office.token(['AGGREGATE']);
    expect((await tool.get(COUNT)).emergencyActions.overdue).toEqual({ value: null });
  });

  it('shows the review among the deadlines, and as overdue once it is', async () => {
    const list = `{ districts { load { deadlinePressure { overdue { value } deadlines(first: 100) { kind overdue emergencyAction { id } visit { id } } } } } }`;
    await office.advance({ hours: 12 });
    await here.again();
    leadership = await office.signIn('leadership');
    lead = await office.signIn('lead');
    const reviews = async () =>
      (await leadership.get(list))[0].load.deadlinePressure.deadlines.filter(
        (one: any) => one.kind === 'EMERGENCY_REVIEW',
      );
    const soon = await reviews();
    expect(soon.length).toBeGreaterThan(0);
    expect(soon[0]).toMatchObject({
      overdue: false,
      visit: null,
      emergencyAction: { id: expect.any(String) },
    });
    await office.advance({ hours: 2 });
    expect((await reviews()).every((one: any) => one.overdue)).toBe(true);
    expect((await leadership.get(COUNT)).emergencyActions.overdue.value).toBe(soon.length);
  });
});

describe('the review', () => {
  const first = async (personId: string) =>
    (await leadership.get(LIST)).nodes.find((one: any) => one.professional.id === personId).id as string;

  it('is leadership’s or the lead’s, once, with who and when', async () => {
    const id = await first(here.people[0]!);
    for (const who of [here.dispatcher, await here.of(1), await office.token(['DISPATCH'])])
      expect(await refusedTo(who, REVIEW, { id })).toBe('FORBIDDEN');
    const payload = await leadership.act(REVIEW, { id, text: 'Besprochen; Rufplan ergänzt.' });
    expect(payload).toMatchObject({
      errors: [],
      emergencyAction: { review: { by: { name: 'leadership' } } },
    });
    expect(codeOf(await lead.act(REVIEW, { id }))).toBe('WRONG_STATE');
    expect(codeOf(await leadership.act(REVIEW, { id: crypto.randomUUID() }))).toBe('NOT_FOUND');
  });

  it('is never done by the person, nor by the lead of another district', async () => {
    const own = await here.account('lead-alone', [['LEAD', here.district], ['PROFESSIONAL']], here.people[6]);
    const { emergencyAction } = await record(own, {
      from: office.now().subtract({ hours: 2 }),
      until: office.now(),
    });
    const payload = await own.act(REVIEW, { id: emergencyAction.id });
    expect([codeOf(payload), payload.errors[0].field]).toEqual(['INVALID', 'id']);
    const [other] = await office.sql<{ id: string }>("insert into district (town, slug, name) values ('Marl', 'fern', 'Fern') returning id"); // prettier-ignore
    const far = await here.account('lead-far', [['LEAD', other!.id]]);
    expect(codeOf(await far.act(REVIEW, { id: emergencyAction.id }))).toBe('FORBIDDEN');
    expect((await far.get(LIST)).totalCount).toBe(0);
  });

  it('and the action stay as they were written, whoever writes', async () => {
    const session = await office.db.session();
    for (const sql of ['update emergency_action set text = null', 'delete from emergency_action'])
      expect(await refusalOf(session.query(sql))).toBe('emergency_action_is_append_only');
    expect(await refusalOf(session.query('delete from emergency_review'))).toBe(
      'emergency_review_is_append_only',
    );
    const [action] = await office.sql<{ id: string; professional_id: string }>(
      'select a.id, a.professional_id from emergency_action a left join emergency_review r on r.action_id = a.id where r.action_id is null limit 1',
    );
    const self = session.query(
      `insert into emergency_review (action_id, professional_id, reviewer_professional_id, reviewed_at, reviewed_by, reviewed_by_name)
       values ($1, $2, $2, now(), 'account:x', 'x')`,
      [action!.id, action!.professional_id],
    );
    expect(await refusalOf(self)).toBe('emergency_review_by_another');
  });
});
