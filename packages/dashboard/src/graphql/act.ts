// One act of a person on the server: its key stays the same until there is an answer, so a second try never acts twice.
import type { TypedDocumentNode } from '@apollo/client/core';
import { useApolloClient } from '@vue/apollo-composable';
import { type Ref, readonly, ref } from 'vue';
import type { Refusal } from '#ui/ErrorSummary.vue';
import { useWords } from '#ui/words.ts';
import { confirmed } from './connection.ts';
import { codeOf, incidentOf } from './failure.ts';

export interface Refused extends Refusal {
  code: string;
  details?: { busyFrom?: string | null; busyUntil?: string | null; currentVersion?: number | null } | null;
}

type Payload = {
  errors: readonly { code: string; field?: string | null; message: string; details?: Refused['details'] }[];
};
type Only<TData> = Extract<TData[keyof TData], Payload>;
type Input<TVariables> = TVariables extends { input: infer I } ? Omit<I, 'idempotencyKey'> : never;

export interface Outcome<T> {
  /** What the server answered; null when it refused or could not be reached. */
  done: T | null;
  refused: Refused[];
}

/** A UUID; also where the page is not on a secure origin. */
export function newKey(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID();
  const b = (crypto as Crypto).getRandomValues(new Uint8Array(16));
  b[6] = (b[6]! & 0x0f) | 0x40;
  b[8] = (b[8]! & 0x3f) | 0x80;
  const hex = Array.from(b, (n) => n.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export interface Act<TData, TVariables> {
  run(input: Input<TVariables>): Promise<Outcome<Only<TData>>>;
  busy: Readonly<Ref<boolean>>;
}

/** A mutation as an act: `run` sends it, refusals come back as sentences for the fields they belong to. */
export function useAct<TData, TVariables extends { input: object }>(
  document: TypedDocumentNode<TData, TVariables>,
): Act<TData, TVariables> {
  const { client } = useApolloClient();
  const { say } = useWords();
  const busy = ref(false);
  let key: string | undefined;
  let asked = '';

  async function run(input: Input<TVariables>): Promise<Outcome<Only<TData>>> {
    const now = JSON.stringify(input);
    if (key === undefined || now !== asked) key = newKey();
    asked = now;
    busy.value = true;
    try {
      const variables = { input: { ...(input as object), idempotencyKey: key } } as unknown as TVariables;
      const { data } = await client.mutate({ mutation: document, variables: variables as never });
      key = undefined;
      confirmed();
      const payload = Object.values(data as Record<string, Only<TData>>)[0]!;
      const refused = payload.errors.map(({ code, field, message, details }) => ({
        code,
        field: field ?? null,
        message,
        details: details ?? null,
      }));
      return { done: refused.length > 0 ? null : payload, refused };
    } catch (failure) {
      return { done: null, refused: [unanswered(failure)] };
    } finally {
      busy.value = false;
    }
  }

  function unanswered(failure: unknown): Refused {
    const code = codeOf(failure);
    if (code === 'OFFLINE' || code === 'UNAVAILABLE' || code === 'TIMEOUT') {
      return { code, field: null, message: say('failure.offline') };
    }
    key = undefined;
    if (code === 'FORBIDDEN') return { code, field: null, message: say('failure.forbidden') };
    if (code === 'NOT_FOUND') return { code, field: null, message: say('failure.gone') };
    if (code === 'RATE_LIMITED') return { code, field: null, message: say('failure.often') };
    return { code, field: null, message: say('failure.other', { number: incidentOf(failure) ?? code }) };
  }

  return { run, busy: readonly(busy) };
}
