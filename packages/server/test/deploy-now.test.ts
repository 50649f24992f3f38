// Einsatz jetzt: flag, visit and pair in one act or not at all; companions beside the two; the duty's numbers for who calls.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asker, useOffice } from './support/office';
import { broken, NOTHING_BROKEN } from './support/raw-office';
import { codeOf, DO, refusedTo, town, type Town } from './support/town';

const office = useOffice({ now: Temporal.Instant.from('2026-11-23T02:00:20+01:00') });
let here: Town;
let leadership: Asker;
beforeAll(async () => {
  here = await town(office, 8, 1);
  leadership = await here.account('leadership', [['LEADERSHIP']]);
});

const DEPLOY = `mutation ($input: DeployNowInput!) { deployNow(input: $input) {
  riskFlag { id level state acknowledgedBy { name } nextStep nextStepDue }
  visit { id state urgency kind plannedFrom pair { members { id } } flag { id } } cursor errors { code field message } } }`;
const DESCRIBE = `mutation ($input: DescribeVisitInput!) { describeVisit(input: $input) { visit { id } errors { code field } } }`;
const CARD =
  'query ($id: ID!) { visitCard(id: $id) { place { address } contactPhone note companions { kind name organisation confirmed } } }';
const deploy = (asker: Asker, a: number, b: number, more: Record<string, unknown> = {}) =>
  asker.act(DEPLOY, {
    professionalIds: [here.people[a]!, here.people[b]!],
    districtId: here.district,
    reasonCode: 'UNATTENDED',
    place: { kind: 'ADDRESS', address: 'Musterweg 3' },
    contactPhone: '02365 / 99-0',
    ...more,
  });
const counted = async () =>
  office.sql('select (select count(*) from risk_flag) as flags, (select count(*) from visit) as visits, (select count(*) from event) as facts'); // prettier-ignore

