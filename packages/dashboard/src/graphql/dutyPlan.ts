// The rota of some days, always current: read whole, and read again when a duty changed.
import { type ComputedRef, type Ref, computed, onScopeDispose } from 'vue';
import { useQuery } from '@vue/apollo-composable';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { confirmed } from './connection.ts';
import { follow } from './follow.ts';
import { graphql } from './generated/index.ts';

const DutyPlanDocument = graphql(/* GraphQL */ `
  query DutyPlan($from: Date!, $days: Int!) {
    dutyPlan(from: $from, days: $days) {
      cursor
      days {
        date
        holiday
        shifts {
          kind
          from
          until
          clockChange
          duties {
            id
            ...Duty_duty
          }
          holes {
            from
            until
            half
            duty {
              id
              ...Duty_duty
            }
          }
        }
      }
    }
  }
`);

const OnCallChangedDocument = graphql(/* GraphQL */ `
  subscription OnCallChanged($after: Cursor) {
    onCallChanged(after: $after) {
      cursor
      kind
    }
  }
`);

export type PlannedDay = ResultOf<typeof DutyPlanDocument>['dutyPlan']['days'][number];
export type PlannedShift = PlannedDay['shifts'][number];

export interface LivePlan {
  days: ComputedRef<readonly PlannedDay[]>;
  loading: Readonly<Ref<boolean>>;
  failed: ComputedRef<boolean>;
  again(): Promise<void>;
}

/** The plan from a day (`2026-11-23`) on, kept current while the component lives. */
export function useDutyPlan(from: () => string, count: number): LivePlan {
  const { result, loading, error, refetch, onResult } = useQuery(
    DutyPlanDocument,
    () => ({ from: from(), days: count }),
    { fetchPolicy: 'no-cache', keepPreviousResult: true },
  );
  let unfollow: (() => void) | undefined;

  async function again(): Promise<void> {
    await refetch();
    confirmed();
  }
  onResult(({ data, loading: busy }) => {
    if (busy || !data) return;
    confirmed();
    unfollow ??= follow({
      document: OnCallChangedDocument,
      after: data.dutyPlan.cursor,
      cursor: ({ onCallChanged }) => onCallChanged.cursor,
      fold: () => void again().catch(() => {}), // without a net the reconnect reads it
      restart: async () => (await refetch())!.data.dutyPlan.cursor,
    });
  });
  onScopeDispose(() => unfollow?.());

  return {
    days: computed(() => result.value?.dutyPlan.days ?? []),
    loading,
    failed: computed(() => error.value !== null && result.value === undefined),
    again,
  };
}
