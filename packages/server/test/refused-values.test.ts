// Wrong values are told in the same word on every transport; a line that breaks takes nobody along.
import { connect } from 'node:net';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useOffice, type Asker } from './support/office';
import { nobody } from '#kernel/viewer';
import { RequestContext } from '#platform/request-context';
import { dial, held, until } from './support/raw';
import { smallTown } from './support/small-town';

const office = useOffice();
let tool: Asker;
beforeAll(async () => {
  tool = await office.token(['OPERATIONS']);
});
afterEach(async () => {
  expect((await fetch(`${office.url}/health/live`)).status).toBe(200);
});

const NODE = 'query ($id: ID!) { node(id: $id) { id } }';
const FACTS =
  'subscription ($kinds: [FactKind!], $after: Cursor) { facts(kinds: $kinds, after: $after) { id } }';

const stream = async (body: object) => {
  const response = await fetch(`${office.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...tool.headers },
    body: JSON.stringify(body),
  });
  const [, data] = /data: (.*)\n/.exec(await response.text())!;
  return JSON.parse(data!).errors[0].extensions.code;
};
const socket = async (payload: object) => {
  const line = await dial(office.url);
  line.send({ type: 'connection_init', payload: { authorization: tool.headers['authorization'] } });
  await line.next();
  line.send({ id: '1', type: 'subscribe', payload });
  const answer = await line.next();
  line.end();
  return answer.payload[0].extensions.code;
};

describe('a wrong value', () => {
  it.each([
    ['a variable that is missing', NODE, {}],
    ['a variable of the wrong type', NODE, { id: { a: 1 } }],
    ['a text with a zero', NODE, { id: 'a\u0000b' }],
    ['half a character', NODE, { id: '\ud800' }],
    ['a zero in a name', NODE, { id: 'a', 'b\u0000': 1 }],
    ['a zero in the document', 'query { node(id: "a\\u0000") { id } }', {}],
    [
      'a kind that there is not',
      'query ($kinds: [FactKind!]) { facts(first: 1, kinds: $kinds) { cursor } }',
      { kinds: ['NOPE'] },
    ],
  ])('is BAD_USER_INPUT and 400 over HTTP: %s', async (_what, query, variables) => {
    const { status, errors, data } = await tool.ask(query, variables);
    expect([status, errors?.[0]?.extensions.code, data ?? null]).toEqual([400, 'BAD_USER_INPUT', null]);
  });

  it.each([
    ['a kind that there is not', { kinds: ['NOPE'] }],
    ['a list that is none', { kinds: 5 }],
    ['a text with a zero', { after: 'a\u0000' }],
    ['a cursor that is none', { after: 'x' }],
  ])('is BAD_USER_INPUT over a socket and as an event: %s', async (_what, variables) => {
    expect(await socket({ query: FACTS, variables })).toBe('BAD_USER_INPUT');
    expect(await stream({ query: FACTS, variables })).toBe('BAD_USER_INPUT');
  });

  it.each(['{', '[{"query":"{service{name}}"}]', '"x"', '{"query":5}'])('is the body %j', async (body) => {
    const answer = await fetch(`${office.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...tool.headers },
      body,
    });
    const { errors } = (await answer.json()) as any;
    expect([answer.status, errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });

  it('is a time without an end: availability of more than a month is not computed', async () => {
    const who = await office.account('plan', [['DISPATCHER']]);
    const asked =
      'query ($until: DateTime!) { professionals(first: 1) { nodes { availability(from: "2026-12-01T08:00:00Z", until: $until) { free } } } }';
    await smallTown(office);
    expect((await who.ask(asked, { until: '2026-12-02T08:00:00Z' })).errors).toBeUndefined();
    expect((await who.ask(asked, { until: '9999-12-02T08:00:00Z' })).errors?.[0]?.extensions.code).toBe(
      'BAD_USER_INPUT',
    );
  });
});

