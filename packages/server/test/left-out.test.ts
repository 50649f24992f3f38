// What `@include` or `@skip` takes out of a question needs no right; what stays in is refused as ever.
import { beforeAll, expect, it } from 'vitest';
import { useOffice } from './support/office';
import { at, DO, town, type Town } from './support/town';

const office = useOffice();
let here: Town;
let id: string;
beforeAll(async () => {
  here = await town(office, 2, 1);
  id = here.visits[0]!;
  const [household] = await office.sql<{ id: string }>(
    `insert into household (district_id, name, address, languages) values (?, 'Familie Muster', 'Musterstraße 3 a, Marl', '{de}') returning id`,
    [here.district],
  );
  await office.sql('update visit set household_id = ? where id = ?', [household!.id, id]);
  await here.dispatcher.act(DO.assign, { visitId: id, professionalIds: here.people, from: at(9) });
});

const CARDS: readonly [string, string, Record<string, unknown>?][] = [
  ['a field, by a variable', 'query ($id: ID!, $names: Boolean!) { visitCard(id: $id) { note household { name @include(if: $names) } } }', { names: false }],
  ['a field, by a default', 'query ($id: ID!, $names: Boolean! = false) { visitCard(id: $id) { note household { name @include(if: $names) } } }'],
  ['a field, skipped', 'query ($id: ID!) { visitCard(id: $id) { note household { name @skip(if: true) } } }'],
  ['a field above it', 'query ($id: ID!) { visitCard(id: $id) { note household @include(if: false) { name } } }'],
  ['an inline fragment', 'query ($id: ID!) { visitCard(id: $id) { note household { id ... @include(if: false) { name } } } }'],
  ['a fragment', 'query ($id: ID!) { visitCard(id: $id) { note household { id ...Names @skip(if: true) } } } fragment Names on Household { name }'],
]; // prettier-ignore

it.each(CARDS)('a dispatcher opens a card that leaves out %s', async (_what, query, variables) => {
  const { data, errors } = await here.dispatcher.ask(query, { id, ...variables });
  expect(errors).toBe(undefined);
  expect(JSON.stringify(data)).not.toContain('Familie');
});

const NAMES = 'fragment Names on Household { name }';
const CLOSED: readonly [string, string, Record<string, unknown>?][] = [
  ['a field, by a variable', 'query ($id: ID!, $names: Boolean!) { visitCard(id: $id) { household { name @include(if: $names) } } }', { names: true }],
  ['a field, by a default', 'query ($id: ID!, $names: Boolean! = true) { visitCard(id: $id) { household { name @include(if: $names) } } }'],
  ['a field, skipped and included', 'query ($id: ID!) { visitCard(id: $id) { household { name @skip(if: false) @include(if: true) } } }'],
  ['a fragment, once left out and once not', `query ($id: ID!) { visitCard(id: $id) { household { ...Names @include(if: false) ...Names } } } ${NAMES}`],
]; // prettier-ignore

it.each(CLOSED)('what stays in is refused: %s', async (_what, query, variables) => {
  const { errors } = await here.dispatcher.ask(query, { id, ...variables });
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

it('a value that is none is refused before anything is read', async () => {
  const { errors } = await here.dispatcher.ask(CARDS[0]![1], { id, names: 'no' });
  expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

it('whoever goes there reads the name', async () => {
  const { data } = await (await here.of(0)).ask(CARDS[0]![1], { id, names: true });
  expect(data.visitCard.household.name).toBe('Familie Muster');
});
