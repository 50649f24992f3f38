// Compiled and step by step: the same document, the same world, the same result.
import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  getOperationAST,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { compile, normal } from '#platform/compiled';
import { askedOf, drawing } from './documents';

/**
 * Data, and each error with the place where its null ended up. Of several errors below one null the specification
 * leaves open which is told, and in which order any are; an error whose null stays in its own place is compared by its words.
 */
export function comparable({ data, errors }: ExecutionResult): string {
  const places = new Set(
    errors?.map(({ message, path = [], locations }) => {
      let at: unknown = data;
      let depth = 0;
      while (depth < path.length && at !== null) at = (at as Record<string, unknown>)[path[depth++]!];
      const own = depth === path.length && at === null;
      return JSON.stringify(own ? [path, message, locations] : path.slice(0, depth));
    }),
  );
  return JSON.stringify([data, [...places].sort()]);
}

/** What differed between both ways of running it; null when nothing did. */
export async function difference(
  schema: GraphQLSchema,
  document: DocumentNode,
  contextValue: () => unknown,
  variables: Record<string, unknown> = {},
): Promise<{ stepwise: string; compiled: string } | null> {
  const operation = getOperationAST(document)!;
  const function_ = compile(schema, document, operation);
  if (!function_) return { stepwise: '', compiled: 'cannot be compiled' };
  const [one, other] = [
    await execute({ schema, document, contextValue: contextValue(), variableValues: variables }),
    await normal(function_.query(undefined, contextValue(), variables)),
  ];
  const [stepwise, compiled] = [comparable(one), comparable(other)];
  return stepwise === compiled ? null : { stepwise, compiled };
}

export interface Compared {
  documents: number;
  different: number;
  /** Documents whose result held errors. */
  withErrors: number;
  /** Documents whose whole data was null. */
  nulled: number;
  first: string | null;
}

/** Draws `count` valid documents and runs each both ways in the pretended world. */
export async function compareDrawn(schema: GraphQLSchema, count: number, seed: number): Promise<Compared> {
  const draw = drawing(seed);
  const roots = Object.keys(schema.getQueryType()!.getFields());
  const compared: Compared = { documents: 0, different: 0, withErrors: 0, nulled: 0, first: null };
  while (compared.documents < count) {
    const some = Array.from(
      { length: 1 + Math.floor(draw() * 3) },
      () => roots[Math.floor(draw() * roots.length)]!,
    );
    const options = {
      schema,
      draw,
      personal: true,
      depth: 3 + Math.floor(draw() * 3),
      variables: { types: {}, values: {} },
    };
    const { query: text, variables } = askedOf(options, some);
    const document = parse(text);
    if (validate(schema, document).length > 0) continue;
    compared.documents += 1;
    const world = { seed: compared.documents };
    const result = await execute({ schema, document, contextValue: world, variableValues: variables });
    if (result.errors) compared.withErrors += 1;
    if (result.data === null) compared.nulled += 1;
    const found = await difference(schema, document, () => world, variables);
    if (!found) continue;
    compared.different += 1;
    compared.first ??= `${text}\nstep by step ${found.stepwise}\ncompiled     ${found.compiled}`;
  }
  return compared;
}
