// An address somebody typed leads nowhere but to a public https host, or to a calendar server of the house; little and soon.
import { describe, expect, it } from 'vitest';
import { calendarFetch } from '#platform/calendar-fetch';
import { CalendarUnreadable } from '#staff/ical-lines.rules';
import { CERTIFICATE, useCalendarServer } from './support/calendar-server';

const server = useCalendarServer();
const problemOf = async (fetching: Promise<string>): Promise<string> => {
  const failure = await fetching.then(
    () => null,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(CalendarUnreadable);
  // Neither the address nor a word of the answer leaves with it.
  expect(String((failure as Error).message)).toMatch(/^[A-Z_]+$/);
  return (failure as CalendarUnreadable).problem;
};
const trusting = (more: { allowed?: string[]; timeoutMilliseconds?: number } = {}) =>
  calendarFetch({ allowed: [server.host], ca: CERTIFICATE, ...more });

describe('an address of the house', () => {
  it('is read where it is allowed by name', async () => {
    server.answer = (_request, response) => response.end('BEGIN:VCALENDAR');
    expect(await trusting()(`https://${server.host}/x.ics`)).toBe('BEGIN:VCALENDAR');
  });

  it('is not asked where nobody allowed it, by name or by number', async () => {
    const before = server.asked.length;
    const strict = trusting({ allowed: [] });
    const port = server.host.split(':')[1];
    for (const host of [
      server.host,
      `127.0.0.1:${port}`,
      `[::1]:${port}`,
      'localhost',
      '127.0.0.1',
      '[::ffff:7f00:1]',
      '0x7f.1',
      '2130706433',
      '169.254.169.254',
    ])
      expect(await problemOf(strict(`https://${host}/x.ics`))).toBe('NOT_ALLOWED');
    expect(server.asked.length).toBe(before);
  });

  it('is not allowed under another port, without https, or with a sign-in', async () => {
    for (const address of [
      `https://localhost:1/x`,
      `http://${server.host}/x`,
      `https://a:b@${server.host}/x`,
      'file:///etc/passwd',
      'nonsense',
      '',
    ])
      expect(await problemOf(trusting()(address))).toBe('NOT_ALLOWED');
  });
});

describe('a redirect', () => {
  it('is followed within what is allowed', async () => {
    server.answer = (request, response) =>
      request.url === '/old' ? response.writeHead(302, { location: '/new' }).end() : response.end('NEW');
    expect(await trusting()(`https://${server.host}/old`)).toBe('NEW');
  });

  it.each([
    'http://example.org/',
    'https://127.0.0.1/',
    'https://[fd00::1]/',
    'https://localhost/',
    'file:///etc/passwd',
    'https://u:p@example.org/',
  ])('to %s is not', async (location) => {
    server.answer = (_request, response) => void response.writeHead(301, { location }).end();
    expect(await problemOf(trusting()(`https://${server.host}/`))).toBe('NOT_ALLOWED');
  });

  it('in a circle ends', async () => {
    server.answer = (_request, response) => void response.writeHead(307, { location: '/again' }).end();
    expect(await problemOf(trusting()(`https://${server.host}/`))).toBe('NOT_ALLOWED');
  });
});

describe('an answer', () => {
  it('that is none of a calendar is refused by its status', async () => {
    for (const status of [204, 401, 404, 500]) {
      server.answer = (_request, response) => void response.writeHead(status).end();
      expect(await problemOf(trusting()(`https://${server.host}/`))).toBe('REFUSED');
    }
  });

  it('too large is cut off, whether it says so or not, and a compressed one is not opened', async () => {
    server.answer = (_request, response) =>
      void response.writeHead(200, { 'content-length': 3_000_000 }).write('x');
    expect(await problemOf(trusting()(`https://${server.host}/`))).toBe('TOO_LARGE');
    let sent = 0;
    server.answer = (_request, response) => {
      const more = (error?: Error | null): void => {
        sent += 1;
        if (!error && sent < 200) response.write('x'.repeat(100_000), more);
      };
      more();
    };
    expect(await problemOf(trusting()(`https://${server.host}/`))).toBe('TOO_LARGE');
    expect(sent).toBeLessThan(200);
    server.answer = (_request, response) =>
      void response.writeHead(200, { 'content-encoding': 'gzip' }).end('x');
    expect(await problemOf(trusting()(`https://${server.host}/`))).toBe('NOT_A_CALENDAR');
  });

  it('that never ends, or never comes, is given up', async () => {
    server.answer = (_request, response) => void response.write('BEGIN:');
    const hurried = trusting({ timeoutMilliseconds: 200 });
    expect(await problemOf(hurried(`https://${server.host}/`))).toBe('TOO_SLOW');
    server.answer = () => undefined;
    expect(await problemOf(hurried(`https://${server.host}/`))).toBe('TOO_SLOW');
  });

  it('of somebody nobody trusts is not read', async () => {
    server.answer = (_request, response) => response.end('x');
    expect(await problemOf(calendarFetch({ allowed: [server.host] })(`https://${server.host}/`))).toBe(
      'UNREACHABLE',
    );
    expect(await problemOf(trusting({ allowed: ['localhost:9'] })('https://localhost:9/'))).toBe(
      'UNREACHABLE',
    );
  });
});
