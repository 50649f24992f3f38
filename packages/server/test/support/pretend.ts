// The contract with resolvers that make things up: values, nulls where none may be, and errors, the same for the same place.
import {
  buildASTSchema, getNamedType, type GraphQLFieldResolver, type GraphQLOutputType, type GraphQLResolveInfo, type GraphQLSchema,
  isEnumType, isInterfaceType, isListType, isNonNullType, isObjectType, isUnionType, parse,
} from 'graphql'; // prettier-ignore
import { drawing } from './documents';

/** How often a field fails, and how often it is null, of one. */
const FAILS = 0.004;
const NULLS = 0.004;

/** A schema of the same types; what a field answers depends on its path and the seed in the context. */
export function pretending(sdl: string): GraphQLSchema {
  const schema = buildASTSchema(parse(sdl));
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && !type.name.startsWith('__'))
      for (const field of Object.values(type.getFields())) field.resolve = resolve;
    if (isInterfaceType(type) || isUnionType(type))
      type.resolveType = (value: { __typename: string }) => value.__typename;
  }
  return schema;
}

const resolve: GraphQLFieldResolver<unknown, { seed: number }> = (_root, args, { seed }, info) => {
  // Written and left to a variable, an argument is the same; which comes first is not.
  const place = JSON.stringify([pathOf(info), Object.entries(args).sort()]);
  let number = seed;
  for (let at = 0; at < place.length; at += 1) number = (Math.imul(number, 31) + place.charCodeAt(at)) | 0;
  const draw = drawing(number);
  // At once or later, a whole document either way: graphql-js leaves rejections unheard where a list mixes both.
  const later = seed % 2 === 0;
  if (draw() < FAILS) {
    const error = new Error(`fails at ${place}`);
    if (later) return Promise.reject(error);
    throw error;
  }
  const made = value(info.schema, info.returnType, draw, !later);
  return later ? Promise.resolve(made) : made;
};

function pathOf(info: GraphQLResolveInfo): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: GraphQLResolveInfo['path'] | undefined = info.path; at; at = at.prev) path.unshift(at.key);
  return path;
}

function value(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  draw: () => number,
  holes: boolean,
  item = false,
): unknown {
  if (draw() < NULLS && (holes || !item)) return null;
  if (isNonNullType(type)) return value(schema, type.ofType, draw, holes, item);
  if (isListType(type))
    return Array.from({ length: Math.floor(draw() * 4) }, () =>
      value(schema, type.ofType, draw, holes, true),
    );
  const named = getNamedType(type);
  if (isObjectType(named)) return { __typename: named.name };
  if (isInterfaceType(named) || isUnionType(named)) {
    const possible = schema.getPossibleTypes(named);
    return { __typename: possible[Math.floor(draw() * possible.length)]!.name };
  }
  if (isEnumType(named)) {
    const values = named.getValues();
    // Now and then one that the contract does not know.
    return draw() < 0.02 ? 'UNKNOWN_TO_ALL' : values[Math.floor(draw() * values.length)]!.value;
  }
  const number = Math.floor(draw() * 1000);
  if (named.name === 'Int') return draw() < 0.02 ? 'none' : number;
  if (named.name === 'Float') return number / 8;
  if (named.name === 'Boolean') return number % 2 === 0;
  return `${named.name} ${number}`;
}
