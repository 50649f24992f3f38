// What runs in the explorer: one answer, or a subscription that can be stopped and goes on from its cursor.
import { type Ref, onScopeDispose, readonly, ref, shallowRef } from 'vue';
import type { Operation } from '#graphql/contract.ts';
import { type Answered, ask, hear } from '#graphql/freeDocument.ts';

export interface Heard {
  number: number;
  cursor: string | null;
  text: string;
}

export interface Run {
  answered: Readonly<Ref<Answered | null>>;
  events: Readonly<Ref<readonly Heard[]>>;
  /** How many came since the start, also those no longer shown. */
  count: Readonly<Ref<number>>;
  cursor: Readonly<Ref<string | null>>;
  state: Readonly<Ref<'idle' | 'asking' | 'listening' | 'stopped'>>;
  /** What the server said when it ended a subscription; pretty JSON. */
  ended: Readonly<Ref<string>>;
  offline: Readonly<Ref<boolean>>;
  start(
    operation: Operation,
    query: string,
    variables: Record<string, unknown>,
    resume?: boolean,
  ): Promise<void>;
  stop(): void;
}

/** So many events stay in sight. */
const KEPT = 50;
const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

/** One run at a time; the next one ends the one before. */
export function useRun(): Run {
  const answered = shallowRef<Answered | null>(null);
  const events = shallowRef<readonly Heard[]>([]);
  const count = ref(0);
  const cursor = ref<string | null>(null);
  const state = ref<'idle' | 'asking' | 'listening' | 'stopped'>('idle');
  const ended = ref('');
  const offline = ref(false);
  let end: (() => void) | undefined;

  function stop(): void {
    const ending = end;
    end = undefined;
    ending?.();
    if (state.value === 'listening') state.value = 'stopped';
    else if (state.value === 'asking') state.value = 'idle';
  }

  function listen(operation: Operation, query: string, variables: Record<string, unknown>): void {
    state.value = 'listening';
    let over = false;
    const release = hear(query, variables, operation.variables.includes('after'), {
      heard(event, at) {
        if (over) return;
        count.value += 1;
        if (at !== null) cursor.value = at;
        events.value = [
          ...events.value.slice(1 - KEPT),
          { number: count.value, cursor: at, text: pretty(event) },
        ];
      },
      ended(errors) {
        if (over) return;
        if (errors) ended.value = pretty(errors);
        over = true;
        end = undefined;
        state.value = 'stopped';
      },
    });
    end = () => {
      over = true;
      release();
    };
  }

  async function start(
    operation: Operation,
    query: string,
    variables: Record<string, unknown>,
    resume = false,
  ): Promise<void> {
    stop();
    ended.value = '';
    offline.value = false;
    answered.value = null; // the answer of another operation would stand below this one
    if (operation.kind === 'subscription') {
      if (!resume) {
        events.value = [];
        count.value = 0;
        cursor.value = null;
      }
      return listen(operation, query, resume ? { ...variables, after: cursor.value } : variables);
    }
    const abort = new AbortController();
    end = () => abort.abort();
    state.value = 'asking';
    try {
      const answer = await ask(query, variables, abort.signal);
      events.value = [];
      answered.value = answer;
    } catch (failure) {
      if (abort.signal.aborted) return;
      if (!(failure instanceof TypeError)) throw failure;
      offline.value = true;
    } finally {
      if (!abort.signal.aborted) {
        end = undefined;
        state.value = 'idle';
      }
    }
  }

  onScopeDispose(stop);
  return {
    answered: readonly(answered) as Run['answered'],
    events: readonly(events) as Run['events'],
    count: readonly(count),
    cursor: readonly(cursor),
    state: readonly(state),
    ended: readonly(ended),
    offline: readonly(offline),
    start,
    stop,
  };
}
