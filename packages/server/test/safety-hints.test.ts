// Hints that keep people safe at a door: seen before acceptance by who sends and who goes, read on record, removed by two.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asker, useOffice } from './support/office';
import { refusalOf } from './support/raw-office';
import { at, codeOf, DO, refusedTo, town, type Town } from './support/town';

const office = useOffice();
let here: Town;
let lead: Asker;
let leadership: Asker;
let household: string;
let visitId: string;
beforeAll(async () => {
  here = await town(office, 6, 2);
  lead = await here.account('lead', [['LEAD', here.district]]);
  leadership = await here.account('leadership', [['LEADERSHIP']]);
  const [row] = await office.sql<{ id: string }>(
    `insert into household (district_id, name, address, languages) values (?, 'Familie Muster', 'Musterstraße 3 a, Marl', '{de}') returning id`,
    [here.district],
  );
  household = row!.id;
  visitId = here.visits[0]!;
  await office.sql('update visit set household_id = ? where id = ?', [household, visitId]);
  await here.dispatcher.act(DO.assign, { visitId, professionalIds: here.people.slice(0, 2), from: at(9) });
});

const ADD = `mutation ($input: AddSafetyHintInput!) { addSafetyHint(input: $input) { safetyHint { id code source notedOn reviewOn unreviewed ofAddress } errors { code field message } } }`;
const CONFIRM = `mutation ($input: ConfirmSafetyHintInput!) { confirmSafetyHint(input: $input) { safetyHint { id reviewOn removalProposedBy { name } } errors { code field } } }`;
const REMOVE = `mutation ($input: RemoveSafetyHintInput!) { removeSafetyHint(input: $input) { safetyHint { id removed removalProposedBy { name } } errors { code field } } }`;
const SEE =
  'query ($id: ID!) { node(id: $id) { ... on Visit { safetyHints { id code unreviewed source ofAddress } } } }';
const seen = async (asker: Asker, id = visitId) => (await asker.get(SEE, { id })).safetyHints as { id: string; code: string; unreviewed: boolean }[]; // prettier-ignore
const add = (asker: Asker, more: Record<string, unknown> = {}) =>
  asker.act(ADD, { visitId, code: 'DOG', source: 'Besuch im Oktober', ...more });

