// Whatever a stranger sends: a typed refusal, nothing written, nothing told, and the process lives.
import { afterEach, describe, expect, it } from 'vitest';
import { useOffice, type Asker } from './support/office';
import { dial, tell } from './support/raw';

const office = useOffice();
const codes = (errors: { extensions: { code: string } }[] | undefined) =>
  errors?.map((error) => error.extensions.code);
const headers = { 'content-type': 'application/json' };
const post = (body: string | Buffer, more: Record<string, string> = {}) =>
  fetch(`${office.url}/graphql`, { method: 'POST', headers: { ...headers, ...more }, body: body as never });

/** A bomb of fragments: each spreads the next one twice. */
const bomb = (n: number) =>
  `query { ...f0 } ${Array.from({ length: n }, (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`).join(' ')} fragment f${n} on Query { service { name } }`;

afterEach(async () => {
  expect((await fetch(`${office.url}/health/live`)).status).toBe(200);
});

describe('over HTTP', () => {
  it('answers GET with 405, foreign pages and foreign hosts with a refusal', async () => {
    expect((await fetch(`${office.url}/graphql?query={service{name}}`)).status).toBe(405);
    expect((await post('{}', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await post('{}', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect(
      await tell(office.url, 'POST /graphql HTTP/1.1\r\nhost: evil.example\r\ncontent-length: 0\r\n\r\n'),
    ).toContain('421');
  });

  it.each([
    '{',
    '[]',
    '"x"',
    '{"query":5}',
    '{"query":"{ service { name } }","variables":"x"}',
    '[{"query":"{service{name}}"}]',
    '',
  ])('refuses the body %j', async (body) => {
    const answer = await post(body);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  it('refuses 60 MB before it has read them', async () => {
    expect(
      await tell(
        office.url,
        `POST /graphql HTTP/1.1\r\nhost: ${new URL(office.url).host}\r\ncontent-type: application/json\r\ncontent-length: 62914560\r\n\r\n`,
      ),
    ).toContain('413');
    expect((await post(Buffer.alloc(200_000, 32))).status).toBe(413);
  });

  it('asks for JSON only', async () => {
    const answer = await fetch(`${office.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"query":"{ service { name } }"}',
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  it.each([
    ['an unknown field', '{ service { nmae } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['broken syntax', '{ service { ', 'GRAPHQL_PARSE_FAILED'],
    [
      'sixteen root fields',
      `{ ${Array.from({ length: 16 }, (_, i) => `a${i}: service { name }`).join(' ')} }`,
      'TOO_COMPLEX',
    ],
    [
      'eleven directives',
      `{ service { ${Array.from({ length: 11 }, (_, i) => `a${i}: name @include(if: true)`).join(' ')} } }`,
      'TOO_COMPLEX',
    ],
    ['a thousand words', `{ ${'service { name } '.repeat(300)} }`, 'GRAPHQL_PARSE_FAILED'],
    ['introspection by nobody', '{ __schema { types { name } } }', 'FORBIDDEN'],
    ['a subscription', 'subscription { facts { id } }', 'WRONG_TRANSPORT'],
  ])('refuses %s', async (_what, query, code) => {
    const answer = await office.nobody.ask(query);
    expect(codes(answer.errors)).toContain(code);
    expect(JSON.stringify(answer.errors)).not.toContain('Did you mean');
    expect(answer.data ?? null).toBeNull();
  });

  it.each([8, 25, 200])('is not blown up by %i nested fragments', async (n) => {
    const answer = await office.nobody.ask(bomb(n));
    expect(n < 20 ? answer.data !== undefined || answer.errors !== undefined : answer.errors).toBeTruthy();
  });

  it('lets nobody guess passwords in bulk', async () => {
    const twice =
      'mutation { a: signIn(input: {name: "x", password: "y"}) { errors { code } } b: signIn(input: {name: "x", password: "y"}) { errors { code } } }';
    expect(codes((await office.nobody.ask(twice)).errors)).toEqual(['TOO_COMPLEX']);
  });

  it('slows down who guesses, before anything is hashed, and says for how long', async () => {
    const guess = () =>
      office.nobody.ask(
        'mutation { signIn(input: {name: "opfer", password: "falsch"}) { errors { code } } }',
      );
    const answers = [];
    for (let n = 0; n < 12; n += 1) answers.push(await guess());
    const last = answers.at(-1)!;
    expect([last.status, codes(last.errors)]).toEqual([429, ['RATE_LIMITED']]);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(10);
  });

  it('carries its protection on every answer', async () => {
    const { headers: sent } = await office.nobody.ask('{ service { name } }');
    expect(sent.get('content-security-policy')).toContain("require-trusted-types-for 'script'");
    expect(sent.get('cache-control')).toBe('no-store');
    expect(sent.get('x-content-type-options')).toBe('nosniff');
    expect(Number(sent.get('x-cost-remaining'))).toBeGreaterThan(0);
  });
});

describe('over a socket', () => {
  const opened = async (asker: Asker) => {
    const line = await dial(office.url);
    line.send({ type: 'connection_init', payload: { authorization: asker.headers['authorization'] } });
    expect((await line.next()).type).toBe('connection_ack');
    return line;
  };
  const subscribe = (id: string, query: string, variables?: object) => ({
    id,
    type: 'subscribe',
    payload: { query, variables },
  });
  const tool = () => office.token(['OPERATIONS']);

  it('refuses a foreign page and a foreign host', async () => {
    await expect(dial(office.url, { headers: { origin: 'https://evil.example' } })).rejects.toThrow('403');
    await expect(dial(office.url, { headers: { host: 'evil.example' } })).rejects.toThrow('403');
  });

  it('refuses bad credentials with 4403, a bad first word with 4400 or 4401', async () => {
    const bad = await dial(office.url);
    bad.send({ type: 'connection_init', payload: { authorization: 'Bearer zz_wrong' } });
    expect((await bad.closed)[0]).toBe(4403);
    for (const [frame, code] of [
      ['{', 4400],
      ['[]', 4400],
      [JSON.stringify({ type: 'x' }), 4400],
      [JSON.stringify(subscribe('1', '{a}')), 4401],
      [Buffer.from('x'), 4400],
    ] as const) {
      const line = await dial(office.url);
      line.send(frame);
      expect([String(frame), (await line.closed)[0]]).toEqual([String(frame), code]);
    }
  });

  it('ends a frame of 100 kB with 1009', async () => {
    const line = await opened(await tool());
    line.send(subscribe('1', ' '.repeat(100_000)));
    expect((await line.closed)[0]).toBe(1009);
  });

  it.each([
    ['an unknown field', 'subscription { fatcs { id } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['broken syntax', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['a query', '{ service { name } }', 'WRONG_TRANSPORT'],
    ['a mutation', 'mutation { signOut { errors { code } } }', 'WRONG_TRANSPORT'],
    [
      'introspection',
      'subscription { facts { __typename } } query Q { __schema { types { name } } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a fragment bomb', bomb(40), 'TOO_COMPLEX'],
    ['a broken cursor', 'subscription { facts(after: "x") { id } }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('refuses %s with `error`, and the socket goes on', async (_what, query, code) => {
    const line = await opened(await tool());
    line.send(subscribe('1', query));
    const answer = await line.next();
    expect([answer.type, answer.payload?.[0]?.extensions.code]).toEqual(['error', code]);
    line.send({ type: 'ping', payload: { still: 'here' } });
    expect(await line.next()).toEqual({ type: 'pong', payload: { still: 'here' } });
    line.end();
  });

  it('hangs up on a flood of messages', async () => {
    const line = await opened(await tool());
    for (let n = 1; n <= 30; n += 1) line.send(subscribe(String(n), 'subscription { facts { id } }'));
    expect((await line.closed)[0]).toBe(4429);
  });

  it('is hung up on when the token is revoked, before anything later is told', async () => {
    const leader = await office.account('chefin', [['LEADERSHIP']]);
    const { token, apiToken } = await leader.act('mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { token apiToken { id } errors { code } } }', {
      name: 'kurz', scopes: ['OPERATIONS'], expiresAt: office.now().add({ hours: 2 }).toString(),
    }); // prettier-ignore
    const line = await dial(office.url);
    line.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    await line.next();
    line.send(subscribe('1', 'subscription { facts { cursor } }'));
    await leader.act(
      'mutation ($input: RevokeApiTokenInput!) { revokeApiToken(input: $input) { errors { code } } }',
      { id: apiToken.id },
    );
    expect((await line.closed)[0]).toBe(4401);
  });
});
