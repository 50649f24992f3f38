// The own visits of the person signed in, always current: the personal topic brings what is assigned, moved or taken away.
import { useApolloClient, useQuery } from '@vue/apollo-composable';
import { type Ref, computed, onScopeDispose } from 'vue';
import { serverNow } from '#ui/clock.ts';
import { startOfDay } from '#ui/times.ts';
import { confirmed } from './connection.ts';
import { codeOf } from './failure.ts';
import { rewrite, takeIn } from './fold.ts';
import { follow } from './follow.ts';
import { graphql } from './generated/index.ts';
import type {
  MyFlagEventsSubscription,
  MyVisitEventsSubscription,
  MyVisitsQuery,
} from './generated/graphql.ts';

const MyVisitsDocument = graphql(/* GraphQL */ `
  query MyVisits($from: DateTime!) {
    visits(first: 50, mine: true, from: $from) {
      cursor
      nodes {
        id
        ...Visit_visit
      }
    }
    riskFlags(first: 100, states: [ACKNOWLEDGED]) {
      nodes {
        id
        acknowledgedBy {
          id
        }
        ...Flag_flag
      }
    }
  }
`);

const MyVisitEventsDocument = graphql(/* GraphQL */ `
  subscription MyVisitEvents($after: Cursor) {
    myVisits(after: $after) {
      cursor
      kind
      visit {
        id
        ...Visit_visit
      }
    }
  }
`);

const FlagEventsDocument = graphql(/* GraphQL */ `
  subscription MyFlagEvents($after: Cursor) {
    riskFlagChanged(after: $after) {
      cursor
      riskFlag {
        id
        acknowledgedBy {
          id
        }
        ...Flag_flag
      }
    }
  }
`);

export interface MyVisits {
  visits: Readonly<Ref<MyVisitsQuery['visits']['nodes']>>;
  /** Flags that somebody has taken; the page keeps the own ones. */
  flags: Readonly<Ref<MyVisitsQuery['riskFlags']['nodes']>>;
  loading: Readonly<Ref<boolean>>;
  failure: Readonly<Ref<string | null>>;
  again(): void;
}

/** Reads the own visits and keeps them current while the component lives. */
export function useMyVisits(heard: (event: MyVisitEventsSubscription['myVisits']) => void): MyVisits {
  const { client } = useApolloClient();
  /** What is a week old and was never begun is no longer the pair's. */
  const variables = { from: new Date(startOfDay(serverNow(), -7)).toISOString() };
  const { result, loading, error, onResult, refetch } = useQuery(MyVisitsDocument, variables, {
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  let stops: (() => void)[] = [];

  async function restart(): Promise<string> {
    const { data } = await client.query({ query: MyVisitsDocument, variables, fetchPolicy: 'network-only' });
    confirmed();
    return data.visits.cursor;
  }

  function takeVisit(data: MyVisitEventsSubscription): void {
    takeIn(client.cache, MyVisitEventsDocument, data);
    const { visit } = data.myVisits;
    const add = (mine: MyVisitsQuery): MyVisitsQuery => {
      if (mine.visits.nodes.some(({ id }) => id === visit.id)) return mine;
      return { ...mine, visits: { ...mine.visits, nodes: [...mine.visits.nodes, visit] } };
    };
    rewrite(client.cache, MyVisitsDocument, add, variables);
    heard(data.myVisits);
  }

  function takeFlag(data: MyFlagEventsSubscription): void {
    takeIn(client.cache, FlagEventsDocument, data);
    const { riskFlag } = data.riskFlagChanged;
    const add = (mine: MyVisitsQuery): MyVisitsQuery => {
      if (mine.riskFlags.nodes.some(({ id }) => id === riskFlag.id)) return mine;
      return { ...mine, riskFlags: { ...mine.riskFlags, nodes: [...mine.riskFlags.nodes, riskFlag] } };
    };
    rewrite(client.cache, MyVisitsDocument, add, variables);
  }

  onResult(({ data, loading: reading, partial }) => {
    if (stops.length > 0 || reading || partial || !data) return;
    confirmed();
    stops = [
      follow({
        document: MyVisitEventsDocument,
        after: data.visits.cursor,
        cursor: ({ myVisits }) => myVisits.cursor,
        fold: takeVisit,
        restart,
      }),
      follow({
        document: FlagEventsDocument,
        after: data.visits.cursor,
        cursor: ({ riskFlagChanged }) => riskFlagChanged.cursor,
        fold: takeFlag,
        restart,
      }),
    ];
  });
  onScopeDispose(() => {
    for (const stop of stops) stop();
  });

  return {
    visits: computed(() => result.value?.visits.nodes ?? []),
    flags: computed(() => result.value?.riskFlags.nodes ?? []),
    loading,
    failure: computed(() => (error.value && !result.value ? codeOf(error.value) : null)),
    again: () => void refetch(),
  };
}
