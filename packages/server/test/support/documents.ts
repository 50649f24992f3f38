// Documents nobody wrote: drawn from the contract with a seed, so that every run asks the same.
import {
  getNamedType, type GraphQLField, type GraphQLInputType, type GraphQLNamedType, type GraphQLSchema,
  isAbstractType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, isObjectType,
} from 'graphql'; // prettier-ignore
import { isPersonal } from '#platform/admit';

/** A number from 0 up to 1. */
export type Draw = () => number;

/** The same numbers for the same seed (mulberry32). */
export function drawing(seed: number): Draw {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Values that a document leaves to its variables. */
export interface Variables {
  types: Record<string, string>;
  values: Record<string, unknown>;
}

export interface DrawOptions {
  /** Where instants and dates go instead of into the document. */
  variables?: Variables | undefined;
  schema: GraphQLSchema;
  draw: Draw;
  /** Ids to ask for, most of them real. */
  ids?: readonly string[];
  /** An instant that most spans lie around. */
  around?: Temporal.Instant;
  /** Personal fields too. */
  personal?: boolean;
  depth?: number;
}

/** A query of one or more of these root fields; its instants are written in it. */
export function documentOf(options: DrawOptions, roots: readonly string[]): string {
  return askedOf({ ...options, variables: undefined }, roots).query;
}

/** The same with every instant and date as a variable. */
export function askedOf(
  given: DrawOptions,
  roots: readonly string[],
): { query: string; variables: Record<string, unknown> } {
  const variables: Variables = given.variables ?? { types: {}, values: {} };
  const options = given.variables ? { ...given, variables } : given;
  const query = options.schema.getQueryType()!.getFields();
  const parts = roots.map((name, n) => {
    const field = query[name]!;
    const alias = roots.indexOf(name) === n && options.draw() < 0.7 ? '' : `r${n}: `;
    return `${alias}${selected(options, field, options.depth ?? 4)}`;
  });
  const declared = Object.entries(variables.types).map(([name, type]) => `$${name}: ${type}`);
  const head = declared.length > 0 ? `query (${declared.join(', ')}) ` : '';
  return { query: `${head}{ ${parts.filter(Boolean).join(' ')} }`, variables: variables.values };
}

function selected(options: DrawOptions, field: GraphQLField<unknown, unknown>, depth: number): string {
  const { schema, draw } = options;
  const args = field.args.filter((arg) => isNonNullType(arg.type) || draw() < 0.3);
  const given = args.map((arg) => `${arg.name}: ${literal(options, arg.type)}`).join(', ');
  const type = getNamedType(field.type);
  const directive = draw() < 0.05 ? (draw() < 0.5 ? ' @include(if: true)' : ' @skip(if: false)') : '';
  const head = `${field.name}${given ? `(${given})` : ''}${directive}`;
  if (isLeafType(type)) return head;
  return `${head} { ${selections(schema, options, type, depth - 1)} }`;
}

function selections(
  schema: GraphQLSchema,
  options: DrawOptions,
  type: GraphQLNamedType,
  depth: number,
): string {
  const { draw, personal } = options;
  const parts = ['__typename'];
  if (isAbstractType(type)) {
    for (const possible of schema.getPossibleTypes(type))
      if (draw() < 0.4)
        parts.push(`... on ${possible.name} { ${selections(schema, options, possible, depth)} }`);
  }
  if ('getFields' in type && !isInputObjectType(type))
    for (const field of Object.values(type.getFields())) {
      if (!personal && isObjectType(type) && isPersonal(schema, type.name, field.name)) continue;
      const leaf = isLeafType(getNamedType(field.type));
      if (leaf ? draw() < 0.6 : depth > 0 && draw() < 0.45) {
        const alias = draw() < 0.1 ? `a${Math.floor(draw() * 1e6)}: ` : '';
        // Two that differ only in their arguments would not merge.
        if (!parts.some((part) => part.startsWith(field.name)))
          parts.push(alias + selected(options, field, depth));
      }
    }
  return parts.join(' ');
}

function literal(options: DrawOptions, type: GraphQLInputType): string {
  const { draw, ids = [], around } = options;
  if (isNonNullType(type)) return literal(options, type.ofType);
  if (isListType(type)) return `[${draw() < 0.8 ? literal(options, type.ofType) : ''}]`;
  if (isEnumType(type)) {
    const values = type.getValues();
    return values[Math.floor(draw() * values.length)]!.name;
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      ({ type: of }) => isNonNullType(of) || draw() < 0.4,
    );
    return `{ ${fields.map((field) => `${field.name}: ${literal(options, field.type)}`).join(', ')} }`;
  }
  const at =
    around?.add({ hours: Math.floor(draw() * 200) - 100 }) ?? Temporal.Instant.from('2026-11-23T07:00:00Z');
  const instant = (text: string): string => {
    const { variables } = options;
    if (!variables) return JSON.stringify(text);
    const name = `v${Object.keys(variables.types).length}`;
    variables.types[name] = `${type.name}!`;
    variables.values[name] = text;
    return `$${name}`;
  };
  switch (type.name) {
    case 'Int': return `${1 + Math.floor(draw() * 12)}`;
    case 'Float': return `${Math.floor(draw() * 100) / 4}`;
    case 'Boolean': return draw() < 0.5 ? 'true' : 'false';
    case 'ID': return JSON.stringify(ids[Math.floor(draw() * ids.length)] ?? '00000000-0000-4000-8000-000000000000');
    case 'DateTime': return instant(at.toString());
    case 'Date': return instant(at.toString().slice(0, 10));
    case 'Duration': return '"PT1H"';
    case 'Cursor': return '"x.1"';
    default: return '"Brassert"';
  } // prettier-ignore
}
