// The board, always current: read once with its cursor, then every fact folded in by id and version.
import { type ApolloCache, ApolloError } from '@apollo/client/core';
import { useApolloClient, useQuery } from '@vue/apollo-composable';
import { type Ref, computed, onScopeDispose, watch } from 'vue';
import { useMinutes } from '#ui/clock.ts';
import { dayOf } from '#ui/times.ts';
import { BoardDocument, DistrictWithLoadFragment, FactsDocument } from './board.ts';
import { confirmed } from './connection.ts';
import { codeOf, incidentOf } from './failure.ts';
import { rewrite, takeIn } from './fold.ts';
import { follow } from './follow.ts';
import type { BoardFactsSubscription, BoardQuery } from './generated/graphql.ts';

export type Board = BoardQuery['overview'];
export type BoardFact = BoardFactsSubscription['facts'];
type Entity = { id: string };

const added = <T extends Entity>(list: readonly T[], one: T): readonly T[] =>
  list.some(({ id }) => id === one.id) ? list : [one, ...list];

function withFact(overview: Board, fact: BoardFact): Board {
  const cursor = fact.cursor;
  switch (fact.__typename) {
    case 'RiskFlagFact':
      return {
        ...overview,
        cursor,
        flags: { ...overview.flags, nodes: [...added(overview.flags.nodes, fact.riskFlag)] },
      };
    case 'VisitFact':
      return {
        ...overview,
        cursor,
        visits: { ...overview.visits, nodes: [...added(overview.visits.nodes, fact.visit)] },
      };
    case 'OnCallFact':
      return { ...overview, cursor, onCall: fact.onCall };
    case 'AbsenceFact': {
      const others = overview.absent.filter(({ id }) => id !== fact.absence.id);
      return { ...overview, cursor, absent: [fact.absence, ...others] };
    }
    default:
      return { ...overview, cursor };
  }
}

/** Writes one fact into the cache: objects by id and version, lists by membership, loads into their district. */
export function foldFact(cache: ApolloCache<unknown>, data: BoardFactsSubscription): void {
  const fact = data.facts;
  cache.batch({
    update(one) {
      takeIn(one, FactsDocument, data);
      if (fact.__typename === 'DistrictLoadFact' && fact.district) {
        one.writeFragment({
          id: `District:${fact.district.id}`,
          fragment: DistrictWithLoadFragment,
          fragmentName: 'DistrictWithLoad_district',
          data: { __typename: 'District', id: fact.district.id, load: fact.load } as never,
        });
      }
      rewrite(one, BoardDocument, (board) => ({ ...board, overview: withFact(board.overview, fact) }));
    },
  });
}

export interface LiveBoard {
  board: Readonly<Ref<Board | null>>;
  /** Set when the board could not be read: the code, and the number for the log. */
  failure: Readonly<Ref<{ code: string; incident: string | null } | null>>;
  again(): void;
}

/** Reads the board and keeps it current while the component lives; `heard` gets each fact once. */
export function useLiveBoard(heard: (fact: BoardFact) => void): LiveBoard {
  const { client } = useApolloClient();
  const { result, error, onResult, refetch } = useQuery(
    BoardDocument,
    {},
    { fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' },
  );
  let stop: (() => void) | undefined;

  async function restart(): Promise<string> {
    const { data } = await client.query({ query: BoardDocument, fetchPolicy: 'network-only' });
    client.cache.gc();
    confirmed();
    return (data as BoardQuery).overview.cursor;
  }

  onResult(({ data, loading, partial }) => {
    if (stop || loading || partial || !data) return;
    confirmed();
    stop = follow({
      document: FactsDocument,
      after: (data as BoardQuery).overview.cursor,
      cursor: ({ facts }) => facts.cursor,
      fold(change) {
        foldFact(client.cache, change);
        heard(change.facts);
      },
      restart,
    });
  });

  const minutes = useMinutes();
  watch(
    () => dayOf(minutes.value),
    () => void restart().catch(() => {}), // a new day has other visits; without a net the reconnect reads them
  );
  onScopeDispose(() => stop?.());

  return {
    board: computed(() => result.value?.overview ?? null),
    failure: computed(() =>
      error.value && !result.value
        ? {
            code: codeOf(error.value),
            incident: error.value instanceof ApolloError ? incidentOf(error.value) : null,
          }
        : null,
    ),
    again: () => void refetch(),
  };
}
