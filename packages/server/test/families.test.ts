// Households: who may enter and read them, and that every look is on record.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asker, useOffice } from './support/office';
import { type SmallTown, smallTown } from './support/small-town';

const office = useOffice();
let town: SmallTown;
let file: Asker;
beforeAll(async () => {
  town = await smallTown(office);
  file = await office.token(['FILE']);
});

const UPSERT = `mutation Household($input: UpsertHouseholdInput!) { upsertHousehold(input: $input) {
  household { id reference district { id } externalReferences { system id } } cursor errors { code field message } } }`;
const write = (asker: Asker, input: Record<string, unknown> = {}) =>
  asker.act(UPSERT, {
    externalReferences: [{ system: 'okjus', id: '4711' }],
    districtId: town.north,
    ...input,
  });

describe('a household of another system', () => {
  it('is entered once and changed from then on', async () => {
    const first = await write(file, { address: 'Musterweg 3', languages: ['de'] });
    expect(first).toMatchObject({
      household: { district: { id: town.north }, externalReferences: [{ system: 'okjus', id: '4711' }] },
      errors: [],
    });
    const again = await write(file, { districtId: town.south, languages: ['de', 'tr'] });
    expect(again.household).toMatchObject({ id: first.household.id, district: { id: town.south } });
    const [row] = await office.sql('select address, languages, version from household where id = ?', [
      first.household.id,
    ]);
    expect(row).toEqual({ address: 'Musterweg 3', languages: ['de', 'tr'], version: 2 });
  });

  it('is entered once by sixteen that come at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => write(file, { externalReferences: [{ system: 'okjus', id: '16' }] })),
    );
    expect(answers.flatMap((one) => one.errors)).toEqual([]);
    expect(new Set(answers.map((one) => one.household.id)).size).toBe(1);
  });

  it('leaves a fact that names it and nothing else', async () => {
    await write(file, { address: 'Geheimweg 9', externalReferences: [{ system: 'okjus', id: 'fact' }] });
    const rows = await office.sql<{ facts: string }>('select facts::text from event_payload');
    expect(JSON.stringify(rows)).not.toContain('Geheimweg');
    const [last] = await office.sql('select kind, district_id from event order by seq desc limit 1');
    expect(last).toEqual({ kind: 'HOUSEHOLD_CHANGED', district_id: town.north });
  });

  it.each([
    ['no name', { externalReferences: [] }, 'INVALID', 'externalReferences'],
    [
      'two names',
      {
        externalReferences: [
          { system: 'a', id: '1' },
          { system: 'b', id: '1' },
        ],
      },
      'INVALID',
      'externalReferences',
    ],
    ['an empty name', { externalReferences: [{ system: ' ', id: '1' }] }, 'INVALID', 'externalReferences'],
    ['an unknown district', { districtId: crypto.randomUUID() }, 'NOT_FOUND', 'districtId'],
    ['a district that is no id', { districtId: 'nord' }, 'NOT_FOUND', 'districtId'],
    ['too long an address', { address: 'x'.repeat(401) }, 'INVALID', 'address'],
    ['a language that is none', { languages: ['Deutsch!'] }, 'INVALID', 'languages'],
  ])('is refused with %s', async (_what, input, code, field) => {
    const before = await office.sql('select count(*) from household');
    const { household, errors } = await write(file, input);
    expect([household, errors[0].code, errors[0].field]).toEqual([null, code, field]);
    expect(await office.sql('select count(*) from household')).toEqual(before);
  });

  it('is not for tools without FILE, nor beyond their districts, nor for leadership', async () => {
    const { errors } = await (
      await office.token(['OPERATIONS'])
    ).ask(UPSERT, {
      input: { externalReferences: [], districtId: town.north, idempotencyKey: crypto.randomUUID() },
    });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const south = await office.token(['FILE'], [town.south]);
    expect((await write(south)).errors[0].code).toBe('FORBIDDEN');
    const stolen = await write(south, {
      districtId: town.south,
      externalReferences: [{ system: 'okjus', id: 'fact' }],
    });
    expect(stolen.errors[0].code).toBe('FORBIDDEN');
  });
});

describe('what is personal', () => {
  const READ = `mutation ($input: UpsertHouseholdInput!) { upsertHousehold(input: $input) { household { name address languages children { name birthMonth } } errors { code } } }`;
  it('is read by the lead of the district, and every look is on record', async () => {
    const lead = await office.account('lead', [['LEAD', town.north]]);
    const answer = await lead.act(READ, {
      externalReferences: [{ system: 'okjus', id: 'seen' }],
      districtId: town.north,
      address: 'Musterweg 4',
    });
    expect(answer.household).toMatchObject({ name: null, address: 'Musterweg 4', children: [] });
    const [look] = await office.sql<{ fields: string[]; subject_type: string }>(
      'select subject_type, fields from access_log order by id desc limit 1',
    );
    expect(look!.subject_type).toBe('HOUSEHOLD');
    expect([...look!.fields].sort()).toEqual(['address', 'children', 'languages', 'name']);
  });
});
