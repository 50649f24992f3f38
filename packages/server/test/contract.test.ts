// The committed contract is the printed one, and the policy knows every door of it.
import { readFileSync } from 'node:fs';
import { getNamedType, isObjectType, type GraphQLSchema } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { FIELDS, OPERATIONS } from '#access/contract.rules';
import { isPersonal } from '#platform/admit';
import { printContract } from '#platform/print-contract';
import { createSchema } from '#platform/schema';

describe('the contract', () => {
  let schema: GraphQLSchema;
  beforeAll(() => void (schema = createSchema()));

  it('is committed as it is printed (run `pnpm contract`)', () => {
    expect(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8')).toBe(
      printContract(),
    );
  });

  it('has a rule for every operation, and no rule for one that is gone', () => {
    const roots = [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!];
    const names = roots.flatMap((root) =>
      Object.keys(root.getFields()).map((field) => `${root.name}.${field}`),
    );
    expect(Object.keys(OPERATIONS).sort()).toEqual(names.sort());
  });

  it('has a rule for every personal field, and every guarded field exists', () => {
    const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) ? Object.keys(type.getFields()).map((field) => [type.name, field] as const) : [],
    );
    const personal = fields
      .filter(([type, field]) => isPersonal(schema, type, field))
      .map(([type, field]) => `${type}.${field}`);
    expect(personal.length).toBeGreaterThan(12);
    expect(personal.filter((name) => !FIELDS[name])).toEqual([]);
    const all = new Set(fields.map(([type, field]) => `${type}.${field}`));
    expect(Object.keys(FIELDS).filter((name) => !all.has(name))).toEqual([]);
  });

  it('reaches households, children and cards through personal fields only', () => {
    const hidden = ['Household', 'Child', 'VisitCard', 'Place', 'SafetyHint'];
    const open = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) &&
      !hidden.includes(type.name) &&
      !['Query', 'Mutation'].includes(type.name) &&
      !type.name.endsWith('Payload')
        ? Object.values(type.getFields())
            .filter(
              (field) =>
                hidden.includes(getNamedType(field.type).name) && !isPersonal(schema, type.name, field.name),
            )
            .map((field) => `${type.name}.${field.name}`)
        : [],
    );
    expect(open).toEqual([]);
  });
});
