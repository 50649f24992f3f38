// Runs queries: those that come again as compiled functions, all others step by step; the result is the same.
import {
  BREAK, type DocumentNode, execute, type ExecutionArgs, type ExecutionResult, getNamedType, GraphQLError, type GraphQLSchema,
  type IntValueNode, isScalarType, OperationTypeNode, type OperationDefinitionNode, type StringValueNode, TypeInfo, visit, visitWithTypeInfo,
} from 'graphql'; // prettier-ignore
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';

/** A document is compiled when it comes for this time: one-off and hostile ones never are. */
const TIMES = 3;
/** Compiled at most in any second: compiling is dear, and documents that differ are free to make. */
const A_SECOND = 5;
/** Kept at once; the document store in front of it forgets documents too. */
const KEPT = 300;

/** One operation of a document that was parsed and validated before. */
export interface Execution extends Pick<ExecutionArgs, 'rootValue' | 'contextValue'> {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

export class Executor {
  readonly #times = new WeakMap<OperationDefinitionNode, number>();
  readonly #compiled = new Map<OperationDefinitionNode, CompiledQuery | null>();
  #second = { since: 0, compiled: 0 };

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly monotonic: () => number = () => performance.now(),
  ) {}

  execute(asked: Execution): ExecutionResult | Promise<ExecutionResult> {
    const { document, operation, variables, rootValue, contextValue } = asked;
    const compiled = this.#compiledFor(document, operation);
    if (compiled) return normal(compiled.query(rootValue, contextValue, variables));
    return execute({
      schema: this.schema,
      document,
      rootValue,
      contextValue,
      variableValues: variables,
      operationName: operation.name?.value,
    });
  }

  /** How many operations are compiled now. */
  get size(): number {
    return this.#compiled.size;
  }

  #compiledFor(document: DocumentNode, operation: OperationDefinitionNode): CompiledQuery | null {
    // Mutations are rare, serial, and wait for their transaction.
    if (operation.operation === OperationTypeNode.MUTATION) return null;
    const known = this.#compiled.get(operation);
    if (known !== undefined) return known;
    const times = (this.#times.get(operation) ?? 0) + 1;
    this.#times.set(operation, times);
    if (times < TIMES || !this.#mayCompile()) return null;
    const compiled = compile(this.schema, document, operation);
    this.#compiled.set(operation, compiled);
    if (this.#compiled.size > KEPT)
      for (const oldest of this.#compiled.keys()) {
        this.#compiled.delete(oldest);
        break;
      }
    return compiled;
  }

  #mayCompile(): boolean {
    const now = this.monotonic();
    if (now - this.#second.since >= 1000) this.#second = { since: now, compiled: 0 };
    this.#second.compiled += 1;
    return this.#second.compiled <= A_SECOND;
  }
}

/** The operation as a function; null where that cannot be made. */
export function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CompiledQuery | null {
  if (holdsObjects(schema, document)) return null;
  try {
    const compiled = compileQuery(schema, document, operation.name?.value, {
      useExperimentalPathBasedSkipInclude: true,
    });
    return isCompiledQuery(compiled) ? compiled : null;
  } catch {
    return null;
  }
}

/**
 * Values written into a compiled function go through JSON: an instant in the document would come out as text. As a
 * variable it stays what it is.
 */
function holdsObjects(schema: GraphQLSchema, document: DocumentNode): boolean {
  const info = new TypeInfo(schema);
  let found = false;
  const look = (node: StringValueNode | IntValueNode) => {
    const type = getNamedType(info.getInputType() ?? undefined);
    if (!isScalarType(type)) return undefined;
    found = typeof type.parseLiteral(node) === 'object';
    return found ? BREAK : undefined;
  };
  visit(document, visitWithTypeInfo(info, { StringValue: look, IntValue: look }));
  return found;
}

/** A compiled function's result with errors as graphql-js makes them. */
export function normal(
  result: ExecutionResult | Promise<ExecutionResult>,
): ExecutionResult | Promise<ExecutionResult> {
  if (result instanceof Promise) return result.then(normal);
  if (!result.errors) return result;
  return result.errors.length === 0
    ? { data: result.data ?? null }
    : { data: result.data ?? null, errors: result.errors.map(own) };
}

function own(error: GraphQLError): GraphQLError {
  const { message, originalError, path, locations } = error;
  if (originalError instanceof GraphQLError && originalError.path) return originalError;
  const made = new GraphQLError(message, { originalError, path });
  return Object.assign(made, { locations });
}
