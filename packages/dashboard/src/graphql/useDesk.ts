// The desk, always current: lanes, what waits and what was done last, read with a cursor, then every fact folded in.
import { type ApolloCache, ApolloError } from '@apollo/client/core';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { useApolloClient, useQuery } from '@vue/apollo-composable';
import { type ComputedRef, type Ref, computed, onScopeDispose } from 'vue';
import { VisitFragment } from './board.ts';
import { confirmed } from './connection.ts';
import { codeOf, incidentOf } from './failure.ts';
import { rewrite, takeIn } from './fold.ts';
import { follow } from './follow.ts';
import { type FragmentType, unmask } from './generated/index.ts';
import type { DeskFactsSubscription, DueVisitsQuery, LanesQuery } from './generated/graphql.ts';
import {
  DeskFactFragment,
  DeskFactsDocument,
  DeskHistoryDocument,
  DueVisitsDocument,
  LanesDocument,
  LaneVisitFragment,
} from './lanes.ts';

export type LanePerson = LanesQuery['lanes']['people'][number];
export type LaneVisit = ResultOf<typeof VisitFragment> &
  Pick<ResultOf<typeof LaneVisitFragment>, 'busyFrom' | 'busyUntil' | 'lost'>;
export type DeskFact = ResultOf<typeof DeskFactFragment>;
/** A change at the desk, with the visit it is about. */
export type VisitDeed = Omit<Extract<DeskFact, { __typename: 'VisitFact' }>, 'visit'> & { visit: LaneVisit };

export interface DeskAsked {
  from: string;
  until: string;
  districtId: string;
  kind: string;
  text: string;
}

export interface Desk {
  people: ComputedRef<readonly LanePerson[] | null>;
  /** Visits that take time on the lanes. */
  visits: ComputedRef<readonly LaneVisit[]>;
  /** Visits without a pair by the filters asked for; their order is the list's. */
  due: ComputedRef<readonly LaneVisit[] | null>;
  /** The newest change first. */
  history: ComputedRef<readonly VisitDeed[]>;
  districts: ComputedRef<LanesQuery['districts']>;
  kinds: ComputedRef<LanesQuery['visitKinds']>;
  failure: Readonly<Ref<{ code: string; incident: string | null } | null>>;
  again(): void;
}

const plain = new WeakMap<object, LaneVisit>();
/** A masked visit as a plain one, the same object as long as nothing of it has changed. */
export const laneVisit = (masked: FragmentType<typeof LaneVisitFragment>): LaneVisit => {
  const known = plain.get(masked);
  if (known) return known;
  const made = plainOf(masked);
  plain.set(masked, made);
  return made;
};
const plainOf = (masked: FragmentType<typeof LaneVisitFragment>): LaneVisit => {
  const one = unmask(LaneVisitFragment, masked);
  return { ...unmask(VisitFragment, one), busyFrom: one.busyFrom, busyUntil: one.busyUntil, lost: one.lost };
};

const deedOf = (masked: FragmentType<typeof DeskFactFragment>): VisitDeed | null => {
  const fact = unmask(DeskFactFragment, masked);
  return fact.__typename === 'VisitFact' ? { ...fact, visit: laneVisit(fact.visit) } : null;
};

/** Kinds that change nothing on the lanes. */
const ELSEWHERE = /^(RISK_FLAG|DISTRICT_LOAD|ON_CALL|HOUSEHOLD|ACCOUNT|SESSION|TOKEN)/;
const HISTORY = 30;
const PAUSE = 300;

/** With one more, or null where it stands already: to write hundreds anew because one moved would be felt while dragging. */
const added = <T extends { id: string }>(list: readonly T[], one: T): readonly T[] | null =>
  list.some(({ id }) => id === one.id) ? null : [...list, one];

