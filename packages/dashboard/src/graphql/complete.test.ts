// At the caret (|) of a half-written document stands what the contract allows there, and nothing else.
import contractText from '@zuzweit/schema/schema.graphql?raw';
import { expect, test } from 'vitest';
import { completionsAt } from './complete.ts';
import { operationIn, readContract } from './contract.ts';

const contract = readContract(contractText);
const at = (marked: string): string[] =>
  completionsAt(contract, marked.replace('|', ''), marked.indexOf('|')).items.map(({ name }) => name);

test.each([
  ['que|', ['query']],
  ['{ districts { openF|', ['openFlags']],
  ['{ districts { id } onC|', ['onCall']],
  ['query ($id: ID!) { district(id: $id) { offices { nam|', ['name']],
  ['{ riskFlags(lev|', ['levels']],
  ['{ riskFlags(first: 5, fir|', []],
  ['{ riskFlags(first: 5, levels: [ACUTE, HI|', ['HIGH']],
  ['{ riskFlags(first: 5, states: [RAISED]) { nodes { history { k|', ['kind']],
  ['query ($after: Cursor) { facts(first: 1, after: |', ['$after']],
  ['query ($after: Curs|', ['Cursor']],
  ['{ node(id: "x") { ... on Vis|', ['Visit']],
  ['{ node(id: "x") { ... on Visit { accepted|', ['acceptedBy']],
  ['subscription { facts { ... on RiskFlagFact { riskFlag { lev|', ['level']],
  ['mutation { raiseRiskFlag(input: { lev|', ['level']],
  ['mutation { raiseRiskFlag(input: { level: AC|', ['ACUTE']],
  ['{ a: districts { id @inc|', ['include']],
  ['{ districts { id @include(i|', ['if']],
  ['{ districts { # nam|', []],
  ['{ node(id: "nam|', []],
])('%s', (marked, expected) => {
  expect(at(marked).filter((name) => expected.length === 0 || expected.includes(name))).toEqual(expected);
  if (expected.length > 0) expect(at(marked)[0]).toBe(expected[0]);
});

test('the word at the caret is what is replaced', () => {
  const text = '{ districts { na id } }';
  expect(completionsAt(contract, text, 16)).toMatchObject({ from: 14, until: 16 });
});

test('an argument brings its colon, and every suggestion its words from the contract', () => {
  const [first] = completionsAt(contract, '{ riskFlags(lev', 15).items;
  expect(first).toMatchObject({ insert: 'levels: ', type: '[RiskLevel!]' });
  expect(first!.description).not.toBe('');
});

test('a document is read: what it is, its variables, or where it breaks', () => {
  expect(operationIn('subscription S($after: Cursor) { facts(after: $after) { id } }').operation).toEqual({
    kind: 'subscription',
    name: 'S',
    variables: ['after'],
  });
  expect(operationIn('{ districts {\n id ').problem).toMatchObject({ line: 2 });
  expect(operationIn('query A { service { name } } query B { service { name } }').problem?.message).toBe(
    'ONE_OPERATION',
  );
  expect(operationIn('fragment F on Visit { id }').problem?.message).toBe('NO_OPERATION');
});
