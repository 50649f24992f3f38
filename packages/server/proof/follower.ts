// Somebody who follows the log over a socket and comes back with the cursor whenever the line breaks.
import WebSocket from 'ws';
import { pause } from './setting';

export interface FollowerOptions {
  url(): string;
  token: string;
  /** Kinds to hear, or all. */
  kinds?: readonly string[];
  /** More fields of the fact. */
  fields?: string;
  after?: string | null;
}

/** One client; what it heard stays when the line breaks. */
export class Follower {
  /** Numbers of the facts heard, as they came. */
  readonly heard: number[] = [];
  /** When each came, by the machine's monotonic clock. */
  readonly at: number[] = [];
  readonly facts: Record<string, unknown>[] = [];
  /** Codes of errors and closes, as they came. */
  readonly ends: string[] = [];
  cursor: string | null;
  #socket: WebSocket | undefined;
  #stopped = false;
  #ready = Promise.withResolvers<void>();

  constructor(private readonly options: FollowerOptions) {
    this.cursor = options.after ?? null;
  }

  /** Starts to follow; resolves when the subscription stands for the first time. */
  start(): Promise<void> {
    void this.#run();
    return this.#ready.promise;
  }

  /** Breaks the line without a word; it comes back by itself. */
  drop(): void {
    this.#socket?.terminate();
  }

  /** Reads nothing more until told to. */
  pause(): void {
    this.#socket?.pause();
  }

  resume(): void {
    this.#socket?.resume();
  }

  stop(): void {
    this.#stopped = true;
    this.#socket?.terminate();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      await this.#once().catch(() => undefined);
      if (!this.#stopped) await pause(30);
    }
  }

  #once(): Promise<void> {
    const { url, token, kinds, fields = '' } = this.options;
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(`${url().replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
        perMessageDeflate: false,
        handshakeTimeout: 3000,
      });
      this.#socket = socket;
      const say = (frame: unknown) => socket.send(JSON.stringify(frame));
      socket.on('open', () =>
        say({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }),
      );
      socket.on('message', (data) => {
        const frame = JSON.parse(String(data)) as { type: string; payload?: never };
        if (frame.type === 'connection_ack') {
          say({
            id: '1',
            type: 'subscribe',
            payload: {
              query: `subscription ($after: Cursor, $kinds: [FactKind!]) { facts(after: $after, kinds: $kinds) { cursor kind ${fields} } }`,
              variables: { after: this.cursor, kinds: kinds ?? null },
            },
          });
          say({ type: 'ping', payload: { standing: true } });
        } else if (frame.type === 'pong') this.#ready.resolve();
        else if (frame.type === 'ping') say({ type: 'pong' });
        else if (frame.type === 'next') this.#hear(frame.payload as never);
        else if (frame.type === 'error') {
          this.ends.push(
            (frame.payload as unknown as { extensions: { code: string } }[])[0]!.extensions.code,
          );
          socket.close();
        }
      });
      socket.on('close', (code) => {
        this.ends.push(String(code));
        resolve();
      });
      socket.on('error', reject);
      socket.on('unexpected-response', () => reject(new Error('refused')));
    });
  }

  #hear({ data }: { data: { facts: { cursor: string } } }): void {
    this.cursor = data.facts.cursor;
    this.heard.push(Number(this.cursor.split('.')[1]));
    this.at.push(performance.now());
    this.facts.push(data.facts);
  }
}

/** How what was heard differs from what should have been: missing, twice, out of order, uncalled for. */
export function compared(heard: readonly number[], expected: readonly number[]) {
  const should = new Set(expected);
  const did = new Set(heard);
  return {
    missed: expected.filter((seq) => !did.has(seq)).length,
    doubled: heard.length - did.size,
    disordered: heard.filter((seq, at) => at > 0 && seq <= heard[at - 1]!).length,
    uncalled: [...did].filter((seq) => !should.has(seq)).length,
  };
}

/** Waits until everybody has heard as much as there was to hear, then sums how what they heard differs from it. */
export async function heardBy(
  followers: readonly Follower[],
  expected: readonly number[],
  milliseconds = 10_000,
): Promise<ReturnType<typeof compared>> {
  const late = performance.now() + milliseconds;
  while (followers.some(({ heard }) => heard.length < expected.length) && performance.now() < late)
    await pause(50);
  const sums = { missed: 0, doubled: 0, disordered: 0, uncalled: 0 };
  for (const { heard } of followers) {
    const found = compared(heard, expected);
    for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += found[name];
  }
  return sums;
}
