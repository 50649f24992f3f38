// Entities come back as they went in: Temporal on our side, text in the database, nothing written that nobody changed.
import type { SqlEntityManager } from '@mikro-orm/sql';
import { beforeAll, expect, test } from 'vitest';
import { GrantOfRole, Account } from '#access/account.entity';
import { ApiToken } from '#access/api-token.entity';
import { District, StructuralBurden } from '#districts/district.entity';
import { Household } from '#families/household.entity';
import { RegisteredObject } from '#kernel/registered-object.entity';
import { ExternalReference } from '#kernel/external-reference.entity';
import { RiskFlag } from '#intake/risk-flag.entity';
import { DistrictLoad, StandingHours } from '#load/load.entity';
import { Duty } from '#on-call/duty.entity';
import { Absence } from '#staff/absence.entity';
import { Commitment } from '#staff/commitment.entity';
import { Professional, ProfessionalOffice, WorkingTime } from '#staff/professional.entity';
import { Seat, Visit } from '#visits/visit.entity';
import { useDatabase } from './support/database';
import { rawOffice, refusalOf, type RawOffice } from './support/raw-office';

const used = useDatabase();
const NOW = Temporal.Instant.from('2027-01-04T07:00:00.123Z');
const FROM = Temporal.Instant.from('2027-01-04T08:00Z');
const UNTIL = Temporal.Instant.from('2027-01-04T09:00Z');
let office: RawOffice;
let em: () => SqlEntityManager;

beforeAll(async () => {
  office = await rawOffice(await used.db.session(), 6, 6);
  em = () => used.orm.em.fork();
});

/** Assigns a pair the way a use case does. */
async function assign(work: SqlEntityManager, id: string, people: string[]): Promise<Visit> {
  const visit = await work.findOneOrFail(Visit, id);
  const planned = { from: FROM, until: UNTIL };
  work.create(Seat, { visit, no: 1, professional: people[0]! });
  work.create(Seat, { visit, no: 2, professional: people[1]! });
  await work.nativeDelete(Commitment, { sourceId: id });
  for (const professional of people) {
    work.create(Commitment, { professional, sourceType: 'VISIT', sourceId: id, during: planned });
  }
  visit.state = 'ASSIGNED';
  visit.planned = planned;
  visit.touch(NOW);
  await work.flush();
  return visit;
}

test('instants, intervals, days and times of day survive, and loading alone writes nothing', async () => {
  const [professional] = office.people;
  const write = em();
  write.create(WorkingTime, {
    professional: professional!,
    weekday: 1,
    fromTime: Temporal.PlainTime.from('08:00'),
    untilTime: Temporal.PlainTime.from('16:30'),
    valid: { from: Temporal.PlainDate.from('2027-01-01'), until: null },
  });
  write.create(Absence, {
    professional: professional!,
    during: { from: FROM, until: null },
    reportedAt: NOW,
    reportedBy: 'account:1',
    updatedAt: NOW,
  });
  await write.flush();

  const read = em();
  const [hours] = await read.find(WorkingTime, {});
  expect([hours!.fromTime.toString(), hours!.untilTime.toString()]).toEqual(['08:00:00', '16:30:00']);
  expect([hours!.valid.from?.toString(), hours!.valid.until]).toEqual(['2027-01-01', null]);
  const [absence] = await read.find(Absence, { reportedAt: { $gte: NOW } });
  expect(absence!.reportedAt.equals(NOW)).toBe(true);
  expect(absence!.during.from.equals(FROM)).toBe(true);
  expect(absence!.during.until).toBeNull();
  expect(absence!.endedAt).toBeNull();
  read.getUnitOfWork().computeChangeSets();
  expect(read.getUnitOfWork().getChangeSets()).toEqual([]);
  expect(await read.count(Absence, { reportedAt: { $gt: NOW } })).toBe(0);
});

test('a visit gets its reference from the database, its pair by relation, and counts its versions', async () => {
  const visit = await em().transactional((work) =>
    assign(work, office.visits[0]!, office.people.slice(0, 2)),
  );
  expect(visit.reference).toMatch(/^B-\d+$/);
  expect(visit.version).toBe(2);

  const read = em();
  const found = await read.findOneOrFail(Visit, visit.id, { populate: ['seats.professional'] });
  expect(found.seats.map(({ no, professional }) => [no, professional.unwrap().name])).toEqual([
    [1, 'Person 1'],
    [2, 'Person 2'],
  ]);
  expect([found.planned!.from.equals(FROM), found.planned!.until!.equals(UNTIL)]).toEqual([true, true]);
  found.touch(NOW);
  await read.flush();
  expect([found.version, found.updatedAt.toString()]).toEqual([3, '2027-01-04T07:00:00.124Z']);
});

test('two who changed the same version: the second is refused', async () => {
  const [one, two] = [em(), em()];
  const [mine, yours] = [
    await one.findOneOrFail(Visit, office.visits[1]!),
    await two.findOneOrFail(Visit, office.visits[1]!),
  ];
  mine.touch(NOW);
  yours.touch(NOW);
  await one.flush();
  await expect(two.flush()).rejects.toMatchObject({ name: 'OptimisticLockError' });
});

