// Fetches a calendar from an address somebody typed: https to public hosts only, judged after the name is resolved and at every redirect, little and soon.
import { lookup as resolve, type LookupAddress } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { FetchCalendar } from '#staff/calendar.due';
import { CALENDAR_MAX, CalendarProblem, CalendarUnreadable } from '#staff/ical-lines.rules';
import { isPrivateAddress } from './private-address';

const TIMEOUT_MILLISECONDS = 10_000;
const REDIRECTS_MAX = 3;
const HTTPS = '443';

export interface CalendarFetchOptions {
  /** Hosts (`name` or `name:port`) that may be asked although they lie in a private network: calendar servers of the house. */
  allowed: readonly string[];
  /** A certificate to trust besides those of the system. */
  ca?: string;
  timeoutMilliseconds?: number;
}

/** Rejects with {@link CalendarUnreadable} only: a code, never the address or a word of the answer. */
export function calendarFetch({
  allowed,
  ca,
  timeoutMilliseconds = TIMEOUT_MILLISECONDS,
}: CalendarFetchOptions): FetchCalendar {
  const house = new Set(allowed.map((host) => host.toLowerCase()));

  return async (address) => {
    const signal = AbortSignal.timeout(timeoutMilliseconds);
    try {
      let at = address;
      for (let hop = 0; hop <= REDIRECTS_MAX; hop += 1) {
        const url = checked(at);
        const response = await ask(url, signal);
        const next = redirectOf(response);
        if (next === null) return await textOf(response);
        response.destroy();
        at = URL.parse(next, url)?.href ?? '';
      }
      throw new CalendarUnreadable(CalendarProblem.NOT_ALLOWED);
    } catch (error) {
      if (signal.aborted) throw new CalendarUnreadable(CalendarProblem.TOO_SLOW);
      throw error instanceof CalendarUnreadable ? error : new CalendarUnreadable(CalendarProblem.UNREACHABLE);
    }
  };

  function checked(address: string): URL {
    const url = URL.parse(address);
    const bare = url?.hostname.replace(/^\[|\]$/g, '') ?? '';
    const good =
      url?.protocol === 'https:' &&
      url.username === '' &&
      url.password === '' &&
      (ofHouse(url) || ((url.port || HTTPS) === HTTPS && !(isIP(bare) && isPrivateAddress(bare))));
    if (!good) throw new CalendarUnreadable(CalendarProblem.NOT_ALLOWED);
    return url;
  }

  function ofHouse({ hostname, host, port }: URL): boolean {
    return house.has(host) || (port === '' && house.has(`${hostname}:${HTTPS}`));
  }

  /** The connection goes to the very address that was judged: no second look at the name, which may answer differently. */
  function judged(url: URL): LookupFunction {
    return (hostname, options, done) => {
      resolve(
        hostname,
        { all: true, ...(options.family ? { family: options.family } : {}) },
        (error, found) => {
          if (error) return done(error, '');
          const all = found as LookupAddress[];
          if (all.length === 0 || (!ofHouse(url) && all.some((one) => isPrivateAddress(one.address))))
            return done(new CalendarUnreadable(CalendarProblem.NOT_ALLOWED), '');
          if (options.all) return done(null, all);
          return done(null, all[0]!.address, all[0]!.family);
        },
      );
    };
  }

  function ask(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
    return new Promise((answered, failed) => {
      const headers = { accept: 'text/calendar', 'accept-encoding': 'identity', 'user-agent': 'zuzweit' };
      request(url, { signal, ...(ca && { ca }), lookup: judged(url), agent: false, headers }, answered)
        .on('error', failed)
        .end();
    });
  }
}

function redirectOf(response: IncomingMessage): string | null {
  const { statusCode = 0, headers } = response;
  if ([301, 302, 303, 307, 308].includes(statusCode) && headers.location) return headers.location;
  if (statusCode !== 200) {
    response.destroy();
    throw new CalendarUnreadable(CalendarProblem.REFUSED);
  }
  return null;
}

async function textOf(response: IncomingMessage): Promise<string> {
  const encoding = response.headers['content-encoding'] ?? 'identity';
  const told = Number(response.headers['content-length'] ?? 0);
  // What was not asked for compressed is not opened: a small answer may be a huge one inside.
  if (encoding !== 'identity') return refuse(response, CalendarProblem.NOT_A_CALENDAR);
  if (told > CALENDAR_MAX) return refuse(response, CalendarProblem.TOO_LARGE);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > CALENDAR_MAX) return refuse(response, CalendarProblem.TOO_LARGE);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function refuse(response: IncomingMessage, problem: CalendarProblem): never {
  response.destroy();
  throw new CalendarUnreadable(problem);
}
