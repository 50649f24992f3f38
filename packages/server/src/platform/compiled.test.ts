// A document that comes again is compiled; one that comes once, a mutation, or too many at once are not.
import { buildSchema, getOperationAST, parse } from 'graphql';
import { expect, it } from 'vitest';
import { Executor } from './compiled';

const schema = buildSchema('type Query { n(of: Int): Int! } type Mutation { n: Int }');
const asked = (text: string) => {
  const document = parse(text);
  return {
    document,
    operation: getOperationAST(document)!,
    variables: {},
    rootValue: { n: 3 },
    contextValue: {},
  };
};

it('compiles what comes a third time', async () => {
  const executor = new Executor(schema);
  const query = asked('{ n }');
  for (let n = 0; n < 4; n += 1) {
    expect(executor.size).toBe(n < 3 ? 0 : 1);
    expect({ ...(await executor.execute(query)).data }).toEqual({ n: 3 });
  }
  const mutation = asked('mutation { n }');
  for (let n = 0; n < 4; n += 1) await executor.execute(mutation);
  expect(executor.size).toBe(1);
});

it('compiles few a second, and keeps few', async () => {
  let now = 0;
  const executor = new Executor(schema, () => now);
  const all = Array.from({ length: 400 }, (_, n) => asked(`{ a${n}: n }`));
  for (const one of all) for (let n = 0; n < 3; n += 1) await executor.execute(one);
  expect(executor.size).toBe(5);
  for (const one of all) {
    now += 1000;
    await executor.execute(one);
  }
  expect(executor.size).toBe(300);
});
