// A document somebody wrote, sent as it is: the answer as it came, what it cost, and a subscription with its cursor.
import { connect } from './connection.ts';
import { sessionEnded } from './client.ts';
import { asked } from './language.ts';

export interface Answered {
  status: number;
  body: unknown;
  /** Points this operation asked for; null when the server did not say. */
  cost: number | null;
  /** Points left until `resetAt`; null when the server did not say. */
  remaining: number | null;
  /** When the points are full again: RFC 3339, or null. */
  resetAt: string | null;
  milliseconds: number;
}

const record = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};

/** The header says seconds since 1970. */
const instantOf = (header: string | null): string | null =>
  header ? new Date(Number(header) * 1000).toISOString() : null;

/** Sends a query or mutation. @throws TypeError without a connection; AbortError when `signal` says so. */
export async function ask(
  query: string,
  variables: Record<string, unknown>,
  signal: AbortSignal,
): Promise<Answered> {
  const begun = performance.now();
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'accept-language': asked() },
    body: JSON.stringify({ query, variables }),
    signal,
  });
  const text = await response.text();
  let body: unknown = text;
  try {
    body = JSON.parse(text);
  } catch {
    // what is no JSON is shown as it came
  }
  if (response.status === 401) sessionEnded();
  const requested = record(record(record(body)['extensions'])['cost'])['requested'];
  const remaining = response.headers.get('x-cost-remaining');
  return {
    status: response.status,
    body,
    cost: typeof requested === 'number' ? requested : null,
    remaining: remaining === null ? null : Number(remaining),
    resetAt: instantOf(response.headers.get('x-cost-reset-at')),
    milliseconds: Math.round(performance.now() - begun),
  };
}

/** The cursor an event carries below its one root field. */
export function cursorOf(data: unknown): string | null {
  const [event] = Object.values(record(data));
  const cursor = record(event)['cursor'];
  return typeof cursor === 'string' ? cursor : null;
}

export interface Listener {
  heard(event: unknown, cursor: string | null): void;
  /** It has ended; `errors` when the server said why. */
  ended(errors: unknown): void;
}

/** Listens until the returned function is called; after a break it goes on from the last cursor, where `after` is a variable. */
export function hear(
  query: string,
  variables: Record<string, unknown>,
  resumes: boolean,
  { heard, ended }: Listener,
): () => void {
  // graphql-ws sends this very object again after each reconnect: the cursor in it is always the last one.
  const payload = { query, variables: { ...variables } };
  return connect().subscribe<unknown>(payload, {
    next(event) {
      const cursor = cursorOf(event.data);
      if (cursor !== null && resumes) payload.variables['after'] = cursor;
      heard(event, cursor);
    },
    error: (failure) => ended(Array.isArray(failure) ? failure : [{ message: 'CLOSED' }]),
    complete: () => ended(null),
  });
}
