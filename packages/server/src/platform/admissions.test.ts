// Remembered admissions: equal rights with equal variables only, and a refusal is never remembered.
import { getOperationAST, parse } from 'graphql';
import { expect, it } from 'vitest';
import { nobody, type Viewer } from '#kernel/viewer';
import { Admissions } from './admissions';
import { createSchema } from './schema';

const admissions = new Admissions(createSchema());
const leader: Viewer = {
  ...nobody('de'),
  kind: 'PERSON',
  grants: [{ role: 'LEADERSHIP', districtIds: null }],
};
const asked = (text: string, variables: Record<string, unknown> = {}) => {
  const document = parse(text);
  return { document, operation: getOperationAST(document)!, operationName: null, variables };
};

it('walks a document once for all with equal rights', () => {
  const once = asked('{ overview { cursor districts { id } } }');
  const first = admissions.admit(once, leader);
  expect(admissions.admit(once, { ...leader, id: 'another', principal: 'account:another' })).toBe(first);
  expect(admissions.admit(once, { ...leader, onDuty: true })).not.toBe(first);
});

it('asks again for other variables, which cost otherwise', () => {
  const page = asked('query ($n: Int!) { riskFlags(first: $n) { nodes { id } } }', { n: 1 });
  expect(admissions.admit(page, leader).cost).toBeLessThan(
    admissions.admit({ ...page, variables: { n: 100 } }, leader).cost,
  );
});

it('refuses whoever may not ask, however often somebody else was admitted', () => {
  const once = asked('{ riskFlags(first: 1) { nodes { id } } }');
  admissions.admit(once, leader);
  for (let n = 0; n < 2; n += 1)
    expect(() => admissions.admit(once, nobody('de'))).toThrow(
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'UNAUTHENTICATED' }) }),
    );
});
