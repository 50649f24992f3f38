// How a change is written into memory: the objects it carries by id and version, then the lists it belongs to.
import type { ApolloCache, DocumentNode, OperationVariables, TypedDocumentNode } from '@apollo/client/core';

/** Takes in every object an event carries. Fragments stay masked here, which Apollo's own types do not know. */
export function takeIn<T, V extends OperationVariables>(
  cache: ApolloCache<unknown>,
  document: TypedDocumentNode<T, V>,
  data: T,
): void {
  cache.write({ query: document as DocumentNode, dataId: 'ROOT_SUBSCRIPTION', result: data as never });
}

/** Changes a list that was read before; nothing happens while it was not, and nothing is written where `change` gives null. */
export function rewrite<T, V extends OperationVariables>(
  cache: ApolloCache<unknown>,
  query: TypedDocumentNode<T, V>,
  change: (data: T) => T | null,
  variables?: V,
): void {
  cache.updateQuery<T>({ query: query as DocumentNode, ...(variables && { variables }) }, (data) =>
    data ? (change(data as T) as never) : null,
  );
}
