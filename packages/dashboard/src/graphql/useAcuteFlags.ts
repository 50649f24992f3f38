// How many acute flags are open, on every page: read once, then current by facts; a new one is told. Nothing of families.
import { useApolloClient } from '@vue/apollo-composable';
import { type ComputedRef, computed, onScopeDispose, shallowRef } from 'vue';
import { follow } from './follow.ts';
import { graphql } from './generated/index.ts';
import type { AcuteFactsSubscription } from './generated/graphql.ts';

const AcuteFlagsDocument = graphql(/* GraphQL */ `
  query AcuteFlags {
    riskFlags(first: 100, states: [RAISED, ACKNOWLEDGED], levels: [ACUTE]) {
      cursor
      totalCount
      nodes {
        id
      }
    }
  }
`);

const AcuteFactsDocument = graphql(/* GraphQL */ `
  subscription AcuteFacts($after: Cursor) {
    facts(after: $after, kinds: [RISK_FLAG_RAISED, RISK_FLAG_RESOLVED]) {
      id
      cursor
      kind
      ... on RiskFlagFact {
        riskFlag {
          id
          reference
          level
          state
          district {
            id
            name
          }
        }
      }
    }
  }
`);

type Told = AcuteFactsSubscription['facts'];
export type AcuteFlag = Extract<Told, { __typename: 'RiskFlagFact' }>['riskFlag'];

const PAUSE = 5000;

/** Counts while the component lives; `raised` hears of each flag that is new and acute. */
export function useAcuteFlags(raised: (flag: AcuteFlag) => void): ComputedRef<number> {
  const { client } = useApolloClient();
  const open = shallowRef<ReadonlySet<string>>(new Set());
  /** Beyond the first page only their number is known. */
  const beyond = shallowRef(0);
  let stop = (): void => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;

  async function read(): Promise<string> {
    const { data } = await client.query({ query: AcuteFlagsDocument, fetchPolicy: 'no-cache' });
    const { nodes, totalCount, cursor } = data.riskFlags;
    open.value = new Set(nodes.map(({ id }) => id));
    beyond.value = Math.max(0, (totalCount ?? 0) - nodes.length);
    return cursor;
  }

  function take(fact: Told): void {
    if (fact.__typename !== 'RiskFlagFact' || fact.riskFlag.level !== 'ACUTE') return;
    const { id, state } = fact.riskFlag;
    const now = new Set(open.value);
    if (state === 'RESOLVED') now.delete(id);
    else now.add(id);
    const known = open.value.has(id);
    open.value = now;
    if (fact.kind === 'RISK_FLAG_RAISED' && state !== 'RESOLVED' && !known) raised(fact.riskFlag);
  }

  async function begin(): Promise<void> {
    try {
      const after = await read();
      if (over) return;
      stop = follow({
        document: AcuteFactsDocument,
        after,
        cursor: ({ facts }) => facts.cursor,
        fold: ({ facts }) => take(facts),
        restart: read,
      });
    } catch {
      if (!over) timer = setTimeout(() => void begin(), PAUSE);
    }
  }
  void begin();
  onScopeDispose(() => {
    over = true;
    clearTimeout(timer);
    stop();
  });
  return computed(() => open.value.size + beyond.value);
}
