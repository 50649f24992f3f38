// Whether an operation may run at all: transport, size, price and rights, asked the same way on every transport.
import {
  type DocumentNode, getNamedType, type GraphQLOutputType, type GraphQLSchema, isCompositeType, isInterfaceType, Kind, type OperationDefinitionNode, type SelectionNode, TypeInfo, visit, visitWithTypeInfo,
} from 'graphql'; // prettier-ignore
import { getComplexity, type ComplexityEstimator } from 'graphql-query-complexity';
import { FIELDS, OPERATIONS, SHARED } from '#access/contract.rules';
import { may } from '#access/policy.rules';
import { Scope, scoped, type Viewer } from '#kernel/viewer';
import { failure } from './mask';
import { coercedVariables } from './variables';

export type Transport = 'http' | 'stream';

/** Limits of reliability L1. */
export const LIMITS = { tokens: 1000, depth: 10, aliases: 15, directives: 10, cost: 10_000, errors: 5 };
/** A long alias is one word of the document and as many bytes of every answer. */
const ALIAS_MAX = 80;
/** What guesses at secrets: one a document. */
const CREDENTIALS = ['signIn', 'changePassword', 'openWall'];
/** Mutations whose writers may read all they write; elsewhere a refused field would hide an act that was done. */
const READS_BACK = ['upsertHousehold', 'addSafetyHint', 'confirmSafetyHint'];
/** What a list without `first` is taken for: members of a pair, districts of a town. */
const ASSUMED = 5;

const nodes: ComplexityEstimator = ({ args, childComplexity, field }) => {
  if (!childComplexity && !('first' in args)) return 0;
  if (typeof args['first'] === 'number') return 1 + Math.max(0, args['first']) * Math.max(1, childComplexity);
  const rows = field.name === 'nodes' || field.name === 'edges';
  return String(field.type).includes('[') && !rows ? 1 + ASSUMED * childComplexity : 1 + childComplexity;
};
/** Objects count one, leaves nothing. */
const leaves: ComplexityEstimator = (options) =>
  !options.field.name.startsWith('__') && !options.type.name.startsWith('__') && isObject(options.field.type)
    ? Math.max(1, nodes(options) as number)
    : 0;
const isObject = (type: GraphQLOutputType) => isCompositeType(getNamedType(type));

export interface Asked {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
  operationName: string | null;
}

/** What is known of an operation that may run. */
export interface Admitted {
  /** Nodes it could answer with. */
  cost: number;
  /** Nothing personal is asked for, and only root fields that are the same for all with equal rights. */
  shared: boolean;
}

/** Throws the first reason not to run it. */
export function admit(schema: GraphQLSchema, asked: Asked, viewer: Viewer, transport: Transport): Admitted {
  if ((asked.operation.operation === 'subscription') !== (transport === 'stream'))
    throw failure('WRONG_TRANSPORT');
  const shape = measure(schema, asked, viewer);
  if (shape.introspects && !scoped(viewer, Scope.SCHEMA)) throw failure('FORBIDDEN');
  if (shape.depth > LIMITS.depth)
    throw failure('TOO_COMPLEX', `The document is ${shape.depth} levels deep; ${LIMITS.depth} are allowed.`);
  if (shape.aliases > LIMITS.aliases)
    throw failure(
      'TOO_COMPLEX',
      `The document asks for ${shape.aliases} root fields; ${LIMITS.aliases} are allowed.`,
    );
  if (shape.directives > LIMITS.directives)
    throw failure(
      'TOO_COMPLEX',
      `The document carries ${shape.directives} directives; ${LIMITS.directives} are allowed.`,
    );
  coercedVariables(schema, asked.document, asked.operation, asked.variables);
  const cost = Math.max(1, price(schema, asked));
  if (cost > LIMITS.cost)
    throw failure(
      'TOO_COMPLEX',
      `The document could answer with ${cost} objects; ${LIMITS.cost} are allowed.`,
    );
  return { cost, shared: asked.operation.operation === 'query' && shape.shared && !shape.introspects };
}

function price(schema: GraphQLSchema, { document, variables, operationName }: Asked): number {
  return getComplexity({
    schema,
    query: document,
    variables,
    ...(operationName ? { operationName } : {}),
    estimators: [leaves],
  });
}

interface Shape {
  depth: number;
  aliases: number;
  directives: number;
  introspects: boolean;
  shared: boolean;
}

