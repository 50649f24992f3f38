// A client that shares no code with the server: asks over HTTP, says what came back, and tries again only if told to.
import { randomUUID } from 'node:crypto';
import { pause } from './setting';

export interface Answer {
  status: number;
  text: string;
  headers: Headers;
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions: { code: string } }[];
}

export type Headed = Record<string, string>;

export const bearer = (token: string): Headed => ({ authorization: `Bearer ${token}` });

/** Sends a document. A line that breaks is an exception. */
export async function ask(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Headed = {},
  milliseconds = 10_000,
): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(milliseconds),
  });
  const text = await response.text();
  const body = text.startsWith('{') ? (JSON.parse(text) as Pick<Answer, 'data' | 'errors'>) : {};
  return { status: response.status, text, headers: response.headers, ...body };
}

/** What a mutation answers. */
export interface Payload {
  cursor: string | null;
  errors: { code: string; field: string | null; details?: Record<string, unknown> | null }[];
  /** It was sent more than once: the object is shown as it is now, the cursor is the first. */
  retried: boolean;
  [object: string]: unknown;
}

export interface ActOptions {
  headers: Headed;
  /** The same key is sent again until an answer comes, as a careful client does. */
  key?: string;
  /** Where the server is now; it may come back elsewhere. */
  url(): string;
  until(): boolean;
}

/** Sends a mutation and, where the line breaks, sends it again with the same key. Null when nobody waits any more. */
export async function act(
  document: string,
  input: Record<string, unknown>,
  { headers, key = randomUUID(), url, until }: ActOptions,
): Promise<Payload | null> {
  for (let tries = 1; ; tries += 1) {
    try {
      const { data, errors, status } = await ask(
        url(),
        document,
        { input: { idempotencyKey: key, ...input } },
        headers,
      );
      const payload = data && (Object.values(data)[0] as Payload | null);
      if (payload && payload.errors[0]?.code !== 'IN_PROGRESS') return { ...payload, retried: tries > 1 };
      const code = errors?.[0]?.extensions.code;
      if (status < 500 && !payload && code !== 'UNAVAILABLE') throw new Refused(code ?? `HTTP ${status}`);
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    if (!until()) return null;
    await pause(20);
  }
}

/** The server answered, and said no in a way that no retry would change. */
class Refused extends Error {}
