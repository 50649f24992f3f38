// The contract explains itself, and every document that we promise to tools is valid.
import { readFileSync } from 'node:fs';
import type { GraphQLError } from 'graphql';
import {
  buildSchema,
  type DocumentNode,
  type GraphQLArgument,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const schema = buildSchema(read('schema.graphql'));
const own = Object.values(schema.getTypeMap()).filter((type) => type.astNode);

describe('the contract', () => {
  it('describes every type, field, argument and enum value', () => {
    const silent = own.flatMap((type) => [
      ...(type.description ? [] : [type.name]),
      ...(isEnumType(type)
        ? type
            .getValues()
            .filter((value) => !value.description)
            .map((value) => `${type.name}.${value.name}`)
        : []),
      ...(isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.values(type.getFields()).flatMap((field) => [
            ...(field.description ? [] : [`${type.name}.${field.name}`]),
            ...('args' in field
              ? field.args
                  .filter((arg: GraphQLArgument) => !arg.description)
                  .map((arg: GraphQLArgument) => `${type.name}.${field.name}(${arg.name})`)
              : []),
          ])
        : []),
    ]);
    expect(silent).toEqual([]);
  });

  it.each(['reading', 'live', 'writing'])('knows every document of %s', (name) => {
    const { definitions } = parse(read(`documents/${name}.graphql`));
    const errors = definitions.flatMap((definition): readonly GraphQLError[] =>
      validate(schema, { kind: 'Document', definitions: [definition] } as DocumentNode),
    );
    expect(definitions.length).toBeGreaterThan(7);
    expect(errors.map((error) => error.message)).toEqual([]);
  });
});