describe('what comes late or is too much', () => {
  it('is asked who it is when the whole request has come, not before', async () => {
    const leader = await office.account('chefin', [['LEADERSHIP']]);
    const { token, apiToken } = await leader.act('mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { token apiToken { id } errors { code } } }', {
      name: 'kurz', scopes: ['OPERATIONS'], expiresAt: office.now().add({ hours: 2 }).toString(),
    }); // prettier-ignore
    const body = JSON.stringify({ query: '{ facts(first: 1) { cursor } }' });
    const line = await held(
      office.url,
      `POST /graphql HTTP/1.1\r\nhost: ${new URL(office.url).host}\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`,
    );
    await leader.act(
      'mutation ($input: RevokeApiTokenInput!) { revokeApiToken(input: $input) { errors { code } } }',
      { id: apiToken.id },
    );
    expect(await line.end(body)).toContain('401');
  });

  it('is variables without a bottom', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    for (const [accept, kind] of [
      ['application/json', 'subscription'],
      ['text/event-stream', 'subscription'],
      ['application/json', 'query'],
    ]) {
      const answer = await fetch(`${office.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: accept!, ...tool.headers },
        body: `{"query":"${kind} { ${kind === 'query' ? 'overview { cursor }' : 'facts { id }'} }","variables":{"a":${deep}}}`,
      });
      expect(await answer.text()).toMatch(/BAD_USER_INPUT|WRONG_TRANSPORT/);
    }
  });

  it('is a second change of a password in one document', async () => {
    const change = (name: string) =>
      `${name}: changePassword(input: {password: "x", newPassword: "y"}) { errors { code } }`;
    const who = await office.account('zweimal', [['LEADERSHIP']]);
    const { errors } = await who.ask(`mutation { ${change('a')} ${change('b')} }`);
    expect(errors?.[0]?.extensions.code).toBe('TOO_COMPLEX');
  });

  it('is an answer that nobody waits for any more: it opens nothing and begins nothing', async () => {
    const context = () =>
      new RequestContext(
        office.office.store,
        nobody('de'),
        'r',
        '',
        { address: '::1', device: null, demoAllowed: false },
        { town: 'Marl', version: 'test', evaluation: true, demo: false },
      );
    const late = context();
    const opening = late.open();
    await late.abandon();
    await expect(opening).rejects.toMatchObject({ code: 'TIMEOUT' });
    const key = { idempotencyKey: crypto.randomUUID() };
    await expect(
      late.mutate(
        'x',
        key,
        async () => ({ id: '' }),
        async () => ({}),
      ),
    ).rejects.toMatchObject({
      code: 'TIMEOUT',
    });
    expect(await office.sql('select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('a line that breaks', () => {
  const half = (text: string) =>
    new Promise<void>((resolve) => {
      const { hostname, port } = new URL(office.url);
      const line = connect(Number(port), hostname, () => {
        line.write(text, () => {
          line.resetAndDestroy();
          resolve();
        });
      });
      line.on('error', () => {});
    });
  const head = (path: string, more: string) =>
    `${path} HTTP/1.1\r\nhost: ${new URL(office.url).host}\r\n${more}\r\n`;

  it('in the middle of an upgrade, refused or not, ends only itself', async () => {
    const upgrade = 'upgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\n';
    for (const path of ['GET /graphql', 'GET /nowhere'])
      for (const key of [
        '',
        'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n',
        'origin: https://evil.example\r\n',
      ])
        for (let n = 0; n < 10; n += 1) await half(head(path, upgrade + key));
  });

  it('by never ending, after it was refused, is ended by the server: else closing this office would never end', async () => {
    await until(office.url, head('GET /nowhere', 'upgrade: websocket\r\nconnection: upgrade\r\n'));
  });

  it('in the middle of a stream ends only itself, and its place is free again', async () => {
    const { authorization } = tool.headers;
    const body = JSON.stringify({ query: FACTS });
    const request = head(
      'POST /graphql',
      `authorization: ${authorization}\r\naccept: text/event-stream\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n`,
    );
    // Fewer than there are places: on a busy machine some of them have not been given back yet.
    for (let n = 0; n < 15; n += 1) await half(request + body);
    expect(await stream({ query: FACTS, variables: { kinds: 5 } })).toBe('BAD_USER_INPUT');
  });
});
