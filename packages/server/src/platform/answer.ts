// Answers one query or mutation by POST: with what stands ready, or through Apollo.
import { hash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HeaderMap } from '@apollo/server';
import { rightsKeyOf } from '#access/policy.rules';
import type { Viewer } from '#kernel/viewer';
import { seqOfCursor } from '#live/cursor.rules';
import { keyText } from './key-text';
import { cookieOf, demoAllowed, deviceCookie, deviceOf } from './gate';
import { type Made, secondOf } from './ready';
import { type Cookies, RequestContext } from './request-context';
import { setCookies } from './set-cookies';
import type { Place } from './rates';
import { watched } from './watched-viewer';
import type { Wires } from './wires';

/** A request that has been let in. */
export interface Admission {
  request: IncomingMessage;
  response: ServerResponse;
  viewer: Viewer;
  address: string;
  body: unknown;
  place: Place;
  /** What its answer is kept under; null when it cannot be shared. */
  key: string | null;
}

const rightsKeys = new WeakMap<Viewer, string>();

/** One text for all rights of an asker, made once an asker. */
function rightsOf(viewer: Viewer): string {
  const known = rightsKeys.get(viewer);
  if (known) return known;
  const key = `${viewer.language} ${rightsKeyOf(viewer)}`;
  rightsKeys.set(viewer, key);
  return key;
}

/** The same for two requests that must be answered the same; null where that cannot be said before reading it. */
export function readyKey(request: IncomingMessage, body: unknown, viewer: Viewer): string | null {
  if (typeof body !== 'object' || body === null || viewer.kind === 'NOBODY') return null;
  const { query, variables, operationName, ...more } = body as Record<string, unknown>;
  if (typeof query !== 'string' || Object.keys(more).length > 0) return null;
  const asked = keyText([query, variables, operationName, request.headers.accept, rightsOf(viewer)]);
  return asked && hash('sha256', asked, 'base64');
}

export async function answer(wires: Wires, asked: Admission): Promise<void> {
  const { key, viewer, request } = asked;
  const requestId = randomUUID();
  const operation = operationOf(asked.body);
  const device = deviceOf(cookieOf(request.headers, deviceCookie(wires.config)), wires.deviceKey);
  let cookies: Cookies = {};
  const make = async () => {
    const watch = watched(viewer);
    const context = new RequestContext(
      wires.store,
      watch.viewer,
      requestId,
      operation,
      { address: asked.address, device, demoAllowed: demoAllowed(request.headers, wires.config) },
      wires.about,
      (secret) => wires.identifySession(request, secret),
    );
    const second = secondOf(wires.now());
    const result = await throughApollo(wires, request, asked.body, context);
    cookies = context.cookies;
    const shared = context.shared && !watch.personal && result.status === 200;
    return { ...result, cost: context.cost, second, seq: shared ? seqOfCursor(context.readAt) : null };
  };
  const made = key ? await wires.ready.take(key, make) : await make();
  const budget = asked.place.spend(made.cost);
  send(wires, asked.response, made, {
    'x-request-id': requestId,
    'x-cost-remaining': String(budget.remaining),
    'x-cost-reset-at': String(budget.resetAt),
  }, cookies); // prettier-ignore
  const { statusCode: status } = asked.response;
  wires.log('answered', { requestId, operation, status, principal: viewer.principal, cost: made.cost });
}

function operationOf(body: unknown): string {
  const named = typeof body === 'object' && body && 'operationName' in body ? body.operationName : '';
  return typeof named === 'string' ? named.slice(0, 80) : '';
}

async function throughApollo(
  wires: Wires,
  request: IncomingMessage,
  body: unknown,
  context: RequestContext,
): Promise<Pick<Made, 'status' | 'headers' | 'body'>> {
  const headers = new HeaderMap();
  for (const [key, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(key, Array.isArray(value) ? value.join(', ') : value);
  const result = await wires.apollo.answer({ method: 'POST', headers, search: '', body }, context);
  const text = result.body.kind === 'complete' ? result.body.string : '';
  return { status: result.status ?? 200, headers: [...result.headers], body: Buffer.from(text) };
}

function send(
  wires: Wires,
  response: ServerResponse,
  made: Made,
  own: Record<string, string>,
  cookies: Cookies,
): void {
  for (const [name, value] of made.headers) response.setHeader(name, value);
  for (const [name, value] of Object.entries(own)) response.setHeader(name, value);
  response.setHeader('cache-control', 'no-store');
  setCookies(wires, cookies, response);
  response.statusCode = cookies.retryAfter ? 429 : made.status;
  response.end(made.body);
}
