// C-05: the inside broken on purpose, over HTTP and sockets: answers carry a code and a reference, never a word of the inside.
import WebSocket from 'ws';
import { ask, bearer } from '#proof/ask';
import type { Check } from '#proof/check';
import { makeToken, makeTown } from '#proof/town';

/** What an answer must never hold: words of SQL, of the code, of the rows. */
const INSIDE =
  /relation|does not exist|syntax error|select |insert |\bfrom\b.*\bwhere\b|at \w+ \(|\/src\/|\.ts:|\.js:\d|node_modules|Quirlewald|ECONN|violates|constraint|pg_/i;
const QUERIES = [
  '{ riskFlags(first: 3) { nodes { id reference } } }',
  '{ visits(first: 3) { nodes { id state } } }',
  '{ overview { districts { name } flags(first: 2) { nodes { id } } } }',
  '{ districts { name } }',
  '{ absences(first: 1) { nodes { id } } }',
];
const STREAM = 'subscription { facts { cursor ... on RiskFlagFact { riskFlag { id reference } } } }';

export const masks: Check = {
  id: 'C-05',
  title: 'errors provoked inside, on both transports',
  bar: { leaks: 0, unmasked: 0 },
  short: 0.1,
  inTest: true,
  run: async (setting) => {
    const server = await setting.server();
    const session = await setting.session();
    const { district } = await makeTown(session, 2, 2);
    const token = await makeToken(session, ['OPERATIONS']);
    const rounds = setting.times(40);
    const said: string[] = [];
    for (const table of ['risk_flag', 'visit', 'district', 'absence']) {
      const frames = await listen(server.url, token);
      await session.query(`alter table ${table} rename to ${table}_away`);
      for (let n = 0; n < rounds; n += 1)
        said.push((await ask(server.url, QUERIES[n % QUERIES.length]!, {}, bearer(token))).text);
      await session.query(
        `select append_facts(jsonb_build_array(jsonb_build_object('kind', 'RISK_FLAG_RAISED', 'districtId', $1::text, 'subjectType', 'RISK_FLAG', 'subjectId', gen_random_uuid(), 'facts', '{}'::jsonb)), 'system:proof', 'Quirlewald', now())`,
        [district],
      );
      said.push(...(await frames()));
      await session.query(`alter table ${table}_away rename to ${table}`);
    }
    await session.query('alter table risk_flag rename column reference to reference_away');
    for (let n = 0; n < rounds; n += 1)
      said.push((await ask(server.url, QUERIES[0]!, {}, bearer(token))).text);
    await session.query('alter table risk_flag rename column reference_away to reference');
    const broken = said.filter((text) => text.includes('"errors"') || text.includes('"type":"error"'));
    const leaks = broken.filter((text) => INSIDE.test(text));
    for (const leak of leaks.slice(0, 5)) setting.say(leak.slice(0, 300));
    const unmasked = broken.filter(
      (text) => !text.includes('"INTERNAL"') && !text.includes('"UNAVAILABLE"'),
    ).length;
    return {
      tried: broken.length,
      figure: {
        leaks: leaks.length,
        unmasked,
        onSockets: broken.filter((text) => text.includes('"type":')).length,
      },
    };
  },
};

/** Subscribes; the returned function gives what came within a second. */
function listen(url: string, token: string): Promise<() => Promise<string[]>> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const frames: string[] = [];
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', (_code, reason) =>
      frames.push(`{"type":"error","close":"INTERNAL ${String(reason)}"}`),
    );
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })),
    );
    socket.on('message', (data) => {
      const text = String(data);
      if (text.includes('connection_ack')) {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: STREAM } }));
        socket.send('{"type":"ping"}');
      } else if (text.includes('"pong"'))
        resolve(async () => {
          await new Promise((later) => setTimeout(later, 1000));
          const heard = [...frames];
          socket.terminate();
          return heard;
        });
      else frames.push(text);
    });
  });
}
