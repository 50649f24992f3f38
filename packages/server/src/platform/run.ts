// Runs one admitted query or mutation: one moment, one deadline, and nothing forbidden in the answer.
import type { DocumentNode, ExecutionResult, OperationDefinitionNode } from 'graphql';
import { Failure } from '#kernel/failure';
import type { Executor } from './compiled';
import { failure } from './mask';
import type { RequestContext } from './request-context';

/** Longest an operation may take (reliability L2). */
export const DEADLINE_MILLISECONDS = 5000;

export interface Run {
  executor: Executor;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
  context: RequestContext;
}

export async function run({
  executor,
  document,
  operation,
  variables,
  context,
}: Run): Promise<ExecutionResult> {
  try {
    if (operation.operation === 'query') await context.open();
    const result = await inTime(
      Promise.resolve(executor.execute({ document, operation, variables, contextValue: context })),
    );
    const refused = result.errors?.filter((error) => isForbidden(error.originalError));
    if (refused?.length) {
      await context.abandon();
      return { data: null, errors: refused };
    }
    await context.close();
    return result;
  } catch (error) {
    await context.abandon();
    throw error;
  }
}

const isForbidden = (error: unknown) =>
  error instanceof Failure && (error.code === 'FORBIDDEN' || error.code === 'UNAUTHENTICATED');

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(failure('TIMEOUT')), DEADLINE_MILLISECONDS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