describe('two at once', () => {
  it('makes flag, visit and pair, and whoever sends them has the flag until they are there', async () => {
    const payload = await deploy(here.dispatcher, 0, 1);
    expect(payload).toMatchObject({
      errors: [],
      riskFlag: {
        level: 'ACUTE',
        state: 'ACKNOWLEDGED',
        acknowledgedBy: { name: 'dispatcher' },
        nextStep: 'VISIT',
        nextStepDue: '2026-11-23T01:31:00Z',
      },
      visit: { state: 'ASSIGNED', urgency: 'U0', kind: 'RISK_VISIT', plannedFrom: '2026-11-23T01:16:00Z' },
    });
    expect(payload.visit.flag.id).toBe(payload.riskFlag.id);
    expect(payload.visit.pair.members.map(({ id }: { id: string }) => id).sort()).toEqual(
      [here.people[0]!, here.people[1]!].sort(),
    );
    const card = await (await here.of(0)).get(CARD, { id: payload.visit.id });
    expect(card).toMatchObject({ place: { address: 'Musterweg 3' }, contactPhone: '02365 / 99-0' });
    expect(await broken(await office.db.session())).toEqual(NOTHING_BROKEN);
  });

  it('writes all its facts at one moment, and none of them says place, phone or words', async () => {
    const before = await office.sql<{ seq: string }>('select max(seq)::text as seq from event');
    await deploy(here.dispatcher, 2, 3, { text: 'Kind schreit laut', note: 'Hinterhof' });
    const facts = await office.sql<{ kind: string; at: string }>(
      'select kind, recorded_at::text as at from event where seq > ?::bigint order by seq',
      [before[0]!.seq],
    );
    expect(facts.map(({ kind }) => kind)).toEqual([
      'RISK_FLAG_RAISED', 'VISIT_PLANNED', 'VISIT_ASSIGNED', 'RISK_FLAG_ACKNOWLEDGED',
    ]); // prettier-ignore
    expect(new Set(facts.map(({ at }) => at)).size).toBe(1);
    const told = JSON.stringify(await office.sql('select facts::text from event_payload'));
    for (const secret of ['Kind schreit', 'Hinterhof', 'Musterweg', '02365'])
      expect(told).not.toContain(secret);
  });

  it.each([
    ['SAME_PERSON', 'professionalIds', { professionalIds: [0, 0] }],
    ['INVALID', 'professionalIds', { professionalIds: [4] }],
    ['PERSON_BUSY', 'professionalIds', { professionalIds: [0, 4] }],
    ['NOT_FOUND', 'districtId', { districtId: crypto.randomUUID() }],
    ['INVALID', 'reasonCode', { reasonCode: null }],
    ['INVALID', 'contactPhone', { contactPhone: 'Handy' }],
    ['NOT_FOUND', 'flagId', { flagId: crypto.randomUUID() }],
    ['IN_THE_PAST', 'from', { from: '2026-11-22T12:00:00Z' }],
  ])('is refused with %s for %s, and then nothing at all is written', async (code, field, wrong) => {
    const before = await counted();
    const people = (wrong as { professionalIds?: number[] }).professionalIds;
    const payload = await deploy(here.dispatcher, 4, 5, {
      ...wrong,
      ...(people ? { professionalIds: people.map((n) => here.people[n]!) } : {}),
    });
    expect([codeOf(payload), payload.errors[0].field]).toEqual([code, field]);
    expect([payload.visit, payload.riskFlag]).toEqual([null, null]);
    expect(await counted()).toEqual(before);
  });

  it('is for dispatcher, lead of the district and duty; not for leadership, a professional or a tool', async () => {
    const input = {
      professionalIds: [here.people[4]!, here.people[5]!],
      districtId: here.district,
      reasonCode: 'NEGLECT',
    };
    for (const who of [leadership, await here.of(4), await office.token(['DISPATCH', 'FLAG'])])
      expect(await refusedTo(who, DEPLOY, input)).toBe('FORBIDDEN');
    const lead = await here.account('lead', [['LEAD', here.district]]);
    expect(codeOf(await lead.act(DEPLOY, input))).toBe(null);
  });

  it('answers a flag that is open already, and leaves it with who took it', async () => {
    const raised = await here.dispatcher.act(
      'mutation ($input: RaiseRiskFlagInput!) { raiseRiskFlag(input: $input) { riskFlag { id } errors { code } } }',
      { districtId: here.district, level: 'HIGH', reasonCode: 'NEGLECT', text: 'Erfunden' },
    );
    const flagId = raised.riskFlag.id;
    const take =
      'mutation ($input: AcknowledgeRiskFlagInput!) { acknowledgeRiskFlag(input: $input) { errors { code } } }';
    await (
      await here.of(7)
    ).act(take, { id: flagId, nextStep: 'CALL', nextStepDue: office.now().add({ hours: 1 }) });
    const payload = await deploy(here.dispatcher, 6, 7, { flagId, reasonCode: null });
    expect(payload).toMatchObject({ errors: [], riskFlag: { id: flagId, level: 'HIGH', nextStep: 'CALL' } });
  });
});

describe('the rest is filled in later', () => {
  it('place, phone and the words of the flag, once, and the fact names fields only', async () => {
    const { visit, riskFlag } = await deploy(here.dispatcher, 4, 6, {
      place: null, contactPhone: null, from: '2026-11-23T08:00:00+01:00',
    }); // prettier-ignore
    const text = 'Säugling allein, Nachbarin meldet.';
    const said = {
      visitId: visit.id,
      place: { kind: 'ADDRESS', address: 'Probeallee 9' },
      contactPhone: '110',
      text,
    };
    expect(codeOf(await here.dispatcher.act(DESCRIBE, said))).toBe(null);
    expect((await here.dispatcher.get(CARD, { id: visit.id })).place).toEqual({ address: 'Probeallee 9' });
    expect(await office.sql('select text from risk_flag where id = ?', [riskFlag.id])).toEqual([{ text }]);
    expect(codeOf(await here.dispatcher.act(DESCRIBE, { visitId: visit.id, text: 'Anders' }))).toBe(
      'WRONG_STATE',
    );
    const [fact] = await office.sql<{ facts: string }>(
      "select p.facts::text from event e join event_payload p on p.seq = e.seq where e.kind = 'VISIT_DESCRIBED' order by e.seq desc limit 1",
    );
    expect(fact!.facts).toContain('contactPhone');
    expect(fact!.facts).not.toContain('Probeallee');
    expect(await refusedTo(await here.of(4), DESCRIBE, said)).toBe('FORBIDDEN');
  });
});

