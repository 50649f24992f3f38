// Questions of a component: asked when it appears, asked later, or asked again; the only door to Apollo for the rooms above.
import type { DocumentNode } from '@apollo/client/core';
import { useApolloClient, useLazyQuery, useQuery } from '@vue/apollo-composable';

/** Asks at once and keeps the answer current with what is known. */
export const useAsk: typeof useQuery = useQuery;

/** Asks only when `load` is called: for what is written down when somebody looks. */
export const useAskLater: typeof useLazyQuery = useLazyQuery;

/** Asks questions that are on the screen once more, after an act that changed their answer. */
export function useAskAgain(): (...documents: DocumentNode[]) => Promise<void> {
  const { client } = useApolloClient();
  return async (...documents) => {
    await client.refetchQueries({ include: documents });
  };
}
