// Prepares a subscription for socket and event stream alike: parse, validate, admit, and how the hub runs it.
import {
  type DocumentNode,
  execute,
  getArgumentValues,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  specifiedRules,
  validate,
  visit,
} from 'graphql';
import type { Fact, FactKind } from '#kernel/fact';
import type { About } from '#kernel/context';
import type { Viewer } from '#kernel/viewer';
import type { Standing } from '#live/hub';
import { TOPICS } from '#live/topics';
import { admit, LIMITS } from './admit';
import { failure, masked, type Report } from './mask';
import { coercedVariables } from './variables';
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
  const { cost } = admit(tools.schema, { document, operation, variables, operationName }, viewer, 'stream');
  const roots = operation.selectionSet.selections;
  const root = roots[0];
  if (roots.length !== 1 || root?.kind !== Kind.FIELD || !TOPICS[root.name.value]) {
    throw failure('GRAPHQL_VALIDATION_FAILED', 'A subscription asks for one field at its root.');
  }
  const field = tools.schema.getSubscriptionType()!.getFields()[root.name.value]!;
  const args = getArgumentValues(field, root, coercedVariables(tools.schema, document, operation, variables));
  const from = root.arguments?.find(({ name }) => name.value === 'after')?.value;
  const resumes = from?.kind === Kind.VARIABLE ? from.name.value : null;
  const rest = Object.fromEntries(
    Object.entries(variables)
      .filter(([name]) => name !== resumes)
      .sort(),
  );
  return {
    document,
    operationName,
    cost,
    after: (args['after'] as string | null | undefined) ?? null,
    standing: {
      field: root.name.value,
      key: JSON.stringify([printedWithoutAfter(document, operation), operationName, rest]),
      districtIds: (args['districtIds'] as string[] | undefined) ?? null,
      kinds: (args['kinds'] as FactKind[] | undefined) ?? null,
      execute: (fact, as) => executeFor(tools, document, operation, variables, fact, as),
    },
  };
}

function parsed(schema: GraphQLSchema, request: StreamRequest, viewer: Viewer) {
  if (typeof request.query !== 'string')
    throw failure('BAD_USER_INPUT', 'A document is expected in `query`.');
  if (typeof (request.variables ?? {}) !== 'object' || Array.isArray(request.variables))
    throw failure('BAD_USER_INPUT', 'An object is expected in `variables`.');
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
  return { document, operation, variables: given };
}

/** Two clients that differ only in where they resume are equal. */
function printedWithoutAfter(document: DocumentNode, operation: OperationDefinitionNode): string {
  const root = operation.selectionSet.selections[0];
  return print(
    visit(document, {
      Argument: (node, _key, _parent, _path, ancestors) =>
        node.name.value === 'after' && ancestors.at(-1) === root ? null : undefined,
    }),
  );
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
