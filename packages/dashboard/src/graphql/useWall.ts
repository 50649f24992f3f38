// The wall, always current: read whole, read again when something of it moved, and honest about when that did not work.
import { type ComputedRef, type Ref, computed, onScopeDispose, shallowRef, watch } from 'vue';
import { useApolloClient } from '@vue/apollo-composable';
import { calibrate, serverNow, useSeconds } from '#ui/clock.ts';
import { useWords } from '#ui/words.ts';
import { onSessionEnd } from './client.ts';
import { confirmed, disconnect, useConnection } from './connection.ts';
import { askAsWall } from './device.ts';
import { codeOf } from './failure.ts';
import { follow } from './follow.ts';
import { graphql } from './generated/index.ts';
import type { WallQuery } from './generated/graphql.ts';

const WallDocument = graphql(/* GraphQL */ `
  query Wall {
    wall {
      cursor
      now
      town
      name
      levels {
        level
        open
        untaken
        untakenSince
      }
      districts {
        id
        name
        ratio
        band
        overdue
        highest
        highestCount
        open
      }
      duty {
        kind
        from
        until
        complete
        people
      }
      nextDuty {
        kind
        from
        until
        complete
        people
      }
      gap {
        from
        until
        half
      }
      withoutPair
      withoutPairOverdue
      withoutPairDue
      underWay
    }
  }
`);

const WallChangedDocument = graphql(/* GraphQL */ `
  subscription WallChanged($after: Cursor) {
    wallChanged(after: $after) {
      cursor
      kind
    }
  }
`);

const OpenWallDocument = graphql(/* GraphQL */ `
  mutation OpenWall($input: OpenWallInput!) {
    openWall(input: $input) {
      opened
      errors {
        code
        field
        message
      }
    }
  }
`);

export type Wall = WallQuery['wall'];

export interface LiveWall {
  /** `asking` until the server answered, `shut` while this screen needs a code. */
  state: Readonly<Ref<'asking' | 'shut' | 'open'>>;
  wall: Readonly<Ref<Wall | null>>;
  /** Since when what is shown is not the present any more; null while it is. */
  staleSince: ComputedRef<number | null>;
  /** Opens the screen with its code; the sentence that refuses it, or null. */
  open(code: string): Promise<string | null>;
}

/** Heads come every 10 s: two missed ones are told. */
const SILENCE = 25_000;
/** A line that breaks and comes back within a moment is not worth a word. */
const PATIENCE = 5_000;
/** Also without news: the list of screens tells when this one was last seen. */
const LOOK = 60_000;
const AGAIN = 2_000;

/** Keeps the wall while the component lives. */
export function useWall(): LiveWall {
  askAsWall();
  const { say } = useWords();
  const { client } = useApolloClient();
  const link = useConnection();
  const now = useSeconds();
  const state = shallowRef<'asking' | 'shut' | 'open'>('asking');
  const wall = shallowRef<Wall | null>(null);
  /** Something moved at that moment and has not been read yet. */
  const behind = shallowRef<number | null>(null);
  let unfollow: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading: Promise<Wall> | null = null;
  let moved = false;

  async function ask(): Promise<Wall> {
    const { data } = await client
      .query({ query: WallDocument, fetchPolicy: 'no-cache' })
      .catch((failure: unknown) => {
        if (codeOf(failure) === 'UNAUTHENTICATED') shut();
        throw failure;
      });
    calibrate(data.wall.now);
    wall.value = data.wall;
    state.value = 'open';
    confirmed();
    return data.wall;
  }
  const read = (): Promise<Wall> => (reading ??= ask().finally(() => (reading = null)));

  /** One reading at a time; what moves meanwhile is read right after it. */
  async function refresh(): Promise<void> {
    clearTimeout(timer);
    const busy = reading !== null;
    moved = busy;
    try {
      await read();
      behind.value = moved ? behind.value : null;
    } catch {
      moved = true;
    }
    if (state.value === 'open') timer = setTimeout(() => void refresh(), moved ? AGAIN : LOOK);
  }

  function shut(): void {
    unfollow?.();
    unfollow = undefined;
    clearTimeout(timer);
    wall.value = null;
    state.value = 'shut';
    disconnect();
  }
  onSessionEnd(shut);

  async function start(): Promise<void> {
    try {
      const { cursor } = await read();
      timer = setTimeout(() => void refresh(), LOOK);
      unfollow = follow({
        document: WallChangedDocument,
        after: cursor,
        cursor: ({ wallChanged }) => wallChanged.cursor,
        fold() {
          behind.value ??= serverNow();
          void refresh();
        },
        restart: async () => (await read()).cursor,
      });
    } catch (failure) {
      if (codeOf(failure) !== 'UNAUTHENTICATED') timer = setTimeout(() => void start(), AGAIN);
    }
  }
  void start();
  // Back on the line, perhaps under other words: how staff are named is no fact that a wall hears.
  watch(
    () => link.value.offlineSince === null,
    (back) => back && state.value === 'open' && void refresh(),
  );
  onScopeDispose(() => {
    unfollow?.();
    clearTimeout(timer);
  });

  const staleSince = computed(() => {
    const { confirmedAt, offlineSince } = link.value;
    if (offlineSince !== null && now.value - offlineSince >= PATIENCE) return confirmedAt ?? offlineSince;
    if (confirmedAt !== null && now.value - confirmedAt >= SILENCE) return confirmedAt;
    return behind.value !== null && now.value - behind.value >= PATIENCE ? behind.value : null;
  });

  return {
    state,
    wall,
    staleSince,
    async open(code) {
      try {
        const { data } = await client.mutate({ mutation: OpenWallDocument, variables: { input: { code } } });
        const refused = data!.openWall.errors[0];
        if (refused) return refused.message;
      } catch (failure) {
        return say(codeOf(failure) === 'RATE_LIMITED' ? 'signIn.often' : 'failure.offline');
      }
      await start();
      return null;
    },
  };
}
