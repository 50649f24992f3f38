// Districts and offices: what people, administrators and tools see of them.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asker, useOffice } from './support/office';
import { type SmallTown, smallTown } from './support/small-town';

const office = useOffice();
let town: SmallTown;
let leader: Asker;
beforeAll(async () => {
  town = await smallTown(office);
  leader = await office.account('leitung', [['LEADERSHIP']]);
});

describe('districts', () => {
  it('are listed by name with their neighbourhoods of today and their offices', async () => {
    expect(
      await leader.get('{ districts { name neighbourhoods { name inhabitants } offices { name } } }'),
    ).toEqual([
      { name: 'Nord', neighbourhoods: [{ name: 'Hüls', inhabitants: 17000 }], offices: [{ name: 'Büro a' }] },
      { name: 'Süd', neighbourhoods: [], offices: [{ name: 'Büro b' }] },
    ]);
  });

  it('are found by id, and an id that is none finds nothing', async () => {
    const one = (id: string) => leader.get('query ($id: ID!) { district(id: $id) { id name } }', { id });
    expect(await one(town.south)).toEqual({ id: town.south, name: 'Süd' });
    expect(await one('none')).toBeNull();
    expect(await one(crypto.randomUUID())).toBeNull();
  });

  it('end for a token where its districts end', async () => {
    const tool = await office.token(['AGGREGATE'], [town.south]);
    expect(await tool.get('{ districts { name } }')).toEqual([{ name: 'Süd' }]);
    expect(await tool.get('query ($id: ID!) { district(id: $id) { name } }', { id: town.north })).toBeNull();
    expect(await tool.get('{ offices(first: 20) { totalCount nodes { name } } }')).toEqual({
      totalCount: null,
      nodes: [{ name: 'Büro b' }],
    });
  });
});

describe('offices', () => {
  const page =
    'query ($after: String) { offices(first: 1, after: $after) { cursor totalCount nodes { name } edges { cursor } pageInfo { hasNextPage endCursor } } }';

  it('answer the document of the contract', async () => {
    const { nodes } = await leader.get(
      '{ offices(first: 20) { nodes { id name address partner state opensOn offers { kind label } district { name } neighbourhood { name } } } }',
    );
    expect(nodes[0]).toMatchObject({
      name: 'Büro a',
      partner: 'AWO',
      state: 'OPEN',
      opensOn: null,
      offers: [{ kind: 'COUNSELLING', label: 'Beratung ohne Termin' }],
      district: { name: 'Nord' },
    });
  });

  it('say their offers in the language asked for', async () => {
    const { data } = await leader.ask(
      '{ offices(first: 1) { nodes { offers { label } } } }',
      {},
      { 'accept-language': 'en' },
    );
    expect(data.offices.nodes[0].offers).toEqual([{ label: 'Counselling without appointment' }]);
  });

  it('page without loss and without double', async () => {
    const first = await leader.get(page);
    expect(first).toMatchObject({
      totalCount: 2,
      nodes: [{ name: 'Büro a' }],
      pageInfo: { hasNextPage: true },
    });
    const second = await leader.get(page, { after: first.pageInfo.endCursor });
    expect(second).toMatchObject({ nodes: [{ name: 'Büro b' }], pageInfo: { hasNextPage: false } });
    const { errors } = await leader.ask(page, { after: 'nonsense' });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('are all that an administrator sees', async () => {
    const administrator = await office.account('verwaltung', [['ADMINISTRATOR']]);
    expect((await administrator.get('{ offices(first: 20) { nodes { name } } }')).nodes).toHaveLength(2);
    expect((await administrator.ask('{ districts { name } }')).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
    const through = await administrator.ask(
      '{ offices(first: 20) { nodes { district { openFlags { acute { value } } } } } }',
    );
    expect(through.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
