// How much has happened since the page was read: it says so and waits, for nothing moves under a reader.
import { type Ref, onScopeDispose, ref } from 'vue';
import { follow } from '#graphql/follow.ts';
import { FactsSince } from './documents.ts';

/** `from` begins to count at the cursor of an answer, anew with each; `read` reads the page again, when the log is another one. */
export function useNews(read: () => Promise<string>): {
  count: Readonly<Ref<number>>;
  from(cursor: string): void;
} {
  const count = ref(0);
  let stop: (() => void) | undefined;
  onScopeDispose(() => stop?.());
  return {
    count,
    from(after) {
      stop?.();
      count.value = 0;
      stop = follow({
        document: FactsSince,
        after,
        cursor: ({ facts }) => facts.cursor,
        fold: () => (count.value += 1),
        restart: read,
      });
    },
  };
}
