// A car and child seats for a visit: warned about when none is free, free again with the visit, and never in the way.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asker, useOffice } from './support/office';
import { codeOf, DO, refusedTo, town, type Town } from './support/town';

const office = useOffice({ now: Temporal.Instant.from('2027-01-05T06:00:00Z') });
let here: Town;
let dispatcher: Asker;
let officeId: string;
beforeAll(async () => {
  here = await town(office, 8, 0);
  dispatcher = here.dispatcher;
  const [row] = await office.sql<{ id: string }>(
    `insert into office (slug, name, address, state, district_id) values ('mitte-test', 'Büro Mitte', 'Markt 1', 'OPEN', ?) returning id`,
    [here.district],
  );
  officeId = row!.id;
});

const EQUIPMENT =
  'cars { id label seats active version office { id } } childSeats { kind count } errors { code field }';
const CAR = `mutation ($input: SaveCarInput!) { saveCar(input: $input) { ${EQUIPMENT} } }`;
const SEATS = `mutation ($input: SetChildSeatsInput!) { setChildSeats(input: $input) { ${EQUIPMENT} } }`;
const TRANSPORT = 'transport { car childSeats { kind count } warnings }';
const PLAN = `mutation ($input: PlanVisitInput!) { planVisit(input: $input) { visit { id ${TRANSPORT} } errors { code field } } }`;
const ASSIGN = `mutation ($input: AssignPairInput!) { assignPair(input: $input) { visit { state ${TRANSPORT} } errors { code field } } }`;
const DESCRIBE = `mutation ($input: DescribeVisitInput!) { describeVisit(input: $input) { visit { ${TRANSPORT} } errors { code field } } }`;
const AT = 'query ($id: ID!, $from: DateTime!) { transportAt(visitId: $id, from: $from) }';

const hour = (n: number) => `2027-01-05T${`${n}`.padStart(2, '0')}:00:00Z`;
const planned = async (transport: object | null, more: Record<string, unknown> = {}): Promise<any> => {
  const payload = await dispatcher.act(PLAN, {
    districtId: here.district, kind: 'FOLLOW_UP', urgency: 'U2', duration: 'PT1H', dueFrom: hour(7), dueUntil: hour(20), transport, ...more,
  }); // prettier-ignore
  expect(payload.errors).toEqual([]);
  return payload.visit;
};
const assign = (visitId: string, a: number, from: string) =>
  dispatcher.act(ASSIGN, { visitId, professionalIds: here.people.slice(a, a + 2), from });
const NO_CAR = 'Kein passendes Auto frei: Der Besuch geht auch ohne.';

describe('while the office keeps no such table', () => {
  it('nothing is said', async () => {
    const visit = await planned({ car: true, childSeats: [{ kind: 'BABY', count: 1 }] });
    expect(visit.transport).toEqual({ car: true, childSeats: [{ kind: 'BABY', count: 1 }], warnings: [] });
    expect(await dispatcher.get(AT, { id: visit.id, from: hour(8) })).toEqual([]);
    expect((await planned(null)).transport).toBeNull();
  });
});

describe('one car and one seat', () => {
  beforeAll(async () => {
    const made = await dispatcher.act(CAR, { officeId, label: 'Auto 1', seats: 5 });
    expect(made).toMatchObject({
      errors: [],
      cars: [{ label: 'Auto 1', active: true, office: { id: officeId } }],
    });
    const seats = await dispatcher.act(SEATS, { officeId, kind: 'BABY', count: 1 });
    expect(seats).toMatchObject({ errors: [], childSeats: [{ kind: 'BABY', count: 1 }] });
  });

  it('warns the second visit at that time, lets it go, and is quiet once the first has let go', async () => {
    const wish = { car: true, childSeats: [{ kind: 'BABY', count: 1 }] };
    const [first, second] = [await planned(wish), await planned(wish, { urgency: 'U0' })];
    expect((await assign(first.id, 0, hour(9))).visit.transport.warnings).toEqual([]);
    const both = [NO_CAR, 'Kein Kindersitz bis 13 kg frei.'];
    expect(await dispatcher.get(AT, { id: second.id, from: hour(9) })).toEqual(both);
    expect(await dispatcher.get(AT, { id: second.id, from: hour(12) })).toEqual([]);
    const sent = await assign(second.id, 2, hour(9));
    expect(sent).toMatchObject({ errors: [], visit: { state: 'ASSIGNED', transport: { warnings: both } } });
    expect((await dispatcher.act(DO.release, { visitId: first.id })).errors).toEqual([]);
    expect(await dispatcher.get(AT, { id: second.id, from: hour(9) })).toEqual([]);
    await dispatcher.act(DO.release, { visitId: second.id });
  });

  it('follows what is filled in later, and the fact says no more than that', async () => {
    const visit = await planned(null);
    const wish = { car: false, childSeats: [{ kind: 'TODDLER', count: 2 }] };
    const said = await dispatcher.act(DESCRIBE, { visitId: visit.id, transport: wish });
    expect(said.visit.transport).toMatchObject({ car: false, childSeats: wish.childSeats });
    expect(await dispatcher.get(AT, { id: visit.id, from: hour(15) })).toEqual([
      'Kein Kindersitz 9–18 kg frei.',
    ]);
    const [fact] = await office.sql<{ facts: string }>(
      'select facts::text as facts from event_payload order by seq desc limit 1',
    );
    expect(fact!.facts).not.toContain('TODDLER');
    const none = await dispatcher.act(DESCRIBE, { visitId: visit.id, transport: { car: false } });
    expect(none.visit.transport).toBeNull();
  });

  it('a car out of use is no car', async () => {
    const visit = await planned({ car: true });
    const [car] = (await dispatcher.get('{ cars { id version label } }')) as {
      id: string;
      version: number;
    }[];
    const off = {
      id: car!.id,
      officeId,
      label: 'Auto 1',
      seats: 5,
      active: false,
      expectedVersion: car!.version,
    };
    expect((await dispatcher.act(CAR, off)).errors).toEqual([]);
    expect(await dispatcher.get(AT, { id: visit.id, from: hour(16) })).toEqual([NO_CAR]);
    expect(codeOf(await dispatcher.act(CAR, off))).toBe('CONFLICT');
  });
});

describe('refusals', () => {
  it.each<[string, string, string, Record<string, unknown>]>([
    ['INVALID', 'label', CAR, { label: '', seats: 5 }],
    ['INVALID', 'seats', CAR, { label: 'Bus', seats: 20 }],
    ['CONFLICT', 'label', CAR, { label: 'Auto 1', seats: 5 }],
    ['NOT_FOUND', 'officeId', CAR, { label: 'Bus', seats: 5, officeId: crypto.randomUUID() }],
    ['INVALID', 'count', SEATS, { kind: 'CHILD', count: -1 }],
  ])('%s at %s', async (code, field, document, more) => {
    expect((await dispatcher.act(document, { officeId, ...more })).errors).toMatchObject([{ code, field }]);
  });

  it('is kept by leadership and dispatchers', async () => {
    const input = { officeId, label: 'Bus', seats: 9 };
    const leadership = await here.account('leadership', [['LEADERSHIP']]);
    expect((await leadership.act(CAR, input)).errors).toEqual([]);
    expect(await refusedTo(await here.of(0), CAR, { ...input, label: 'Rad' })).toBe('FORBIDDEN');
  });
});
