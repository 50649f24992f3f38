// What a request must show before anything is read of it: the right Host, the right Origin, and who it is.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Config } from '#config';
import type { Credentials } from '#access/identify';
import type { Language } from '#kernel/viewer';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;
/** Whatever a proxy or tunnel says of who stands before it. */
const FORWARDED =
  /^(forwarded|via|cdn-loop|x-(forwarded|original|real|client|cluster|envoy|azure).*|.*-(client|connecting)-ip)$/;

/** True when Host is one of ours: against names that an attacker points at this address. */
export function hostAllowed({ host = '' }: IncomingHttpHeaders, config: Config): boolean {
  if (config.publicUrl) return host === config.publicUrl.host || LOOPBACK.test(host);
  if (config.loopback) return LOOPBACK.test(host);
  return host !== '';
}

/** True when a browser says that the page asking is ours, or when no browser asks. */
export function originAllowed(headers: IncomingHttpHeaders, config: Config): boolean {
  if (headers['sec-fetch-site'] === 'cross-site') return false;
  const { origin } = headers;
  if (origin === undefined) return true;
  if (config.publicUrl) return origin === config.publicUrl.origin;
  return origin === `http://${headers.host}`;
}

/** Fixed demo secrets: only from this machine, to this machine, with nobody in between. */
export function demoAllowed(headers: IncomingHttpHeaders, config: Config): boolean {
  return config.demo !== 'off' && config.loopback && directlyFromHere(headers, config);
}

/** From this machine, to this machine, with nobody in between, as far as headers tell. */
export function directlyFromHere(headers: IncomingHttpHeaders, config: Config): boolean {
  if (config.publicUrl || !LOOPBACK.test(headers.host ?? '')) return false;
  return !Object.keys(headers).some((name) => FORWARDED.test(name));
}

/** The cookie is bound to this origin by its name where the connection is encrypted. */
export const sessionCookie = (config: Config) =>
  config.publicUrl?.protocol === 'https:' ? '__Host-session' : 'session';
/** Of a screen on a wall; it counts only where the request says that it is one. */
export const wallCookie = (config: Config) =>
  config.publicUrl?.protocol === 'https:' ? '__Host-wall' : 'wall';
/** What the page of a wall sends along, so that a person signed in on the same browser stays apart from it. */
export const WALL_HEADER = 'x-zuzweit-wall';
export const deviceCookie = (config: Config) =>
  config.publicUrl?.protocol === 'https:' ? '__Host-device' : 'device';

export function cookieOf(headers: IncomingHttpHeaders, name: string): string | null {
  for (const part of (headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

export function languageOf(headers: IncomingHttpHeaders): Language {
  const wanted = (headers['accept-language'] ?? '').toLowerCase();
  const german = wanted.search(/\bde\b/);
  const english = wanted.search(/\ben\b/);
  return english >= 0 && (german < 0 || english < german) ? 'en' : 'de';
}

export function credentialsOf(
  headers: IncomingHttpHeaders,
  config: Config,
  bearer?: string | null,
  asWall = headers[WALL_HEADER] !== undefined,
): Credentials {
  const [, token] = /^Bearer +(\S{1,200})$/i.exec(bearer ?? headers.authorization ?? '') ?? [];
  return {
    session: cookieOf(headers, sessionCookie(config)),
    wall: asWall ? (cookieOf(headers, wallCookie(config)) ?? '') : null,
    token: token ?? ((bearer ?? headers.authorization) ? '' : null),
    language: languageOf(headers),
    demoAllowed: demoAllowed(headers, config),
  };
}

/** A device that signed in before carries its id, signed: nobody else can use up its tries. */
export const signDevice = (id: string, key: string): string =>
  `${id}.${createHmac('sha256', key).update(id).digest('base64url')}`;

export function deviceOf(signed: string | null, key: string): string | null {
  const at = signed?.lastIndexOf('.') ?? -1;
  if (!signed || at < 1) return null;
  const id = signed.slice(0, at);
  const [given, right] = [Buffer.from(signed), Buffer.from(signDevice(id, key))];
  return given.length === right.length && timingSafeEqual(given, right) ? id : null;
}

/** Address of the peer; behind a proxy that we were told of, the last hop it names. */
export function addressOf(request: IncomingMessage, config: Config): string {
  const direct = request.socket.remoteAddress ?? '';
  const forwarded = request.headers['x-forwarded-for'];
  if (!config.publicUrl || typeof forwarded !== 'string') return direct;
  return forwarded.split(',').at(-1)?.trim() || direct;
}
