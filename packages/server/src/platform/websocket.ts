// Subscriptions over a socket: graphql-ws keeps the protocol, the hub's ready frames go past it.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphQLError } from 'graphql';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer, type Context as WsContext } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Viewer } from '#kernel/viewer';
import type { Delivery, Sink } from '#live/delivery';
import { stillThere } from './connections';
import type { Wires } from './wires';
import { masked, failure } from './mask';
import { errorsOf, type StreamRequest } from './streams';

/** Limits of reliability L1 and L4. */
const FRAME_MAX = 65_536;
const SUBSCRIPTIONS_MAX = 20;
const SOCKETS_MAX = 5;
const ALL_SOCKETS_MAX = 20_000;
const MESSAGES_PER_SECOND = 20;
/** A line that answers nothing for this long is gone. */
const SILENCE_MILLISECONDS = 30_000;
const DRAINED_BYTES = 65_536;
const GOODBYE_MILLISECONDS = 2000;

interface Extra {
  socket: WebSocket;
  request: IncomingMessage;
  viewer: Viewer | null;
  pending: { messages: number };
}

const CLOSE: Record<'expired' | 'signed-out' | 'restart', [number, string]> = {
  expired: [4403, 'session-expired'],
  'signed-out': [4401, 'signed-out'],
  restart: [1012, 'restart'],
};

export function createSockets(wires: Wires) {
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: FRAME_MAX,
    perMessageDeflate: false,
    handleProtocols: (protocols) =>
      protocols.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false,
  });
  const protocol = makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: 3000,
    onConnect: (context) => connect(wires, context),
    onSubscribe: (context, _id, payload) => subscribe(wires, context, payload as StreamRequest) as never,
    subscribe: () => nothing() as never,
    onOperation: (context, id, _payload, args) => follow(wires, context, id, args as never) as never,
    onError: (context, _id, _payload, errors) =>
      errors.map((error) => masked(error, context.extra.viewer?.language ?? 'de', wires.report)),
  });

  wss.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    const extra: Extra = { socket, request, viewer: null, pending: { messages: 0 } };
    const budget = { left: MESSAGES_PER_SECOND };
    const refill = setInterval(() => (budget.left = MESSAGES_PER_SECOND), 1000);
    let alive = true;
    const watch = setInterval(() => {
      if (!alive) return socket.terminate();
      alive = false;
      socket.ping();
    }, SILENCE_MILLISECONDS / 2);
    socket.on('pong', () => (alive = true));
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) =>
          new Promise((resolve, reject) => socket.send(data, (error) => (error ? reject(error) : resolve()))),
        close: (code, reason) =>
          socket.close(code === CloseCode.InternalServerError ? 1013 : code, reasonOf(reason)),
        onMessage: (callback) => {
          socket.on('message', (data, isBinary) => {
            alive = true;
            if (isBinary) return socket.close(CloseCode.BadRequest, 'text frames only');
            budget.left -= 1;
            if (budget.left < 0 && !extra.viewer?.unlimited)
              return socket.close(CloseCode.TooManyInitialisationRequests, 'too many messages');
            callback(String(data)).catch((error: unknown) => {
              wires.report('socket', error);
              socket.close(1013, 'try again');
            });
            return undefined;
          });
        },
      },
      extra,
    );
    socket.on('error', () => undefined);
    socket.once('close', (code, reason) => {
      clearInterval(refill);
      clearInterval(watch);
      void closed(code, String(reason));
    });
  });

  return {
    upgrade: (request: IncomingMessage, stream: Duplex, head: Buffer) => {
      wss.handleUpgrade(request, stream, head, (socket) => wss.emit('connection', socket, request));
    },
    /** Sockets of this process, opened or opening. */
    hasRoom: () => wss.clients.size < ALL_SOCKETS_MAX,
    /** Every client is asked to come back elsewhere, also who has not said yet who it is. */
    close: async () => {
      const left = [...wss.clients].map(
        (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
      );
      for (const socket of wss.clients) socket.close(...CLOSE.restart);
      wss.close();
      // Who does not answer a goodbye keeps no process alive.
      const cut = setTimeout(() => wss.clients.forEach((socket) => socket.terminate()), GOODBYE_MILLISECONDS);
      await Promise.all(left);
      clearTimeout(cut);
    },
  };
}

/** Reasons say no more than a code: 123 bytes is what a close frame holds. */
const reasonOf = (reason?: string) => (reason ?? '').replace(/[^\x20-\x7e]/g, '').slice(0, 100);

