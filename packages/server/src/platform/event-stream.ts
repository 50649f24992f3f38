// Subscriptions as server-sent events, for tools without WebSocket: the same hub, the same words.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Viewer } from '#kernel/viewer';
import type { Delivery, Sink } from '#live/delivery';
import type { Subscriber } from '#live/subscriber';
import { type Connection, stillThere } from './connections';
import { failure, masked } from './mask';
import { errorsOf, type Stream, type StreamRequest } from './streams';
import type { Wires } from './wires';

/** No operation id of a socket: all event streams of a group share one frame. */
const EVENT = '\u0000event';
const DRAINED_BYTES = 65_536;

/** Streams of one principal at a time; each is one subscription. */
const STREAMS_MAX = 20;
/** A reader that takes nothing for this long is gone. */
const SILENCE_MILLISECONDS = 30_000;

/** Answers a POST that accepts `text/event-stream`; every refusal is an event too. */
export async function streamEvents(
  wires: Wires,
  viewer: Viewer,
  body: StreamRequest,
  request: IncomingMessage,
  response: ServerResponse,
  spend: (points: number) => unknown,
): Promise<void> {
  response.on('error', () => response.destroy());
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.flushHeaders();
  try {
    if (!viewer.unlimited && wires.connections.countOf(viewer.principal) >= STREAMS_MAX)
      throw failure('SUBSCRIPTION_LIMIT');
    const stream = wires.prepare(body, viewer);
    spend(stream.cost);
    const after = stream.after === null ? null : await wires.resume(stream.after, viewer);
    const events = new EventStream(wires, viewer, response);
    // Asked once more now that a revocation would find this line: one that came in between is not missed.
    if (!stillThere(viewer, await wires.identify(request))) throw failure('UNAUTHENTICATED');
    events.follow(stream, after);
  } catch (error) {
    finish(wires, viewer, response, error);
  }
}

/** The last words of a stream: why it ended, and that it did. */
function finish(wires: Wires, viewer: Viewer, response: ServerResponse, error?: unknown): void {
  if (response.writableEnded || response.destroyed) return;
  if (error !== undefined) {
    const errors = errorsOf(error).map((one) => masked(one, viewer.language, wires.report));
    response.write(`event: next\ndata: ${JSON.stringify({ errors })}\n\n`);
  }
  response.end('event: complete\ndata:\n\n');
}

/** A stream that has been admitted, until it ends. */
class EventStream implements Connection {
  readonly transport = 'event-stream';
  #subscriber: Subscriber | null = null;
  readonly #leave: () => void;
  readonly #watch: NodeJS.Timeout;
  #taken = 0;

  constructor(
    private readonly wires: Wires,
    public viewer: Viewer,
    private readonly response: ServerResponse,
  ) {
    this.#leave = wires.connections.add(this);
    this.#watch = setInterval(() => this.#look(), SILENCE_MILLISECONDS);
    this.#watch.unref();
    response.once('close', () => this.#gone());
    // Who left while it was asked who they are is not told again.
    if (response.destroyed) this.#gone();
  }

  follow(stream: Stream, after: bigint | null): void {
    const sink = new EventSink(this.response, (error) => {
      this.#gone();
      finish(this.wires, this.viewer, this.response, error);
    });
    this.#subscriber = this.wires.hub.join(stream.standing, this.viewer, sink, after);
    if (this.response.destroyed) this.#gone();
  }

  close(): void {
    this.#gone();
    this.response.destroy();
  }

  beat(head: string | null, at: Temporal.Instant): void {
    if (this.response.writableEnded || this.response.destroyed) return;
    this.response.write(head === null ? ':\n\n' : `: ${JSON.stringify({ head, at: at.toString() })}\n\n`);
  }

  /** Bytes wait and not one has left since the last look: nobody reads there. */
  #look(): void {
    const sent = this.response.socket?.bytesWritten ?? 0;
    if (this.response.writableLength > 0 && sent === this.#taken) this.close();
    this.#taken = sent;
  }

  #gone(): void {
    clearInterval(this.#watch);
    this.#leave();
    this.#subscriber?.end();
  }
}

class EventSink implements Sink {
  #messages = 0;

  constructor(
    private readonly response: ServerResponse,
    readonly fail: (error: unknown) => void,
  ) {}

  push(delivery: Delivery): void {
    if (this.response.writableEnded || this.response.destroyed) return;
    this.#messages += 1;
    this.response.write(
      delivery.frame(EVENT, (json) => `event: next\ndata: ${json}\n\n`),
      () => (this.#messages -= 1),
    );
  }

  backlog() {
    return { bytes: this.response.writableLength, messages: this.#messages };
  }

  async drained(): Promise<void> {
    while (!this.response.destroyed && this.response.writableLength > DRAINED_BYTES) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
