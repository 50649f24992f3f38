// Compiled documents answer what graphql-js answers: in a world full of errors and nulls, and in the real office.
import { readFileSync } from 'node:fs';
import { execute, getOperationAST, parse } from 'graphql';
import { expect, it } from 'vitest';
import { OPERATIONS } from '#access/contract.rules';
import { Role } from '#kernel/viewer';
import { compile, normal } from '#platform/compiled';
import { RequestContext } from '#platform/request-context';
import { createSchema } from '#platform/schema';
import { askedOf, drawing } from './support/documents';
import { comparable, compareDrawn } from './support/equal';
import { seedDemo, useOffice } from './support/office';
import { pretending } from './support/pretend';

const office = useOffice({ seed: seedDemo });
const DRAWN = 500;

it('of 500 drawn documents in a world where anything may fail', { timeout: 60_000 }, async () => {
  const sdl = readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');
  const compared = await compareDrawn(pretending(sdl), DRAWN, 1);
  expect(compared.first).toBeNull();
  expect(compared.different).toBe(0);
  // The world did what it should.
  expect(compared.withErrors).toBeGreaterThan(DRAWN / 5);
  expect(compared.nulled).toBeGreaterThan(DRAWN / 100);
});

it('not of a document with an instant written in it, which would come out as text', () => {
  const schema = createSchema();
  const document = parse('{ onCall(at: "2026-11-23T08:00:00Z") { __typename } }');
  expect(compile(schema, document, getOperationAST(document)!)).toBeNull();
});

it('of every query of the contract in the real office, as leadership', { timeout: 60_000 }, async () => {
  const schema = createSchema();
  const leader = {
    kind: 'PERSON', principal: 'account:x', id: '00000000-0000-4000-8000-000000000000', name: 'x', professionalId: null,
    grants: Object.values(Role).filter((role) => role !== Role.DUTY).map((role) => ({ role, districtIds: null })),
    mustChangePassword: false, onDuty: true, scopes: [], districtIds: null, language: 'de', expiresAt: null,
    unlimited: true, pointsPerMinute: 1,
  } as const; // prettier-ignore
  const about = { town: 'Marl', version: 'test', evaluation: true, demo: true };
  const context = async () => {
    const made = new RequestContext(
      office.office.store,
      leader,
      'r',
      'test',
      { address: '', device: null, demoAllowed: true },
      about,
    );
    await made.open();
    return made;
  };
  const ids = (
    await office.sql<{ id: string }>(
      '(select id from district limit 3) union all (select id from risk_flag limit 5) union all (select id from visit limit 5) union all (select id from professional limit 5)',
    )
  ).map(({ id }) => id);
  const draw = drawing(3);
  const roots = Object.keys(OPERATIONS).flatMap((name) => (name.startsWith('Query.') ? [name.slice(6)] : []));
  let answered = 0;
  for (const root of roots)
    for (let n = 0; n < 2; n += 1) {
      const options = {
        schema,
        draw,
        ids,
        around: office.now(),
        personal: true,
        variables: { types: {}, values: {} },
      };
      const { query: text, variables } = askedOf(options, [root]);
      const document = parse(text);
      const compiled = compile(schema, document, getOperationAST(document)!);
      expect(compiled, `${text}`).not.toBeNull();
      const one = await context();
      const stepwise = await execute({ schema, document, contextValue: one, variableValues: variables });
      await one.abandon();
      const other = await context();
      const fast = await normal(compiled!.query(undefined, other, variables));
      await other.abandon();
      expect(comparable(fast), `${text}`).toBe(comparable(stepwise));
      if (!stepwise.errors) answered += 1;
    }
  expect(answered).toBeGreaterThan(roots.length);
});
