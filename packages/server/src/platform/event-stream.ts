// Subscriptions as server-sent events, for tools without WebSocket: the same hub, the same words.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Viewer } from '#kernel/viewer';
import type { Delivery, Sink } from '#live/delivery';
import type { Subscriber } from '#live/subscriber';
import { masked } from './mask';
import { errorsOf, type StreamRequest } from './streams';
import type { Wires } from './wires';

/** No operation id of a socket: all event streams of a group share one frame. */
const EVENT = '\u0000event';
const DRAINED_BYTES = 65_536;

/** Answers a POST that accepts `text/event-stream`; every refusal is an event too. */
export async function streamEvents(
  wires: Wires,
  viewer: Viewer,
  body: StreamRequest,
  request: IncomingMessage,
  response: ServerResponse,
) {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.flushHeaders();
  let subscriber: Subscriber | null = null;
  let asking = viewer;
  const end = (error?: unknown) => {
    if (response.writableEnded) return;
    if (error !== undefined) {
      const errors = errorsOf(error).map((one) => masked(one, viewer.language, wires.report));
      response.write(`event: next\ndata: ${JSON.stringify({ errors })}\n\n`);
    }
    response.end('event: complete\ndata:\n\n');
  };
  const leave = wires.connections.add({
    get viewer() {
      return asking;
    },
    set viewer(next) {
      asking = next;
    },
    close: () => {
      subscriber?.end();
      response.destroy();
    },
    beat: (head, at) =>
      void response.write(head === null ? ':\n\n' : `: ${JSON.stringify({ head, at: at.toString() })}\n\n`),
  });
  request.once('close', () => {
    leave();
    subscriber?.end();
  });
  response.once('close', () => {
    leave();
    subscriber?.end();
  });
  try {
    const stream = wires.prepare(body, viewer);
    const after = stream.after === null ? null : await wires.resume(stream.after, viewer);
    subscriber = await wires.hub.join(stream.standing, viewer, new EventSink(response, end), after);
    if (response.destroyed) subscriber.end();
  } catch (error) {
    end(error);
  }
}

class EventSink implements Sink {
  #messages = 0;

  constructor(
    private readonly response: ServerResponse,
    readonly fail: (error: unknown) => void,
  ) {}

  push(delivery: Delivery): void {
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
