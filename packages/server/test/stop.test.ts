// A stop: nothing new begins, what was begun is answered, and whoever listens is asked to come back elsewhere.
import { request as ask, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import WebSocket from 'ws';
import { startOffice, type TestOffice } from './support/office';

let office: TestOffice;
let release = async () => {};
afterEach(async () => {
  await release();
  await office.close();
});

/** A question that the server has begun to answer when this resolves; its answer comes later. */
async function begun(headers: Record<string, string>, query: string) {
  const request = ask(`${office.url}/graphql`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept: 'application/json', expect: '100-continue' },
  }); // prettier-ignore
  const answer = new Promise<IncomingMessage>((resolve, reject) =>
    request.once('response', resolve).once('error', reject),
  );
  request.flushHeaders();
  await new Promise((resolve) => request.once('continue', resolve));
  request.end(JSON.stringify({ query }));
  // Inside an object: a promise given back by itself would be waited for.
  return { answer };
}

it('finishes what was begun, tells others 503, closes sockets with 1012 and ends', async () => {
  office = await startOffice();
  const leader = await office.account('leitung', [['LEADERSHIP']]);
  const ready = () => fetch(`${office.url}/health/ready`, { headers: { connection: 'close' } });
  expect((await ready()).status).toBe(200);
  const silent = new WebSocket(`${office.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await new Promise((resolve) => silent.once('open', resolve));
  const goodbye = new Promise<number>((resolve) => silent.once('close', resolve));

  // Whoever asks must wait for this table; on the built-in database for everything.
  const holding = office.orm.em.fork();
  await holding.begin();
  release = () => holding.rollback().catch(() => undefined);
  await holding.execute('lock table account in access exclusive mode');
  const { answer } = await begun(leader.headers, '{ viewer { name } }');

  let over = false;
  const closed = office.office.close().then(() => (over = true));
  expect((await ready()).status).toBe(503);
  expect((await leader.ask('{ viewer { name } }')).status).toBe(503);
  const late = new WebSocket(`${office.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const refused = await new Promise<number>((resolve) => {
    late.once('unexpected-response', (request, response) => {
      request.destroy();
      resolve(response.statusCode!);
    });
    late.once('error', () => undefined);
  });
  expect(refused).toBe(503);
  expect(await goodbye).toBe(1012);
  expect(over).toBe(false);

  await holding.rollback();
  const { statusCode } = await answer;
  expect([statusCode, JSON.parse(await text(await answer))]).toMatchObject([
    200,
    { data: { viewer: { name: 'leitung' } } },
  ]);
  await closed;
  await expect(ready()).rejects.toThrow('fetch failed');
});
