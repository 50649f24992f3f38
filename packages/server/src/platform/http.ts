// One port: API, live streams, health and the dashboard. Nothing is read of a request before the gate let it in.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import sirv from 'sirv';
import type { Viewer } from '#kernel/viewer';
import { bodyOf, BodyTooLarge } from './body';
import { answer, readyKey } from './answer';
import { addressOf, hostAllowed, languageOf, originAllowed } from './gate';
import { HEADERS, HSTS } from './headers';
import { failure, masked, statusOf } from './mask';
import { serveMetrics } from './serve-metrics';
import { streamEvents } from './event-stream';
import { unreadable } from './unreadable';
import { createSockets } from './websocket';
import type { Wires } from './wires';

/** Longer than any operation may take (`DEADLINE_MILLISECONDS`), shorter than the stop as a whole. */
const DRAIN_MILLISECONDS = 7000;

export interface Listening {
  server: Server;
  port: number;
  close(): Promise<void>;
}

/** Starts to listen; `dashboard` is the folder of the built interface, if there is one. */
export async function listen(wires: Wires, dashboard: string | null): Promise<Listening> {
  const files = dashboard
    ? sirv(dashboard, { single: true, gzip: true, dev: false, setHeaders: cacheable })
    : null;
  const sockets = createSockets(wires);
  const server = createServer(LIMITS, (request, response) => {
    wires.answered.begin(response);
    handle(wires, files, request, response).catch((error: unknown) => {
      // Who went away in the middle of the own request is no incident.
      if (request.destroyed && !request.complete) return response.destroy();
      wires.report('http', error);
      if (!response.headersSent) refuse(response, 500, 'INTERNAL', 'de');
      else response.destroy();
      return undefined;
    });
  });
  server.on('upgrade', (request, stream, head) => {
    // Node takes its own listener away before this: a reset would end the process.
    stream.on('error', () => stream.destroy());
    const path = pathOf(request);
    const fine =
      path === '/graphql' &&
      hostAllowed(request.headers, wires.config) &&
      originAllowed(request.headers, wires.config) &&
      !wires.stopping() &&
      sockets.hasRoom();
    if (fine) sockets.upgrade(request, stream, head);
    else
      // Nobody reads this line any more: without an end of ours it would stay open for ever.
      stream.end(
        `HTTP/1.1 ${wires.stopping() ? '503 Service Unavailable' : path === '/graphql' ? '403 Forbidden' : '404 Not Found'}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
        () => stream.destroy(),
      );
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const told = unreadable(error.code, (socket as Socket).bytesRead);
    if (told && socket.writable) socket.end(told);
    else socket.destroy();
  });
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(wires.config.port, wires.config.host, resolve),
  );
  const address = server.address();
  return {
    server,
    port: typeof address === 'object' && address ? address.port : wires.config.port,
    close: async () => {
      wires.connections.closeAll();
      // Still listening: whoever asks is told 503 and goes elsewhere, while what was begun is answered.
      await Promise.all([sockets.close(), wires.answered.drained(DRAIN_MILLISECONDS)]);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** Built files carry their hash in their name; the page itself is asked for again each time. */
function cacheable(response: ServerResponse, pathname: string) {
  response.setHeader(
    'cache-control',
    pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
}

const pathOf = (request: IncomingMessage) => (request.url ?? '/').split('?')[0]!;

/** From one byte on; other ranges are answered whole. */
const RANGE = /^bytes=\d+-$/;

/** Node looks for lines that are late every thirty seconds, unless told: a head could take forty, a body sixty. */
const LIMITS = {
  maxHeaderSize: 16_384,
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
};

/** What every answer says of itself, laid out once. */
const PLAIN = Object.entries(HEADERS);
const ENCRYPTED = [...PLAIN, ...Object.entries(HSTS)];

type Files = ReturnType<typeof sirv> | null;

async function handle(
  wires: Wires,
  files: Files,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of wires.config.publicUrl?.protocol === 'https:' ? ENCRYPTED : PLAIN)
    response.setHeader(name, value);
  const path = pathOf(request);
  if (path === '/health/live') return json(response, 200, { live: true });
  if (path === '/health/ready') {
    const { ready, ...said } = await wires.health();
    return json(response, ready ? 200 : 503, { ready, ...said });
  }
  if (path === '/metrics') return serveMetrics(wires, request, response);
  if (!hostAllowed(request.headers, wires.config))
    return refuse(response, 421, 'FORBIDDEN', languageOf(request.headers));
  if (path === '/graphql') return graphql(wires, request, response);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
  if (!files) return void response.writeHead(404).end();
  if (!RANGE.test(request.headers.range ?? 'bytes=0-')) delete request.headers.range;
  return void files(request, response, () => void response.writeHead(404).end());
}

/** The body, or null when it is larger than allowed. */
async function wholeBody(request: IncomingMessage): Promise<{ value: unknown } | null> {
  try {
    return await bodyOf(request);
  } catch (error) {
    if (error instanceof BodyTooLarge) return null;
    throw error;
  }
}

async function graphql(wires: Wires, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const language = languageOf(request.headers);
  response.setHeader('cache-control', 'no-store');
  response.setHeader('vary', 'accept-language');
  if (request.method !== 'POST') return void response.writeHead(405, { allow: 'POST' }).end();
  if (!originAllowed(request.headers, wires.config)) return refuse(response, 403, 'FORBIDDEN', language);
  if (wires.stopping()) return refuse(response, 503, 'UNAVAILABLE', language);
  const body = await wholeBody(request);
  if (!body) {
    response.setHeader('connection', 'close');
    return refuse(response, 413, 'BAD_USER_INPUT', language);
  }
  const streams = (request.headers.accept ?? '').includes('text/event-stream');
  // Who asked a moment ago need not be asked again for what stands ready for all of their rights.
  const recent = streams ? null : wires.recognise(request);
  const recentKey = recent && readyKey(request, body.value, recent);
  const ready = recentKey !== null && wires.ready.knows(recentKey);
  // Only now: whoever holds a body back is asked who they are when it has come.
  const viewer = ready ? recent : await wires.identify(request);
  if (!viewer) return refuse(response, 401, 'UNAUTHENTICATED', language);
  const address = addressOf(request, wires.config);
  const place = wires.rates.enter(viewer, address);
  if (!place) {
    response.setHeader('retry-after', String(wires.rates.wait(viewer, address)));
    return refuse(response, 429, 'RATE_LIMITED', language);
  }
  try {
    if (streams) {
      return await streamEvents(wires, viewer, (body.value ?? {}) as object, request, response, place.spend);
    }
    const key = ready ? recentKey : readyKey(request, body.value, viewer);
    await answer(wires, { request, response, viewer, address, body: body.value, place, key });
  } finally {
    place.leave();
  }
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .end(JSON.stringify(value));
}

function refuse(
  response: ServerResponse,
  status: number,
  code: Parameters<typeof failure>[0],
  language: Viewer['language'],
): void {
  json(response, status || statusOf(code), { errors: [masked(failure(code), language, () => undefined)] });
}
