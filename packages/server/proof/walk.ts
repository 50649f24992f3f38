// Walks the contract: one small document for every field that can be reached, up to a depth.
import { readFileSync } from 'node:fs';
import {
  buildSchema, getNamedType, type GraphQLArgument, type GraphQLField, isAbstractType, isCompositeType, isEnumType, isInputObjectType,
  isListType, isNonNullType, type GraphQLInputType, type GraphQLNamedType, type GraphQLSchema,
} from 'graphql'; // prettier-ignore

export interface Path {
  root: string;
  /** `Type.field` from the root down. */
  fields: readonly string[];
  document: string;
  personal: boolean;
}

/** The contract as it is committed. */
export const contract = (): GraphQLSchema =>
  buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'), {
    assumeValidSDL: true,
  });

const SCALARS: Readonly<Record<string, string>> = {
  Int: '5', Float: '1', Boolean: 'true', String: '"B-101"', DateTime: '"2031-01-06T08:00:00Z"', Date: '"2031-01-06"', Duration: '"PT1H"',
  UUID: '"00000000-0000-4000-8000-000000000000"',
}; // prettier-ignore

/** A value that fits; null when an argument may be left out. */
function sample(type: GraphQLInputType, id: string): string | null {
  if (!isNonNullType(type)) return null;
  const inner = type.ofType;
  if (isListType(inner)) return '[]';
  if (isEnumType(inner)) return inner.getValues()[0]!.name;
  if (isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields()).flatMap((field) => {
      const value = sample(field.type, id);
      return value === null ? [] : [`${field.name}: ${value}`];
    });
    return `{ ${fields.join(' ')} }`;
  }
  return inner.name === 'ID' ? `"${id}"` : (SCALARS[inner.name] ?? '"x"');
}

function called(field: GraphQLField<unknown, unknown>, id: string): string {
  const given = field.args.flatMap((arg: GraphQLArgument) => {
    const value =
      arg.name === 'until' && arg.type.toString() === 'DateTime!'
        ? '"2031-01-06T20:00:00Z"'
        : sample(arg.type, id);
    return value === null ? [] : [`${arg.name}: ${value}`];
  });
  return given.length > 0 ? `${field.name}(${given.join(', ')})` : field.name;
}

/** All paths to a leaf; `idOf` gives an id for what a root or a type is about. */
export function paths(schema: GraphQLSchema, depth: number, idOf: (about: string) => string): Path[] {
  const found: Path[] = [];
  const isPersonal = (field: GraphQLField<unknown, unknown>) =>
    field.astNode?.directives?.some(({ name }) => name.value === 'personal') ?? false;
  const down = (
    type: GraphQLNamedType,
    root: string,
    open: string,
    close: string,
    seen: readonly string[],
    personal: boolean,
  ): void => {
    if (isAbstractType(type)) {
      for (const one of schema.getPossibleTypes(type))
        down(
          one,
          root,
          root === 'node' && seen.length === 1
            ? open.replace('"?"', `"${idOf(one.name)}"`) + `... on ${one.name} { `
            : `${open}... on ${one.name} { `,
          ` }${close}`,
          seen,
          personal,
        );
      return;
    }
    if (!('getFields' in type)) return;
    for (const field of Object.values(type.getFields()) as GraphQLField<unknown, unknown>[]) {
      const name = `${type.name}.${field.name}`;
      const target = getNamedType(field.type);
      const secret = personal || isPersonal(field);
      const here = `${open}${called(field, root === 'node' ? '?' : idOf(field.name))}`;
      if (!isCompositeType(target))
        found.push({ root, fields: [...seen, name], document: `${here}${close}`, personal: secret });
      else if (seen.length < depth && !seen.includes(name))
        down(target, root, `${here} { `, ` }${close}`, [...seen, name], secret);
    }
  };
  for (const field of Object.values(schema.getQueryType()!.getFields())) {
    const target = getNamedType(field.type);
    const id = field.name === 'node' ? '?' : idOf(field.name);
    down(target, field.name, `{ ${called(field, id)} { `, ' } }', [`Query.${field.name}`], isPersonal(field));
  }
  return found;
}

/** Of all ways from a root to a field the shortest. */
export function shortest(all: readonly Path[]): Path[] {
  const found = new Map<string, Path>();
  for (const path of all.toSorted((a, b) => a.fields.length - b.fields.length)) {
    const key = `${path.root} ${path.fields.at(-1)}`;
    if (!found.has(key)) found.set(key, path);
  }
  return [...found.values()];
}