/** Writes a change of a visit into what was read: the object by version, the lists by membership. */
export function foldDeskFact(
  cache: ApolloCache<unknown>,
  data: DeskFactsSubscription,
  asked: { lanes: { from: string; until: string }; due: object },
): void {
  const fact = unmask(DeskFactFragment, data.facts);
  cache.batch({
    update(one) {
      takeIn(one, DeskFactsDocument, data);
      if (fact.__typename !== 'VisitFact') return;
      const node = fact.visit as LanesQuery['lanes']['visits'][number];
      rewrite(
        one,
        LanesDocument,
        (all) => {
          const visits = added(all.lanes.visits, node);
          return visits && { ...all, lanes: { ...all.lanes, visits: [...visits] } };
        },
        asked.lanes,
      );
      rewrite(
        one,
        DueVisitsDocument,
        (all) => {
          const nodes = added(all.dueVisits.nodes, node);
          return nodes && { ...all, dueVisits: { ...all.dueVisits, nodes: [...nodes] as never } };
        },
        asked.due as never,
      );
      rewrite(one, DeskHistoryDocument, (all) => ({
        ...all,
        recentFacts: [data.facts as never, ...all.recentFacts].slice(0, HISTORY),
      }));
    },
  });
}

/** Reads the desk for a span and keeps it current while the component lives; `heard` gets each fact once. */
export function useDesk(asked: () => DeskAsked, heard: (fact: DeskFact) => void): Desk {
  const { client } = useApolloClient();
  const lanesAsked = () => ({ from: asked().from, until: asked().until });
  const dueAsked = () => {
    const { until, districtId, kind, text } = asked();
    return {
      until,
      districtIds: districtId ? [districtId] : null,
      kinds: kind ? [kind] : null,
      text: text || null,
    };
  };
  const fresh = { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } as const;
  const lanes = useQuery(LanesDocument, lanesAsked, { ...fresh, keepPreviousResult: true });
  const due = useQuery(DueVisitsDocument, dueAsked, { ...fresh, keepPreviousResult: true, debounce: 200 });
  const history = useQuery(DeskHistoryDocument, {}, fresh);
  let stop: (() => void) | undefined;
  let soon: ReturnType<typeof setTimeout> | undefined;

  async function restart(): Promise<string> {
    const [{ data }] = await Promise.all([
      client.query({ query: LanesDocument, variables: lanesAsked(), fetchPolicy: 'network-only' }),
      client.query({ query: DueVisitsDocument, variables: dueAsked(), fetchPolicy: 'network-only' }),
      client.query({ query: DeskHistoryDocument, fetchPolicy: 'network-only' }),
    ]);
    confirmed();
    return (data as LanesQuery).lanes.cursor;
  }
  /** Duties, absences and appointments come with the lanes: a few of them in a row are one question. */
  function readSoon(): void {
    clearTimeout(soon);
    soon = setTimeout(() => void restart().catch(() => {}), PAUSE); // without a net the reconnect reads them
  }

  lanes.onResult(({ data, loading, partial }) => {
    if (stop || loading || partial || !data) return;
    confirmed();
    stop = follow({
      document: DeskFactsDocument,
      after: (data as LanesQuery).lanes.cursor,
      cursor: ({ facts }) => facts.cursor,
      fold(change) {
        foldDeskFact(client.cache, change, { lanes: lanesAsked(), due: dueAsked() });
        const { kind } = change.facts;
        if (!kind.startsWith('VISIT') && !ELSEWHERE.test(kind)) readSoon();
        heard(unmask(DeskFactFragment, change.facts));
      },
      restart,
    });
  });
  onScopeDispose(() => {
    stop?.();
    clearTimeout(soon);
  });

  return {
    people: computed(() => lanes.result.value?.lanes.people ?? null),
    visits: computed(() => (lanes.result.value?.lanes.visits ?? []).map(laneVisit)),
    due: computed(() => {
      const nodes = (due.result.value as DueVisitsQuery | undefined)?.dueVisits.nodes;
      return nodes ? nodes.map(laneVisit) : null;
    }),
    history: computed(() => (history.result.value?.recentFacts ?? []).flatMap((fact) => deedOf(fact) ?? [])),
    districts: computed(() => lanes.result.value?.districts ?? []),
    kinds: computed(() => lanes.result.value?.visitKinds ?? []),
    failure: computed(() =>
      lanes.error.value && !lanes.result.value
        ? {
            code: codeOf(lanes.error.value),
            incident: lanes.error.value instanceof ApolloError ? incidentOf(lanes.error.value) : null,
          }
        : null,
    ),
    again: () => void lanes.refetch(),
  };
}
