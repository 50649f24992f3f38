// The page of figures for a scraper: on this machine, or with the office's metrics token.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '#config';
import { directlyFromHere } from './gate';
import type { Wires } from './wires';

/** With a token set nothing else opens it: a proxy on this machine would look like this machine. */
function allowed(request: IncomingMessage, config: Config): boolean {
  if (config.metricsToken === null)
    return directlyFromHere(request.headers, config) && isLoopback(request.socket.remoteAddress ?? '');
  const [, shown = ''] = /^Bearer +(\S{1,200})$/i.exec(request.headers.authorization ?? '') ?? [];
  return timingSafeEqual(digest(shown), digest(config.metricsToken));
}

const digest = (text: string) => createHash('sha256').update(text).digest();
const isLoopback = (address: string) => /^(::ffff:)?127\.|^::1$/.test(address);

export async function serveMetrics(
  wires: Wires,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('cache-control', 'no-store');
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
  if (!allowed(request, wires.config)) {
    const token = wires.config.metricsToken !== null;
    return void response.writeHead(token ? 401 : 403, token ? { 'www-authenticate': 'Bearer' } : {}).end();
  }
  const text = await wires.metrics();
  response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text);
}
