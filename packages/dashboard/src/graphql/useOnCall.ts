// Who is on duty now and in the coming days, always current: read once, then told by every change of the duty.
import { type Ref, onScopeDispose, shallowRef } from 'vue';
import { useQuery } from '@vue/apollo-composable';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { follow } from './follow.ts';
import { graphql } from './generated/index.ts';

const OnCallNowDocument = graphql(/* GraphQL */ `
  query OnCallNow {
    overview {
      cursor
      onCall {
        ...OnCallBlock_onCall
      }
    }
  }
`);

const OnCallNewsDocument = graphql(/* GraphQL */ `
  subscription OnCallNews($after: Cursor) {
    onCallChanged(after: $after) {
      cursor
      onCall {
        ...OnCallBlock_onCall
      }
    }
  }
`);

type OnCall = ResultOf<typeof OnCallNowDocument>['overview']['onCall'];

/** The duty, kept current while the component lives; null until it has been read. */
export function useOnCall(): { onCall: Readonly<Ref<OnCall | null>>; again(): Promise<void> } {
  const onCall = shallowRef<OnCall | null>(null);
  const { refetch, onResult } = useQuery(OnCallNowDocument, {}, { fetchPolicy: 'cache-and-network' });
  let unfollow: (() => void) | undefined;

  onResult(({ data, loading }) => {
    if (!data) return;
    onCall.value = data.overview.onCall;
    if (loading) return;
    unfollow ??= follow({
      document: OnCallNewsDocument,
      after: data.overview.cursor,
      cursor: ({ onCallChanged }) => onCallChanged.cursor,
      fold: ({ onCallChanged }) => (onCall.value = onCallChanged.onCall),
      restart: async () => (await refetch())!.data.overview.cursor,
    });
  });
  onScopeDispose(() => unfollow?.());

  return { onCall, again: async () => void (await refetch()) };
}
