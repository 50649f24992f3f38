// Examples are whole: a sentence in both languages, variables for what they declare; a command survives quotes, without a secret.
import { expect, test } from 'vitest';
import { operationIn } from '#graphql/contract.ts';
import de from '#locales/de.json';
import en from '#locales/en.json';
import { NOW } from '#test/town.ts';
import { asCurl } from './curl.ts';
import { examples, readVariables, variablesOf } from './examples.ts';

const known = { district: 'd', flag: 'f', visit: 'v', people: ['a', 'b'], now: Date.parse(NOW) };

test('every operation of the contract has a sentence in both languages', () => {
  const names = examples().map(({ name }) => name);
  expect(names.length).toBeGreaterThan(40);
  for (const words of [de, en])
    expect(Object.keys(words.explorer.example).toSorted()).toEqual(names.toSorted());
});

test.each(examples())('$name has exactly the variables it declares', ({ name, text }) => {
  const declared = operationIn(text).operation!.variables;
  expect(Object.keys(readVariables(variablesOf(name, known))!).toSorted()).toEqual(declared.toSorted());
});

test('a key is made anew each time an example is filled in', () => {
  expect(variablesOf('Raise', known)).not.toBe(variablesOf('Raise', known));
});

test.each(['[1]', '"x"', '{', 'null', '{"a":}'])('%s are no variables', (text) =>
  expect(readVariables(text)).toBeNull(),
);

test('a command holds a variable where the token belongs, and quotes stay quotes', () => {
  const query = `{ node(id: "it's") { id } }`;
  const line = asCurl({ url: 'https://amt.example/graphql', query, variables: { a: "b'c" }, live: false });
  expect(line).toContain('Bearer $ZUZWEIT_TOKEN');
  expect(line).toContain(String.raw`it'\''s`);
  expect(line).not.toContain('-N');
  expect(asCurl({ url: 'x', query, variables: {}, live: true })).toContain("-H 'accept: text/event-stream'");
});
