// Offices and neighbourhoods: leadership changes them, the log remembers who and what, and no Stadtteil is ever without a district.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asker, useOffice } from './support/office';
import { type SmallTown, smallTown } from './support/small-town';
import { refusedTo } from './support/town';

const office = useOffice();
let town: SmallTown;
let leader: Asker;
let first: { id: string; version: number };
let quarter: string;
beforeAll(async () => {
  town = await smallTown(office);
  leader = await office.account('leitung', [['LEADERSHIP']]);
  first = (await leader.get('{ offices(first: 1) { nodes { id version } } }')).nodes[0];
  quarter = (await leader.get('{ neighbourhoods { id } }'))[0].id;
});

const OFFICE =
  'office { id version name address partner kind state opensOn openingHours { weekday from until } offers { kind } area { name } district { id } }';
const ERRORS = 'cursor errors { code field message details { currentVersion } }';
const DO = {
  create: `mutation ($input: CreateOfficeInput!) { createOffice(input: $input) { ${OFFICE} ${ERRORS} } }`,
  update: `mutation ($input: UpdateOfficeInput!) { updateOffice(input: $input) { ${OFFICE} ${ERRORS} } }`,
  assign: `mutation ($input: AssignNeighbourhoodInput!) { assignNeighbourhood(input: $input) { neighbourhood { assignments { from until district { name } } } ${ERRORS} } }`,
};
const monday = { weekday: 1, from: '09:00', until: '12:00' };