async function connect(wires: Wires, { extra, connectionParams }: WsContext<Record<string, unknown>, Extra>) {
  const bearer = connectionParams?.['authorization'];
  const whoIsIt = () =>
    wires.identify(
      extra.request,
      typeof bearer === 'string' ? bearer : null,
      connectionParams?.['wall'] === true,
    );
  const viewer = await whoIsIt();
  if (!viewer || viewer.kind === 'NOBODY') return false;
  // A cookie without an Origin is no browser of ours (S5); tools bring a token.
  const byCookie = viewer.kind === 'PERSON' || viewer.kind === 'WALL';
  if (byCookie && extra.request.headers.origin === undefined) return false;
  if (!viewer.unlimited && wires.connections.countOf(viewer.principal) >= SOCKETS_MAX) return false;
  if (extra.socket.readyState !== extra.socket.OPEN) return false;
  extra.viewer = viewer;
  const leave = wires.connections.add({
    transport: 'websocket',
    get viewer() {
      return extra.viewer!;
    },
    set viewer(next) {
      extra.viewer = next;
    },
    close: (why) => extra.socket.close(...CLOSE[why]),
    beat: (cursor, at) => {
      if (extra.socket.readyState === extra.socket.OPEN) extra.socket.send(beatFrame(cursor, at));
    },
  });
  extra.socket.once('close', leave);
  // Asked once more now that a revocation would find this line: one that came in between is not missed.
  return stillThere(viewer, await whoIsIt());
}

const beats = { key: '', frame: '' };
/** One text for all sockets of a beat. */
function beatFrame(cursor: string | null, at: Temporal.Instant): string {
  const key = `${cursor} ${at}`;
  if (beats.key !== key) {
    beats.key = key;
    beats.frame = JSON.stringify(
      cursor === null ? { type: 'ping' } : { type: 'ping', payload: { head: cursor, at: at.toString() } },
    );
  }
  return beats.frame;
}

async function subscribe(
  wires: Wires,
  { extra, subscriptions }: WsContext<Record<string, unknown>, Extra>,
  payload: StreamRequest,
) {
  const viewer = extra.viewer!;
  try {
    if (!viewer.unlimited && Object.keys(subscriptions).length > SUBSCRIPTIONS_MAX)
      throw failure('SUBSCRIPTION_LIMIT');
    // The fresh viewer: roles may have changed since this socket opened.
    const stream = wires.prepare(payload, viewer);
    if (!wires.rates.charge(viewer, stream.cost)) throw failure('RATE_LIMITED');
    const after = stream.after === null ? null : await wires.resume(stream.after, viewer);
    return {
      schema: wires.schema,
      document: stream.document,
      operationName: stream.operationName,
      stream,
      after,
    };
  } catch (error) {
    return errorsOf(error).map((one) =>
      one instanceof GraphQLError ? one : new GraphQLError('', { originalError: one as Error }),
    );
  }
}

async function* nothing() {
  // graphql-js must not run a subscription: the hub does.
}

/** What graphql-ws keeps per operation: an iterable that gives nothing and ends when the stream ends. */
function follow(
  wires: Wires,
  { extra }: WsContext<Record<string, unknown>, Extra>,
  id: string,
  { stream, after }: { stream: ReturnType<Wires['prepare']>; after: bigint | null },
) {
  const ended = Promise.withResolvers<IteratorResult<never>>();
  ended.promise.catch(() => undefined);
  const sink = new SocketSink(extra, id, (error) => ended.reject(new AggregateSafe(error)));
  const subscriber = wires.hub.join(stream.standing, extra.viewer!, sink, after);
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => ended.promise,
    return: () => {
      subscriber.end();
      ended.resolve({ done: true, value: undefined });
      return Promise.resolve({ done: true, value: undefined });
    },
    throw: (error: unknown) => Promise.reject(error),
  };
}

/** graphql-ws reports a thrown GraphQLError as `error` of this one operation. */
class AggregateSafe extends GraphQLError {
  constructor(error: unknown) {
    super('', { originalError: error as Error });
  }
}

class SocketSink implements Sink {
  constructor(
    private readonly extra: Extra,
    private readonly id: string,
    readonly fail: (error: unknown) => void,
  ) {}

  push(delivery: Delivery): void {
    const { socket, pending } = this.extra;
    if (socket.readyState !== socket.OPEN) return;
    pending.messages += 1;
    socket.send(
      delivery.frame(this.id, (json) => `{"id":${JSON.stringify(this.id)},"type":"next","payload":${json}}`),
      { binary: false },
      () => (pending.messages -= 1),
    );
  }

  backlog() {
    return { bytes: this.extra.socket.bufferedAmount, messages: this.extra.pending.messages };
  }

  async drained(): Promise<void> {
    const { socket } = this.extra;
    while (socket.readyState === socket.OPEN && socket.bufferedAmount > DRAINED_BYTES) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
