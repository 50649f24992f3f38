// C-11: which pages may ask at all, over every transport, and what every answer and cookie carries.
import WebSocket from 'ws';
import type { Check } from '#proof/check';
import { makePerson } from '#proof/people';

const FOREIGN = [
  'https://evil.example', 'http://evil.example', 'null', 'http://127.0.0.1:1', 'http://localhost', 'http://127.0.0.1.evil.example',
  'https://127.0.0.1', 'http://[::1]', 'file://', 'http://evil.example:80@127.0.0.1', 'chrome-extension://abcdefgh',
]; // prettier-ignore
const REQUIRED: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /default-src 'none'.*require-trusted-types-for 'script'/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
};

export const doors: Check = {
  id: 'C-11',
  title: 'origins over HTTP, event streams and sockets; headers of every answer',
  bar: { letIn: 0, shutOut: 0, headersMissing: 0, read: 0 },
  short: 1,
  inTest: true,
  run: async (setting) => {
    const { url } = await setting.server();
    const { account: _account, ...person } = await makePerson(await setting.session(), [['DISPATCHER']], url);
    const tries: [string, (origin: string | null, more?: Record<string, string>) => Promise<boolean>][] = [
      [
        'http',
        (origin, more) =>
          posted(url, '{ service { name } }', 'application/json', { ...person, ...named(origin), ...more }),
      ],
      [
        'stream',
        (origin, more) =>
          posted(url, 'subscription { onCallChanged { cursor } }', 'text/event-stream', {
            ...person,
            ...named(origin),
            ...more,
          }),
      ],
      ['socket', (origin, more) => socketed(url, { cookie: person['cookie']!, ...named(origin), ...more })],
    ];
    const figure = { letIn: 0, shutOut: 0, headersMissing: 0, read: 0 };
    for (const [transport, open] of tries) {
      for (const origin of FOREIGN)
        if (await open(origin)) {
          figure.letIn += 1;
          setting.say(`${transport} let ${origin} in`);
        }
      if (await open(url, { 'sec-fetch-site': 'cross-site' })) figure.letIn += 1;
      if (await open(url)) continue;
      figure.shutOut += 1;
      setting.say(`${transport} shut the own page out`);
    }
    // A cookie without any Origin is no browser of ours.
    if (await socketed(url, { cookie: person['cookie']! })) figure.letIn += 1;
    for (const path of ['/', '/graphql', '/health/live', '/nowhere', '/assets/none.js']) {
      const { headers } = await fetch(`${url}${path}`);
      figure.headersMissing += Object.entries(REQUIRED).filter(
        ([name, value]) => !value.test(headers.get(name) ?? ''),
      ).length;
    }
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      if (
        await posted(url, '{ service { name } }', 'application/json', {
          ...person,
          origin: url,
          'content-type': type,
        })
      )
        figure.read += 1;
    return { tried: tries.length * (FOREIGN.length + 2) + 1 + 5 + 3, figure };
  },
};

const named = (origin: string | null): Record<string, string> => (origin === null ? {} : { origin });

/** True when the request got as far as an answer with data. */
async function posted(
  url: string,
  query: string,
  accept: string,
  headers: Record<string, string>,
): Promise<boolean> {
  const stop = new AbortController();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...headers },
    body: JSON.stringify({ query }),
    signal: stop.signal,
  });
  const ok = response.status === 200;
  if (accept === 'text/event-stream') stop.abort();
  else await response.text();
  return ok;
}

/** True when the socket was acknowledged. */
function socketed(url: string, headers: Record<string, string>): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
    const end = (let_in: boolean) => {
      resolve(let_in);
      socket.terminate();
    };
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', (data) => String(data).includes('connection_ack') && end(true));
    socket.on('close', () => end(false));
    socket.on('error', () => end(false));
  });
}
