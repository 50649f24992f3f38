// Prepares a subscription for socket and event stream alike: parse, validate, admit, and how the hub runs it.
import {
  type DocumentNode, execute, getOperationAST, getVariableValues, GraphQLError, type GraphQLSchema, Kind, type OperationDefinitionNode, parse, specifiedRules, validate,
} from 'graphql'; // prettier-ignore
import type { Fact, FactKind } from '#kernel/fact';
import type { About } from '#kernel/context';
import type { Viewer } from '#kernel/viewer';
import type { Standing } from '#live/hub';
import { TOPICS } from '#live/topics';
import { admit, LIMITS } from './admit';
import { failure, masked, type Report } from './mask';
import { RequestContext } from './request-context';
import type { OpenStore } from './store';

export interface StreamRequest {
  query?: unknown;
  variables?: unknown;
  operationName?: unknown;
}

export interface Stream {
  document: DocumentNode;
  operationName: string | null;
  standing: Standing;
  after: string | null;
  cost: number;
}

/** What the executor needs besides the document. */
export interface StreamTools {
  schema: GraphQLSchema;
  store: OpenStore;
  report: Report;
  about: About;
}

/** Throws the GraphQL errors that refuse it. */
export function prepareStream(tools: StreamTools, request: StreamRequest, viewer: Viewer): Stream {
  const { document, operation, variables } = parsed(tools.schema, request, viewer);
  const operationName = operation.name?.value ?? null;
  const cost = admit(tools.schema, { document, operation, variables, operationName }, viewer, 'stream');
  const roots = operation.selectionSet.selections;
  const root = roots[0];
  if (roots.length !== 1 || root?.kind !== Kind.FIELD || !TOPICS[root.name.value]) {
    throw failure('GRAPHQL_VALIDATION_FAILED', 'A subscription asks for one field at its root.');
  }
  const args = argumentsOf(root.arguments ?? [], variables);
  const { after, ...rest } = variables;
  const shared = JSON.stringify([printedWithoutAfter(document), operationName, rest]);
  return {
    document,
    operationName,
    cost,
    after:
      (args['after'] as string | undefined) ?? (typeof after === 'string' && 'after' in args ? after : null),
    standing: {
      field: root.name.value,
      key: shared,
      districtIds: (args['districtIds'] as string[] | undefined) ?? null,
      kinds: (args['kinds'] as FactKind[] | undefined) ?? null,
      execute: (fact, as) => executeFor(tools, document, operation, variables, fact, as),
    },
  };
}

function parsed(schema: GraphQLSchema, request: StreamRequest, viewer: Viewer) {
  if (typeof request.query !== 'string')
    throw failure('BAD_USER_INPUT', 'A document is expected in `query`.');
  let document: DocumentNode;
  try {
    document = parse(request.query, { maxTokens: LIMITS.tokens });
  } catch (error) {
    throw failure(
      'GRAPHQL_PARSE_FAILED',
      error instanceof GraphQLError ? error.message : 'The document cannot be read.',
    );
  }
  if (expandsTooFar(document)) throw failure('TOO_COMPLEX', 'The fragments of this document unfold too far.');
  const errors = validate(schema, document, specifiedRules, { maxErrors: LIMITS.errors });
  if (errors.length > 0)
    throw new AggregateError(errors.map((error) => failure('GRAPHQL_VALIDATION_FAILED', error.message)));
  const operation = getOperationAST(
    document,
    typeof request.operationName === 'string' ? request.operationName : null,
  );
  if (!operation) throw failure('GRAPHQL_VALIDATION_FAILED', 'Which operation of the document is meant?');
  // Somebody unknown is told so before their variables are looked at.
  if (viewer.kind === 'NOBODY') throw failure('UNAUTHENTICATED');
  const given = (request.variables ?? {}) as Record<string, unknown>;
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], given, {
    maxErrors: LIMITS.errors,
  });
  if (coerced.errors)
    throw new AggregateError(coerced.errors.map((error) => failure('BAD_USER_INPUT', error.message)));
  return { document, operation, variables: given };
}

/** Literal values and variables of the root's arguments; cursors and lists only, so no coercion is lost. */
function argumentsOf(
  given: NonNullable<
    Extract<OperationDefinitionNode['selectionSet']['selections'][number], { kind: 'Field' }>['arguments']
  >,
  variables: Record<string, unknown>,
) {
  const values: Record<string, unknown> = {};
  for (const { name, value } of given) {
    if (value.kind === Kind.VARIABLE) values[name.value] = variables[value.name.value] ?? undefined;
    else if (value.kind === Kind.STRING || value.kind === Kind.ENUM) values[name.value] = value.value;
    else if (value.kind === Kind.LIST)
      values[name.value] = value.values.map((one) =>
        one.kind === Kind.VARIABLE ? variables[one.name.value] : 'value' in one ? one.value : null,
      );
    const single = values[name.value];
    if ((name.value === 'districtIds' || name.value === 'kinds') && typeof single === 'string')
      values[name.value] = [single];
  }
  return values;
}

/** Two clients that differ only in where they resume are equal. */
function printedWithoutAfter(document: DocumentNode): string {
  const source = document.loc?.source.body ?? '';
  return source.replace(/after\s*:\s*"[^"]*"/g, 'after:""');
}

async function executeFor(
  tools: StreamTools,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  fact: Fact,
  viewer: Viewer,
) {
  const unit = tools.store.loose(viewer);
  const context = new LiveContext(
    tools.store,
    viewer,
    `fact-${fact.seq}`,
    'live',
    { address: '', device: null, demoAllowed: false },
    tools.about,
  );
  context.reads = unit;
  const result = await execute({
    schema: tools.schema,
    document,
    rootValue: fact,
    contextValue: context,
    variableValues: variables,
    operationName: operation.name?.value,
  });
  const errors = result.errors?.map((error) => masked(error, viewer.language, tools.report));
  return JSON.stringify(errors ? { ...result, errors } : result);
}

/** Reads what is committed at each question; nothing personal can be selected, so nothing is on record. */
class LiveContext extends RequestContext {
  reads: ReturnType<OpenStore['loose']> | null = null;
  override get unit() {
    return this.reads!;
  }
}

/** Counts what fragments unfold to, without unfolding them: validation itself would. */
function expandsTooFar(document: DocumentNode): boolean {
  const sizes = new Map<string, number>();
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  const size = (set: OperationDefinitionNode['selectionSet'] | undefined, open: Set<string>): number =>
    (set?.selections ?? []).reduce((sum, one) => {
      if (one.kind !== Kind.FRAGMENT_SPREAD) return sum + 1 + size(one.selectionSet, open);
      const name = one.name.value;
      if (open.has(name)) return sum;
      if (!sizes.has(name))
        sizes.set(name, size(fragments.get(name)?.selectionSet, new Set([...open, name])));
      return Math.min(1e9, sum + sizes.get(name)!);
    }, 0);
  return document.definitions.some(
    (one) => one.kind === Kind.OPERATION_DEFINITION && size(one.selectionSet, new Set()) > 1000,
  );
}

/** The errors inside one throw, whichever way they were thrown. */
export const errorsOf = (error: unknown): unknown[] =>
  error instanceof AggregateError ? error.errors : [error];
