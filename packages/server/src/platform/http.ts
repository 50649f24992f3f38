// One port: API, live streams, health and the dashboard. Nothing is read of a request before the gate let it in.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { HeaderMap } from '@apollo/server';
import sirv from 'sirv';
import type { Viewer } from '#kernel/viewer';
import { bodyOf, BodyTooLarge } from './body';
import {
  cookieOf,
  demoAllowed,
  deviceCookie,
  deviceOf,
  addressOf,
  hostAllowed,
  languageOf,
  originAllowed,
  sessionCookie,
  signDevice,
  wallCookie,
} from './gate';
import { HEADERS, HSTS } from './headers';
import { failure, masked, statusOf } from './mask';
import { RequestContext } from './request-context';
import { serveMetrics } from './serve-metrics';
import { streamEvents } from './event-stream';
import { unreadable } from './unreadable';
import { createSockets } from './websocket';
import type { Wires } from './wires';

/** As long as browsers keep any cookie: a wall is opened once and then left alone. */
const WALL_SECONDS = 400 * 86_400;
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
  const server = createServer(
    { maxHeaderSize: 16_384, requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 5_000 },
    (request, response) => {
      wires.answered.begin(response);
      handle(wires, files, request, response).catch((error: unknown) => {
        // Who went away in the middle of the own request is no incident.
        if (request.destroyed && !request.complete) return response.destroy();
        wires.report('http', error);
        if (!response.headersSent) refuse(response, 500, 'INTERNAL', 'de');
        else response.destroy();
        return undefined;
      });
    },
  );
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

type Files = ReturnType<typeof sirv> | null;

async function handle(
  wires: Wires,
  files: Files,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries({
    ...HEADERS,
    ...(wires.config.publicUrl?.protocol === 'https:' ? HSTS : {}),
  }))
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
  // Only now: whoever holds a body back is asked who they are when it has come.
  const viewer = await wires.identify(request);
  if (!viewer) return refuse(response, 401, 'UNAUTHENTICATED', language);
  const address = addressOf(request, wires.config);
  const place = wires.rates.enter(viewer, address);
  if (!place) {
    response.setHeader('retry-after', String(wires.rates.wait(viewer, address)));
    return refuse(response, 429, 'RATE_LIMITED', language);
  }
  try {
    if ((request.headers.accept ?? '').includes('text/event-stream')) {
      return await streamEvents(wires, viewer, (body.value ?? {}) as object, request, response, place.spend);
    }
    await answer(wires, viewer, request, response, body.value, place.spend, address);
  } finally {
    place.leave();
  }
}

async function answer(
  wires: Wires,
  viewer: Viewer,
  request: IncomingMessage,
  response: ServerResponse,
  body: unknown,
  spend: (points: number) => { remaining: number; resetAt: number },
  address: string,
) {
  const requestId = randomUUID();
  const name =
    typeof body === 'object' && body && 'operationName' in body && typeof body.operationName === 'string'
      ? body.operationName.slice(0, 80)
      : '';
  const device = deviceOf(cookieOf(request.headers, deviceCookie(wires.config)), wires.deviceKey);
  const context = new RequestContext(
    wires.store,
    viewer,
    requestId,
    name,
    { address, device, demoAllowed: demoAllowed(request.headers, wires.config) },
    wires.about,
    (secret) => wires.identifySession(request, secret),
  );
  const headers = new HeaderMap();
  for (const [key, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(key, Array.isArray(value) ? value.join(', ') : value);
  const result = await wires.apollo.answer({ method: 'POST', headers, search: '', body }, context);
  const budget = spend(context.cost);
  for (const [key, value] of result.headers) response.setHeader(key, value);
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-request-id', requestId);
  response.setHeader('x-cost-remaining', String(budget.remaining));
  response.setHeader('x-cost-reset-at', String(budget.resetAt));
  setCookies(wires, context, response);
  response.statusCode = context.cookies.retryAfter ? 429 : (result.status ?? 200);
  if (result.body.kind === 'complete') response.end(result.body.string);
  else response.end();
  wires.log('answered', {
    requestId,
    operation: name,
    status: response.statusCode,
    principal: viewer.principal,
    cost: context.cost,
  });
}

function setCookies(
  { config, deviceKey, now }: Wires,
  { cookies }: RequestContext,
  response: ServerResponse,
): void {
  const secure = config.publicUrl?.protocol === 'https:' ? '; Secure' : '';
  const set: string[] = [];
  if (cookies.session) {
    const { expiresAt } = cookies.session;
    const seconds = expiresAt
      ? Math.round((expiresAt.epochMilliseconds - now().epochMilliseconds) / 1000)
      : 0;
    set.push(
      `${sessionCookie(config)}=${cookies.session.value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`,
    );
  }
  if (cookies.device)
    set.push(
      `${deviceCookie(config)}=${signDevice(cookies.device, deviceKey)}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000${secure}`,
    );
  if (cookies.wall)
    set.push(
      `${wallCookie(config)}=${cookies.wall}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${WALL_SECONDS}${secure}`,
    );
  if (set.length > 0) response.setHeader('set-cookie', set);
  if (cookies.retryAfter) response.setHeader('retry-after', String(cookies.retryAfter));
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