describe('companions', () => {
  const ADD = `mutation ($input: AddCompanionInput!) { addCompanion(input: $input) { visit { id state companions { id kind confirmed } pair { members { id } } } errors { code field } } }`;
  const CONFIRM = `mutation ($input: ConfirmCompanionInput!) { confirmCompanion(input: $input) { visit { companions { id confirmed } } errors { code } } }`;
  const REMOVE = `mutation ($input: RemoveCompanionInput!) { removeCompanion(input: $input) { visit { companions { id } } errors { code field } } }`;

  it('come along and go again, and the two stay two', async () => {
    const { visit } = await deploy(here.dispatcher, 0, 7, { from: '2026-11-23T10:00:00+01:00' });
    const added = await here.dispatcher.act(ADD, {
      visitId: visit.id,
      kind: 'POLICE',
      organisation: 'Wache Marl',
    });
    expect(added).toMatchObject({
      errors: [],
      visit: { state: 'ASSIGNED', companions: [{ kind: 'POLICE', confirmed: false }] },
    });
    expect(added.visit.pair.members.length).toBe(2);
    expect(await office.sql('select count(*)::int as n from seat where visit_id = ?', [visit.id])).toEqual([
      { n: 2 },
    ]);
    const [{ id: companionId }] = added.visit.companions;
    const confirmed = await here.dispatcher.act(CONFIRM, { companionId });
    expect(confirmed.visit.companions).toEqual([{ id: companionId, confirmed: true }]);
    const card = await (await here.of(7)).get(CARD, { id: visit.id });
    expect(card.companions).toEqual([
      { kind: 'POLICE', name: null, organisation: 'Wache Marl', confirmed: true },
    ]);
    expect((await here.dispatcher.act(REMOVE, { companionId })).visit.companions).toEqual([]);
    expect(codeOf(await here.dispatcher.act(REMOVE, { companionId }))).toBe('NOT_FOUND');
  });

  it('never fill a seat: a visit without a pair stays DUE', async () => {
    const visitId = here.visits[0]!;
    for (const kind of ['INTERPRETER', 'TRAINEE'])
      await here.dispatcher.act(ADD, { visitId, kind, name: 'Kim Beispiel', confirmed: true });
    expect(await office.sql('select state from visit where id = ?', [visitId])).toEqual([{ state: 'DUE' }]);
    const one = { visitId, professionalIds: [here.people[0]!], from: '2027-01-05T09:00:00Z' };
    expect(await refusedTo(here.dispatcher, DO.assign, one)).toBe('INVALID');
  });

  it('are named, and their names are for whoever may read the card', async () => {
    const visitId = here.visits[0]!;
    const nobody = await here.dispatcher.act(ADD, { visitId, kind: 'MIDWIFE' });
    expect([codeOf(nobody), nobody.errors[0].field]).toEqual(['INVALID', 'name']);
    expect(await refusedTo(await here.of(0), ADD, { visitId, kind: 'POLICE', name: 'x' })).toBe('FORBIDDEN');
    const names = 'query ($id: ID!) { node(id: $id) { ... on Visit { companions { kind name } } } }';
    expect((await (await here.of(0)).ask(names, { id: visitId })).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
    expect(
      (await (await office.token(['DISPATCH'])).ask(names, { id: visitId })).errors?.[0]?.extensions.code,
    ).toBe('FORBIDDEN');
    const kinds = 'query ($id: ID!) { node(id: $id) { ... on Visit { companions { kind } } } }';
    expect((await (await here.of(0)).get(kinds, { id: visitId })).companions.length).toBe(2);
    const told = JSON.stringify(await office.sql('select facts::text from event_payload'));
    expect(told).not.toContain('Kim Beispiel');
  });
});

describe('the number of the duty', () => {
  const SET =
    'mutation ($input: SetDutyPhoneInput!) { setDutyPhone(input: $input) { professional { id } errors { code field } } }';
  const kept = async (person: number) =>
    (await office.sql<{ phone: string | null }>('select duty_phone as phone from professional where id = ?', [here.people[person]]))[0]!.phone; // prettier-ignore

  it('is set by the person and by leadership, by nobody else, and the log says that, never which', async () => {
    const me = await here.of(1);
    const ask = (who: Asker, person: number, dutyPhone: string | null) =>
      who.act(SET, { professionalId: here.people[person], ...(dutyPhone && { dutyPhone }) });
    expect((await ask(me, 1, '0171 39200-77')).errors).toEqual([]);
    expect(await kept(1)).toBe('0171 39200-77');
    expect(await me.get('{ viewer { dutyPhone } }')).toEqual({ dutyPhone: '0171 39200-77' });
    expect((await ask(leadership, 2, '+49 171 1')).errors).toEqual([]);
    expect(await kept(2)).toBe('+49 171 1');
    expect((await ask(me, 2, '110')).errors).toEqual([{ code: 'FORBIDDEN', field: 'professionalId' }]);
    await expect(ask(here.dispatcher, 2, '110')).rejects.toThrow('FORBIDDEN');
    expect((await ask(me, 1, 'rufen Sie an')).errors).toEqual([{ code: 'INVALID', field: 'dutyPhone' }]);
    expect((await ask(me, 1, null)).errors).toEqual([]);
    expect(await kept(1)).toBe(null);
    const told = await office.sql<{ change: unknown }>(
      `select p.facts -> 'change' as change from event e join event_payload p using (seq) where e.kind = 'STAFF_CHANGED' order by seq`,
    );
    expect(told.map(({ change }) => change)).toEqual([
      [{ field: 'dutyPhone', from: null, to: 'SET' }],
      [{ field: 'dutyPhone', from: null, to: 'SET' }],
      [{ field: 'dutyPhone', from: 'SET', to: null }],
    ]);
  });
});

describe('the duty phone', () => {
  it('is told to who calls the duty, and to nobody else', async () => {
    const document = '{ professionals(first: 1) { nodes { id dutyPhone } } }';
    const phone = async (who: Asker) => (await who.get(document)).nodes[0].dutyPhone as string | null;
    await office.sql(`update professional set duty_phone = '02365 99-1201'`);
    expect(await phone(here.dispatcher)).toBe('02365 99-1201');
    expect(await phone(leadership)).toBe('02365 99-1201');
    expect(await phone(await here.of(1))).toBe(null);
    for (const scope of ['AGGREGATE', 'OPERATIONS', 'DISPATCH'] as const)
      expect(await phone(await office.token([scope]))).toBe(null);
    const set = await here.dispatcher.act(
      'mutation ($input: SetDutyInput!) { setDuty(input: $input) { errors { code field } } }',
      {
        kind: 'ON_CALL',
        from: office.now().add({ minutes: 1 }).toString(),
        until: office.now().add({ hours: 5 }).toString(),
        professionalIds: [here.people[1]!, here.people[2]!],
      },
    );
    expect(set.errors).toEqual([]);
    await office.advance({ minutes: 2 });
    expect(await phone(await here.of(1))).toBe('02365 99-1201');
    expect(await phone(await here.of(3))).toBe(null);
  });
});
