// The safety hints of the own visits, for the list: asked by itself, kept nowhere, and the looking is written down.
import { type ComputedRef, computed } from 'vue';
import { useAsk } from '#graphql/ask.ts';
import { graphql } from '#graphql/generated/index.ts';
import type { MyHintsQuery } from '#graphql/generated/graphql.ts';

export type Hints = MyHintsQuery['visits']['nodes'][number]['safetyHints'];

/** By the id of the visit; empty while nothing is known. */
export function useMyHints(): ComputedRef<ReadonlyMap<string, Hints>> {
  const { result } = useAsk(
    graphql(/* GraphQL */ `
      query MyHints {
        visits(first: 50, mine: true, states: [ASSIGNED, ACCEPTED, UNDER_WAY, MISSED]) {
          nodes {
            id
            safetyHints {
              id
              code
              unreviewed
            }
          }
        }
      }
    `),
    {},
    { fetchPolicy: 'no-cache' },
  );
  return computed(
    () => new Map((result.value?.visits.nodes ?? []).map(({ id, safetyHints }) => [id, safetyHints])),
  );
}