describe('a hint', () => {
  it('is seen by whoever sends and by who has a seat, before they accept; the gravest first', async () => {
    expect(await add(here.dispatcher)).toMatchObject({
      errors: [],
      safetyHint: {
        code: 'DOG',
        notedOn: '2026-11-23',
        reviewOn: '2027-05-23',
        unreviewed: false,
        ofAddress: false,
      },
    });
    expect((await add(await here.of(0), { code: 'WEAPON', source: 'Jagdschein' })).errors).toEqual([]);
    const [seat] = await office.sql('select accepted_at from seat where visit_id = ? limit 1', [visitId]);
    expect(seat).toEqual({ accepted_at: null });
    for (const who of [here.dispatcher, lead, await here.of(0), await here.of(1)])
      expect((await seen(who)).map(({ code }) => code)).toEqual(['WEAPON', 'DOG']);
    const card = await (await here.of(1)).get('query ($id: ID!) { visitCard(id: $id) { safetyHints { code } } }', { id: visitId }); // prettier-ignore
    expect(card.safetyHints.length).toBe(2);
  });

  it('is not for leadership, for who does not go there, for a lead elsewhere, or for any tool', async () => {
    const [far] = await office.sql<{ id: string }>("insert into district (town, slug, name) values ('Marl', 'fern', 'Fern') returning id"); // prettier-ignore
    const elsewhere = await here.account('lead-far', [['LEAD', far!.id]]);
    const tool = await office.token(['OPERATIONS', 'DISPATCH', 'FILE', 'FLAG']);
    for (const who of [leadership, await here.of(3), elsewhere, tool])
      expect((await who.ask(SEE, { id: visitId })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    for (const who of [leadership, await here.of(3), elsewhere, tool])
      expect(await refusedTo(who, ADD, { visitId, code: 'DOG', source: 'x' })).toBe('FORBIDDEN');
  });

  it('closes with the seat: who was taken off sees it no more', async () => {
    await here.dispatcher.act(DO.swap, { visitId, leave: here.people[1]!, join: here.people[2]! });
    expect((await (await here.of(1)).ask(SEE, { id: visitId })).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
    expect((await seen(await here.of(2))).length).toBe(2);
  });

  it('is read on record, in the transaction that read it', async () => {
    const [before] = await office.sql<{ n: number }>("select count(*)::int as n from access_log where subject_type = 'SAFETY_HINT'"); // prettier-ignore
    await seen(here.dispatcher);
    const rows = await office.sql<{ subject_type: string; principal: string }>(
      "select subject_type, principal from access_log where subject_type in ('SAFETY_HINT', 'VISIT') order by id desc limit 3",
    );
    expect(rows.map((row) => row.subject_type).sort()).toEqual(['SAFETY_HINT', 'SAFETY_HINT', 'VISIT']);
    const [after] = await office.sql<{ n: number }>("select count(*)::int as n from access_log where subject_type = 'SAFETY_HINT'"); // prettier-ignore
    expect(after!.n).toBe(before!.n + 2);
  });

  it('is found by its address however that is written, at another household and before a visit is planned', async () => {
    const address = 'Beispielstr. 12';
    expect(
      (await add(here.dispatcher, { visitId: null, address, districtId: here.district, code: 'THREAT' }))
        .errors,
    ).toEqual([]);
    const other = here.visits[1]!;
    await office.sql(
      `update visit set place_kind = 'ADDRESS', place_address = 'Beispielstraße 12, Hinterhaus' where id = ?`,
      [other],
    );
    expect((await seen(here.dispatcher, other)).map(({ code }) => code)).toEqual(['THREAT']);
    const AT = 'query ($address: String!) { safetyHintsAt(address: $address) { code ofAddress } }';
    expect(await here.dispatcher.get(AT, { address: 'BEISPIELSTRASSE 12' })).toEqual([
      { code: 'THREAT', ofAddress: true },
    ]);
    expect(await here.dispatcher.get(AT, { address: 'Beispielstr. 1' })).toEqual([]);
    expect((await (await here.of(0)).ask(AT, { address })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('is in no fact and in no stream', async () => {
    const told = JSON.stringify(await office.sql('select facts::text from event_payload'));
    for (const secret of ['WEAPON', 'DOG', 'Jagdschein', 'Beispielstr']) expect(told).not.toContain(secret);
    const kinds = '{ facts(first: 100) { nodes { kind } } }';
    const heard = (await here.dispatcher.get(kinds)).nodes.map(({ kind }: { kind: string }) => kind);
    expect(heard).not.toContain('SAFETY_HINT_CHANGED');
    const auditor = await here.account('auditor', [['AUDITOR']]);
    expect((await auditor.get(kinds)).nodes.map(({ kind }: { kind: string }) => kind)).toContain(
      'SAFETY_HINT_CHANGED',
    );
    const inOverview = await here.dispatcher.ask(
      '{ overview { visits(first: 5) { nodes { safetyHints { code } } } } }',
    );
    expect(inOverview.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it.each([
    ['INVALID', 'source', { source: ' ' }],
    ['INVALID', 'notedOn', { notedOn: '2026-11-24' }],
    ['IN_THE_PAST', 'reviewOn', { reviewOn: '2026-11-23' }],
    ['INVALID', 'reviewOn', { reviewOn: '2027-11-24' }],
    ['INVALID', 'visitId', { address: 'Musterweg 1' }],
    ['INVALID', 'visitId', { visitId: null }],
    ['NOT_FOUND', 'visitId', { visitId: crypto.randomUUID() }],
    ['NOT_FOUND', 'districtId', { visitId: null, address: 'Musterweg 1' }],
  ])('is refused with %s for %s', async (code, field, wrong) => {
    const payload = await add(here.dispatcher, wrong);
    expect([codeOf(payload), payload.errors[0].field, payload.safetyHint]).toEqual([code, field, null]);
  });
});

describe('removing', () => {
  it('takes two people, and a new look lets the first word lapse', async () => {
    const [weapon] = await seen(here.dispatcher);
    const id = weapon!.id;
    expect(await here.dispatcher.act(REMOVE, { id })).toMatchObject({
      errors: [],
      safetyHint: { removed: false, removalProposedBy: { name: 'dispatcher' } },
    });
    expect(codeOf(await here.dispatcher.act(REMOVE, { id }))).toBe('NEEDS_SECOND_PERSON');
    expect((await seen(await here.of(0))).some((hint) => hint.id === id)).toBe(true);
    expect(await refusedTo(await here.of(0), REMOVE, { id })).toBe('FORBIDDEN');
    expect((await (await here.of(0)).act(CONFIRM, { id })).safetyHint.removalProposedBy).toBe(null);
    expect((await lead.act(REMOVE, { id })).safetyHint.removed).toBe(false);
    expect((await here.dispatcher.act(REMOVE, { id })).safetyHint.removed).toBe(true);
    expect((await seen(here.dispatcher)).some((hint) => hint.id === id)).toBe(false);
    expect(codeOf(await lead.act(REMOVE, { id }))).toBe('WRONG_STATE');
  });

  it('by one alone is refused by the database too, and nothing is deleted', async () => {
    const session = await office.db.session();
    const alone = `update safety_hint set removal_proposed_by = 'account:x', removal_proposed_by_name = 'x', removal_proposed_at = now(),
      removed_by = 'account:x', removed_by_name = 'x', removed_at = now() where removed_at is null`;
    expect(await refusalOf(session.query(alone))).toBe('safety_hint_removed_by_two');
    expect(await refusalOf(session.query('delete from safety_hint'))).toBe('safety_hint_is_never_deleted');
  });
});

it('past its review it still speaks, and says that nobody has looked', async () => {
  await office.advance({ hours: 24 * 185 });
  await here.again();
  const [dog] = await seen(here.dispatcher);
  expect(dog).toMatchObject({ code: 'DOG', unreviewed: true });
  expect(codeOf(await here.dispatcher.act(CONFIRM, { id: dog!.id }))).toBe(null);
  expect((await seen(here.dispatcher))[0]).toMatchObject({ code: 'DOG', unreviewed: false });
});
