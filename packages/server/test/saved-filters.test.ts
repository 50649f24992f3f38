// Filters belong to one person: seen, saved over and deleted by nobody else, and they hold codes and ids only.
import { describe, expect, it } from 'vitest';
import { useOffice } from './support/office';

const office = useOffice();
const LIST = 'query ($view: FilterView) { savedFilters(view: $view) { id name view query } }';
const SAVE =
  'mutation ($input: SaveFilterInput!) { saveFilter(input: $input) { savedFilter { id name view query } cursor errors { code field message } } }';
const DELETE =
  'mutation ($input: DeleteFilterInput!) { deleteFilter(input: $input) { id errors { code field } } }';
const mine = { view: 'BOARD', name: 'Nord', query: 'bezirk=abc-1&stufe=ACUTE,HIGH' };

describe('a saved filter', () => {
  it('is there again for the one who saved it, and for nobody else', async () => {
    const anna = await office.account('anna', [['DISPATCHER']]);
    const bert = await office.account('bert', [['DISPATCHER']]);
    const { savedFilter, cursor, errors } = await anna.act(SAVE, mine);
    expect(errors).toEqual([]);
    expect(cursor).toEqual(expect.any(String));
    expect(await anna.get(LIST)).toEqual([{ ...mine, id: savedFilter.id }]);
    expect(await anna.get(LIST, { view: 'DISPOSITION' })).toEqual([]);
    expect(await bert.get(LIST)).toEqual([]);
    const stolen = await bert.act(DELETE, { id: savedFilter.id });
    expect(stolen).toEqual({ id: null, errors: [{ code: 'NOT_FOUND', field: 'id' }] });
    await bert.act(SAVE, { ...mine, query: 'bezirk=xyz' });
    expect((await anna.get(LIST))[0].query).toBe(mine.query);
  });

  it('is saved over under its own name, and gone when it is deleted', async () => {
    const cara = await office.account('cara', [['ADMINISTRATOR']]);
    const first = (await cara.act(SAVE, mine)).savedFilter;
    const second = (await cara.act(SAVE, { ...mine, name: ' Nord ', query: '?art=RISK_VISIT' })).savedFilter;
    expect(second).toEqual({ ...first, query: 'art=RISK_VISIT' });
    expect((await cara.act(DELETE, { id: first.id })).id).toBe(first.id);
    expect(await cara.get(LIST)).toEqual([]);
  });

  it('is made once, however often the request is sent', async () => {
    const dora = await office.account('dora', [['LEADERSHIP']]);
    const input = { ...mine, idempotencyKey: crypto.randomUUID() };
    expect(await dora.get(SAVE, { input })).toEqual(await dora.get(SAVE, { input }));
    expect(await dora.get(LIST)).toHaveLength(1);
  });

  it.each([
    ['query', { ...mine, query: 'suche=Familie' }],
    ['query', { ...mine, query: 'bezirk=zwei worte' }],
    ['name', { ...mine, name: '   ' }],
    ['name', { ...mine, name: 'x'.repeat(61) }],
  ])('is refused for its %s', async (field, input) => {
    const emil = await office.account(`emil-${crypto.randomUUID().slice(0, 8)}`, [['LEAD']]);
    const { savedFilter, errors } = await emil.act(SAVE, input);
    expect(savedFilter).toBeNull();
    expect(errors).toEqual([{ code: 'INVALID', field, message: expect.any(String) }]);
    expect(await emil.get(LIST)).toEqual([]);
  });

  it('is refused beyond fifty in one view', async () => {
    const frida = await office.account('frida', [['DISPATCHER']]);
    await office.sql("update account set demo = true where name = 'frida'"); // no rate: fifty in one moment
    for (let n = 0; n < 50; n += 1) await frida.act(SAVE, { ...mine, name: `Filter ${n}` });
    expect((await frida.act(SAVE, { ...mine, name: 'einer mehr' })).errors[0].code).toBe('INVALID');
    expect((await frida.act(SAVE, { ...mine, name: 'Filter 7', query: 'art=A' })).errors).toEqual([]);
  });

  it('is nothing for a tool or somebody unknown', async () => {
    const tool = await office.token(['OPERATIONS']);
    expect((await tool.ask(LIST)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await office.nobody.ask(LIST)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('goes with the account', async () => {
    const gerd = await office.account('gerd', [['DISPATCHER']]);
    const { savedFilter } = await gerd.act(SAVE, mine);
    const { id } = savedFilter;
    const left = () => office.sql('select 1 from saved_filter where id = ?', [id]);
    expect(await left()).toHaveLength(1);
    await office.sql("delete from account where name = 'gerd'");
    expect(await left()).toHaveLength(0);
  });
});