/** Walks the operation with its fragments: counts, and asks the policy for every field. */
function measure(schema: GraphQLSchema, { document, operation, variables }: Asked, viewer: Viewer): Shape {
  const shape: Shape = { depth: 0, aliases: 0, directives: 0, introspects: false, shared: true };
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  const info = new TypeInfo(schema);
  const shared = { live: operation.operation === 'subscription', overview: false, done: false };
  const seen = new Set<string>();
  let credentials = 0;
  /** How many of the nodes above this one are left out: what is not executed needs no right. */
  let leftOut = 0;
  let coerced: Record<string, unknown> | undefined;
  const valueOf = (variable: string): unknown =>
    (coerced ??= coercedVariables(schema, document, operation, variables))[variable];
  const isLeftOut = (node: SelectionNode): boolean =>
    (node.directives ?? []).some(({ name, arguments: [argument] = [] }) => {
      const value = argument?.value;
      const said =
        value?.kind === Kind.BOOLEAN ? value.value
        : value?.kind === Kind.VARIABLE ? valueOf(value.name.value)
        : undefined; // prettier-ignore
      return (name.value === 'include' && said === false) || (name.value === 'skip' && said === true);
    });

  const walk = (
    node: OperationDefinitionNode | NonNullable<ReturnType<typeof fragments.get>>,
    base: number,
    path: string[],
  ): void => {
    let depth = base;
    visit(
      node,
      visitWithTypeInfo(info, {
        Directive: () => void (shape.directives += 1),
        Field: {
          enter(field) {
            const parent = info.getParentType()?.name ?? '';
            const name = field.name.value;
            if ((field.alias?.value.length ?? 0) > ALIAS_MAX)
              throw failure('TOO_COMPLEX', `An alias has at most ${ALIAS_MAX} characters.`);
            if (name === '__schema' || name === '__type') {
              shape.introspects = true;
              return false;
            }
            leftOut += Number(isLeftOut(field));
            depth += 1;
            path.push(field.alias?.value ?? name);
            if (depth === 1) {
              shape.aliases += 1;
              if (CREDENTIALS.includes(name)) credentials += 1;
              if (name === 'overview') shared.overview = true;
              if (!SHARED.has(name)) shape.shared = false;
              shared.done = operation.operation === 'mutation' && !READS_BACK.includes(name);
            }
            shape.depth = Math.max(shape.depth, depth);
            if (leftOut === 0) guard(schema, parent, name, viewer, path, shared);
            if (isPersonal(schema, parent, name)) shape.shared = false;
            return undefined;
          },
          leave(field) {
            leftOut -= Number(isLeftOut(field));
            depth -= 1;
            path.pop();
            if (depth === 0) shared.overview = false;
          },
        },
        InlineFragment: {
          enter: (fragment) => void (leftOut += Number(isLeftOut(fragment))),
          leave: (fragment) => void (leftOut -= Number(isLeftOut(fragment))),
        },
        FragmentSpread(spread) {
          const fragment = fragments.get(spread.name.value);
          const out = isLeftOut(spread) || leftOut > 0;
          const key = `${spread.name.value} ${depth} ${shared.overview} ${shared.done} ${out}`;
          if (!fragment || seen.has(key)) return;
          seen.add(key);
          leftOut += Number(isLeftOut(spread));
          walk(fragment, depth, [...path]);
          leftOut -= Number(isLeftOut(spread));
        },
      }),
    );
  };
  walk(operation, 0, []);
  if (credentials > 1) throw failure('TOO_COMPLEX', 'One sign-in or change of password a document.');
  return shape;
}

/** The policy's word on one field: root fields and guarded ones. */
function guard(
  schema: GraphQLSchema,
  parent: string,
  name: string,
  viewer: Viewer,
  path: string[],
  shared: { live: boolean; overview: boolean; done: boolean },
) {
  const refuse = () => {
    throw Object.assign(failure(viewer.kind === 'NOBODY' ? 'UNAUTHENTICATED' : 'FORBIDDEN'), {
      path: [...path],
    });
  };
  const right = OPERATIONS[`${parent}.${name}`];
  if (right && !may(viewer, right)) refuse();
  const rule = FIELDS[`${parent}.${name}`];
  if ((shared.live || shared.overview || shared.done) && isPersonal(schema, parent, name)) {
    throw failure(
      'GRAPHQL_VALIDATION_FAILED',
      `${parent}.${name} is personal: ask for it in a query of its own (${path.join('.')}).`,
    );
  }
  if (!rule || may(viewer, rule.right)) return;
  if (rule.tokens === 'null' && viewer.kind === 'TOKEN') return;
  refuse();
}

/** Marked in the contract with `@personal`. */
export function isPersonal(schema: GraphQLSchema, parent: string, name: string): boolean {
  const type = schema.getType(parent);
  if (!type || !('getFields' in type) || isInterfaceType(type)) return false;
  return (
    type.getFields()[name]?.astNode?.directives?.some((directive) => directive.name.value === 'personal') ??
    false
  );
}
