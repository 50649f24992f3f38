// C-03 and C-04: the lists of attacks over HTTP, sockets and event streams, while somebody else goes on asking.
import WebSocket from 'ws';
import { ask, bearer, type Headed } from '#proof/ask';
import { type Attack, QUERIES, SUBSCRIPTIONS } from '#proof/attacks';
import type { Check } from '#proof/check';
import { pause } from '#proof/setting';
import { makeTokens, makeTown } from '#proof/town';

/** A hint at names, or a word of the inside. */
const TELLS = /Did you mean|node_modules|at \w+ \(|relation "|syntax error at|passwd:/;

export const attackLists: Check = {
  id: 'C-03',
  title: 'attack lists over HTTP, sockets and event streams',
  bar: { findings: 0, slow: 0, probeTimesIdle: 3 },
  short: 1,
  run: async (setting) => {
    const { url } = await setting.server();
    const session = await setting.session();
    await makeTown(session, 4, 4);
    const [probe, ...tokens] = await makeTokens(session, 12, ['OPERATIONS']);
    const idle = await probing(url, probe!, pause(1500));
    const figure = { findings: 0, slow: 0 };
    let tried = 0;
    const judge = (transport: string, { name, codes }: Attack, code: string, text: string, ms: number) => {
      tried += 1;
      if (ms > 1000) figure.slow += 1;
      if (codes.includes(code) && !TELLS.test(text)) return;
      figure.findings += 1;
      setting.say(`${transport}: ${name} → ${code || 'an answer'} ${text.slice(0, 200)}`);
    };
    const attacking = (async () => {
      for (const [n, attack] of QUERIES.entries()) {
        const from = performance.now();
        const { errors, text } = await ask(
          url,
          attack.query,
          attack.variables,
          bearer(tokens[n % tokens.length]!),
        );
        judge('http', attack, errors?.[0]?.extensions.code ?? '', text, performance.now() - from);
      }
      for (const [n, attack] of SUBSCRIPTIONS.entries()) {
        for (const [transport, send] of [
          ['socket', overSocket],
          ['stream', overStream],
        ] as const) {
          const from = performance.now();
          const { code, text } = await send(url, attack.query, bearer(tokens[n % tokens.length]!));
          judge(transport, attack, code, text, performance.now() - from);
        }
      }
    })();
    const busy = await probing(url, probe!, attacking);
    return { tried, figure: { ...figure, probeTimesIdle: Math.round((busy / idle) * 100) / 100 } };
  },
};

/** The 99th of a hundred answers to somebody who goes on working meanwhile, in milliseconds. */
async function probing(url: string, token: string, meanwhile: Promise<unknown>): Promise<number> {
  let over = false;
  void meanwhile.then(() => (over = true));
  const times: number[] = [];
  while (!over) {
    const from = performance.now();
    await ask(url, '{ districts { id name } }', {}, bearer(token));
    times.push(performance.now() - from);
    await pause(5);
  }
  await meanwhile;
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;
}

function overSocket(url: string, query: string, headers: Headed): Promise<{ code: string; text: string }> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const end = (code: string, text: string) => {
      clearTimeout(late);
      resolve({ code, text });
      socket.terminate();
    };
    const late = setTimeout(() => end('', 'nothing came'), 3000);
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: headers })));
    socket.on('message', (data) => {
      const text = String(data);
      const { type, payload } = JSON.parse(text) as {
        type: string;
        payload?: { extensions: { code: string } }[];
      };
      if (type === 'connection_ack')
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
      if (type === 'error') end(payload![0]!.extensions.code, text);
    });
    socket.on('close', (code, reason) => end(String(code), String(reason)));
    socket.on('error', () => end('', 'the line broke'));
  });
}

async function overStream(
  url: string,
  query: string,
  headers: Headed,
): Promise<{ code: string; text: string }> {
  const stop = new AbortController();
  const late = setTimeout(() => stop.abort(), 3000);
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
      body: JSON.stringify({ query }),
      signal: stop.signal,
    });
    let text = '';
    for await (const chunk of response.body!) {
      text += Buffer.from(chunk).toString();
      const code = /"code":"(\w+)"/.exec(text);
      if (code) return { code: code[1]!, text };
    }
    return { code: response.status >= 400 ? String(response.status) : '', text };
  } catch {
    return { code: '', text: 'nothing came' };
  } finally {
    clearTimeout(late);
    stop.abort();
  }
}
