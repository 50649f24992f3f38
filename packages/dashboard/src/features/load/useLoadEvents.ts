// Says that some load has changed, so that a page that shows loads reads them again; never more than once a second.
import { follow } from '#graphql/follow.ts';
import { onScopeDispose } from 'vue';
import { LoadEvents } from './documents.ts';

const PAUSE = 1000;

/** Starts with the first cursor it is given; `read` reads everything again and answers with its cursor. */
export function useLoadEvents(read: () => Promise<string>): { from(cursor: string): void } {
  let stop: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void read().catch(() => {}); // without a net the reconnect reads again
    }, PAUSE);
  };
  onScopeDispose(() => {
    clearTimeout(timer);
    stop?.();
  });
  return {
    from(after) {
      stop ??= follow({
        document: LoadEvents,
        after,
        cursor: ({ districtLoadChanged }) => districtLoadChanged.cursor,
        fold: soon,
        restart: read,
      });
    },
  };
}