test('the ORM exchanges and replaces members in one flush, and passes a refusal’s constraint on', async () => {
  const id = office.visits[2]!;
  const [a, b, c] = office.people.slice(2) as [string, string, string];
  await em().transactional((work) => assign(work, id, [a, b]));
  await em().transactional(async (work) => {
    const [first, second] = await work.find(Seat, { visit: id }, { orderBy: { no: 'asc' } });
    [first!.professional, second!.professional] = [second!.professional, first!.professional];
    await work.flush();
    await work.execute('set constraints all immediate');
  });
  const lone = em().transactional(async (work) => {
    work.remove(await work.findOneOrFail(Seat, { visit: id, no: 1 }));
    await work.flush();
    await work.execute('set constraints all immediate');
  });
  expect(await refusalOf(lone)).toBe('visit_always_two');
  const busy = em().transactional((work) => assign(work, office.visits[3]!, [a, c]));
  expect(await refusalOf(busy)).toBe('commitment_nobody_twice');
});

test('rows of a list load their relations together, not one by one', async () => {
  const read = em();
  const people = await read.find(Professional, {});
  const offices = await Promise.all(people.map(({ office: at }) => at.loadOrFail()));
  expect(new Set(offices.map(({ name }) => name))).toEqual(new Set(['Mitte']));
  const visits = await read.find(Visit, {});
  const pairs = await Promise.all(visits.map(({ seats }) => seats.loadItems()));
  expect(pairs.every(({ length }) => length === 0 || length === 2)).toBe(true);
});

test('accounts, tokens and their secrets', async () => {
  const write = em();
  const account = write.create(Account, {
    name: 'leitung',
    displayName: 'Leitung',
    createdAt: NOW,
    updatedAt: NOW,
  });
  write.create(GrantOfRole, { account, role: 'LEADERSHIP' });
  write.create(ApiToken, {
    name: 'Controlling',
    tokenHash: new Uint8Array([1, 2, 255]),
    scopes: ['AGGREGATE', 'OPERATIONS'],
    districtIds: [office.district],
    expiresAt: UNTIL,
    pointsPerMinute: 600,
    createdBy: `account:${account.id}`,
    createdAt: NOW,
  });
  await write.flush();
  const found = await em().findOneOrFail(Account, { name: 'leitung' }, { populate: ['grants'] });
  expect(found.grants.map(({ role, districtId }) => [role, districtId])).toEqual([['LEADERSHIP', null]]);
  const token = await em().findOneOrFail(ApiToken, { tokenHash: new Uint8Array([1, 2, 255]) });
  expect([...token.tokenHash]).toEqual([1, 2, 255]);
  expect([token.scopes, token.districtIds]).toEqual([['AGGREGATE', 'OPERATIONS'], [office.district]]);
  const twin = em();
  twin.create(Account, { name: 'leitung', displayName: 'Zweite', createdAt: NOW, updatedAt: NOW });
  expect(await refusalOf(twin.flush())).toBe('account_name_taken');
});

test('a household with a foreign name is registered and found by it, whichever is written first', async () => {
  const write = em();
  const household = write.create(Household, {
    district: office.district,
    name: 'Familie Muster',
    languages: ['de', 'tr'],
    createdAt: NOW,
    updatedAt: NOW,
    children: [{ name: 'Kind', birthMonth: Temporal.PlainDate.from('2023-05-01') }],
  });
  write.create(ExternalReference, {
    type: 'HOUSEHOLD',
    system: 'okjus',
    externalId: '4711',
    objectId: household.id,
  });
  await write.flush();
  expect(household.reference).toMatch(/^H-\d+$/);
  expect((await em().findOneOrFail(RegisteredObject, household.id)).type).toBe('HOUSEHOLD');
  const wrong = em();
  wrong.create(ExternalReference, {
    type: 'VISIT',
    system: 'okjus',
    externalId: '4711',
    objectId: household.id,
  });
  expect(await refusalOf(wrong.flush())).toBe('external_reference_object');
});

test('figures, numbers and plain words', async () => {
  const write = em();
  const day = Temporal.PlainDate.from('2027-01-04');
  write.create(StandingHours, { district: office.district, asOf: day, hoursPerWeek: 210.5 });
  write.create(StructuralBurden, { district: office.district, asOf: day, index: 3, source: 'synthetisch' });
  write.create(DistrictLoad, {
    districtId: office.district,
    figures: { ratio: 0.9 },
    computedAt: NOW,
    seq: 7n,
  });
  write.create(Duty, { kind: 'ON_CALL', during: { from: FROM, until: UNTIL }, updatedAt: NOW });
  write.create(RiskFlag, {
    level: 'HIGH',
    state: 'RAISED',
    reason: 'NEGLECT',
    sourceKind: 'PERSON',
    district: office.district,
    raisedAt: NOW,
    raisedBy: 'account:1',
    raisedByName: 'Leitung',
    untakenSince: NOW,
    overdueAt: UNTIL,
    updatedAt: NOW,
  });
  await write.flush();
  const read = em();
  expect((await read.findOneOrFail(StandingHours, { district: office.district })).hoursPerWeek).toBe(210.5);
  expect(await read.findOneOrFail(DistrictLoad, office.district)).toMatchObject({
    figures: { ratio: 0.9 },
    seq: 7n,
  });
  const [flag] = await read.find(RiskFlag, { level: 'HIGH' }, { populate: ['reason', 'district'] });
  expect([flag!.reference, flag!.reason.unwrap().labelEn]).toEqual([
    expect.stringMatching(/^F-\d+$/),
    'Neglect',
  ]);
  expect(flag!.district.unwrap()).toBeInstanceOf(District);
  const [professional] = office.people;
  read.create(ProfessionalOffice, {
    professional: professional!,
    office: (await read.findOneOrFail(Professional, professional!)).office,
    during: { from: null, until: null },
  });
  await read.flush();
});
