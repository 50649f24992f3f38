// What went wrong on the way, told apart: a code of the server, or no answer at all.
import { ApolloError, type ServerError } from '@apollo/client/core';

/** The code of the first failure (`FORBIDDEN`, `RATE_LIMITED`, ...); `OFFLINE` when there was no answer. */
export function codeOf(failure: unknown): string {
  const known = failure instanceof ApolloError;
  const first = known ? failure.graphQLErrors[0] : undefined;
  if (first) return String(first.extensions?.['code'] ?? 'INTERNAL');
  // A link sees the answer of the server as it came, without the client's envelope.
  const network = known ? failure.networkError : failure instanceof Error ? failure : null;
  const body = network && 'result' in network ? (network as ServerError).result : undefined;
  if (body && typeof body === 'object') {
    const errors = (body as { errors?: { extensions?: { code?: string } }[] }).errors;
    return errors?.[0]?.extensions?.code ?? 'INTERNAL';
  }
  if (!known) return failure instanceof TypeError ? 'OFFLINE' : 'INTERNAL';
  return network ? 'OFFLINE' : 'INTERNAL';
}

/** The number under which the server's log knows a masked failure, if it gave one. */
export function incidentOf(failure: unknown): string | null {
  if (!(failure instanceof ApolloError)) return null;
  const incident = failure.graphQLErrors[0]?.extensions?.['incident'];
  return typeof incident === 'string' ? incident : null;
}

/** Both together, as a page says why it could not be read. */
export const failureOf = (failure: unknown): { code: string; incident: string | null } => ({
  code: codeOf(failure),
  incident: incidentOf(failure),
});