describe('an office', () => {
  it('is changed in what is said, keeps the rest, and tells who did it', async () => {
    const { office: now, errors } = await leader.act(DO.update, {
      id: first.id,
      expectedVersion: first.version,
      partner: 'Diakonie',
      openingHours: [{ weekday: 4, from: '14:00', until: '18:00' }, monday],
      offers: ['PARENT_CAFE', 'ADDRESSES'],
    });
    expect(errors).toEqual([]);
    expect(now).toMatchObject({
      name: 'Büro a',
      partner: 'Diakonie',
      openingHours: [monday, { weekday: 4, from: '14:00', until: '18:00' }],
      offers: [{ kind: 'ADDRESSES' }, { kind: 'PARENT_CAFE' }],
      version: first.version + 1,
    });
    const history = await leader.get(
      'query ($id: ID!) { node(id: $id) { ... on Office { history(first: 5) { kind actor { name } change { field from to } } } } }',
      { id: first.id },
    );
    expect(history.history).toEqual([
      {
        kind: 'OFFICE_CHANGED',
        actor: { name: 'leitung' },
        change: [
          { field: 'partner', from: 'AWO', to: 'Diakonie' },
          { field: 'openingHours', from: null, to: '1 09:00-12:00, 4 14:00-18:00' },
          { field: 'offers', from: 'COUNSELLING', to: 'ADDRESSES, PARENT_CAFE' },
        ],
      },
    ]);
  });

  it('says so when somebody else was faster, and nothing when nothing changed', async () => {
    const stale = await leader.act(DO.update, { id: first.id, expectedVersion: first.version, name: 'Neu' });
    expect(stale.errors[0]).toMatchObject({
      code: 'CONFLICT',
      details: { currentVersion: first.version + 1 },
    });
    const facts = () => office.sql("select 1 from event where kind = 'OFFICE_CHANGED'");
    const before = await facts();
    await leader.act(DO.update, { id: first.id, partner: 'Diakonie' });
    expect(await facts()).toHaveLength(before.length);
  });

  it.each([
    [{ name: ' ' }, 'INVALID', 'name'],
    [{ address: 'x'.repeat(401) }, 'INVALID', 'address'],
    [{ state: 'PLANNED', opensOn: null }, 'INVALID', 'opensOn'],
    [{ offers: ['DANCE'] }, 'INVALID', 'offers'],
    [{ openingHours: [monday, { ...monday, from: '11:00', until: '13:00' }] }, 'INVALID', 'openingHours'],
    [{ openingHours: [{ ...monday, until: '08:00' }] }, 'END_BEFORE_START', 'openingHours'],
    [{ districtId: 'none' }, 'NOT_FOUND', 'districtId'],
    [{ areaIds: [crypto.randomUUID()] }, 'NOT_FOUND', 'areaIds'],
  ])('is refused in words: %j', async (input, code, field) => {
    const { errors, office: none } = await leader.act(DO.update, { id: first.id, ...input });
    expect([errors[0]?.code, errors[0]?.field, none]).toEqual([code, field, null]);
  });

  it('is entered as a Quartiersmanagement with its area', async () => {
    const { office: now } = await leader.act(DO.create, {
      name: 'Quartiersbüro',
      address: 'Musterweg 8',
      kind: 'NEIGHBOURHOOD_MANAGEMENT',
      districtId: town.north,
      areaIds: [quarter],
    });
    expect(now).toMatchObject({ kind: 'NEIGHBOURHOOD_MANAGEMENT', area: [{ name: 'Hüls' }], version: 1 });
    const twice = await leader.act(DO.create, {
      name: 'Quartiersbüro',
      address: 'Musterweg 8',
      districtId: town.north,
    });
    expect(twice.errors[0]).toMatchObject({ code: 'CONFLICT', field: 'name' });
  });

  it.each([['DISPATCHER'], ['PROFESSIONAL'], ['ADMINISTRATOR']] as const)(
    'is not for %s to change',
    async (role) => {
      const other = await office.account(`nicht-${role.toLowerCase()}`, [[role]]);
      expect(await refusedTo(other, DO.update, { id: first.id, name: 'Anders' })).toBe('FORBIDDEN');
    },
  );

  it('shows its history to nobody who may not read facts', async () => {
    const { errors } = await (
      await office.signIn('nicht-administrator')
    ).ask('{ offices(first: 1) { nodes { history(first: 1) { id } } } }');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('a neighbourhood', () => {
  const assigned = async (districtId: string, from: string) =>
    leader.act(DO.assign, { neighbourhoodId: quarter, districtId, from });

  it('goes to another district from a day on, and the days before stay', async () => {
    const { neighbourhood } = await assigned(town.south, '2027-01-01');
    expect(neighbourhood.assignments).toEqual([
      { from: '2020-01-01', until: '2026-06-01', district: { name: 'Süd' } },
      { from: '2026-06-01', until: '2027-01-01', district: { name: 'Nord' } },
      { from: '2027-01-01', until: null, district: { name: 'Süd' } },
    ]);
    expect(await leader.get('{ districts { name neighbourhoods { name } } }')).toEqual([
      { name: 'Nord', neighbourhoods: [{ name: 'Hüls' }] },
      { name: 'Süd', neighbourhoods: [] },
    ]);
  });

  it('forgets a plan when it stays where it is', async () => {
    const { neighbourhood } = await assigned(town.north, '2026-12-01');
    expect(neighbourhood.assignments.slice(1)).toEqual([
      { from: '2026-06-01', until: null, district: { name: 'Nord' } },
    ]);
  });

  it('moves the load of both districts at once', async () => {
    await office.settled();
    const computed = () =>
      office.sql<{ seq: string }>('select seq::text from follower where name = ?', ['load']);
    const [before] = await computed();
    await assigned(town.south, '2026-11-23');
    await office.settled();
    const [after] = await computed();
    expect(BigInt(after!.seq)).toBeGreaterThan(BigInt(before!.seq));
    const told = await leader.get(
      '{ facts(first: 100, kinds: [DISTRICT_CHANGED]) { nodes { district { name } change { field from to } } } }',
    );
    expect(told.nodes.slice(-2)).toEqual([
      {
        district: { name: 'Nord' },
        change: [
          { field: 'neighbourhood', from: 'Hüls', to: null },
          { field: 'validFrom', from: null, to: '2026-11-23' },
        ],
      },
      {
        district: { name: 'Süd' },
        change: [
          { field: 'neighbourhood', from: null, to: 'Hüls' },
          { field: 'validFrom', from: null, to: '2026-11-23' },
        ],
      },
    ]);
  });

  it.each([
    ['2026-11-22', 'IN_THE_PAST'],
    ['2040-01-01', 'INVALID'],
  ])('is refused from %s on: %s', async (from, code) => {
    expect((await assigned(town.north, from)).errors[0]).toMatchObject({ code, field: 'from' });
  });

  it('is never without a district, whoever writes', async () => {
    const session = await office.db.session();
    await expect(
      session.query('delete from neighbourhood_district where upper_inf(during)'),
    ).rejects.toMatchObject({ constraint: 'neighbourhood_without_hole' });
  });
});
