// C-43: the network between clients and server, and between server and database, hangs for a while, one way or both.
import { randomUUID } from 'node:crypto';
import { act, ask, bearer } from '#proof/ask';
import type { Check } from '#proof/check';
import { flagInput, RAISE } from '#proof/flags';
import { Follower, heardBy } from '#proof/follower';
import { cursorNow, unsound } from '#proof/log';
import { type Cut, Proxy } from '#proof/proxy';
import { pause } from '#proof/setting';
import { makeTokens, makeTown } from '#proof/town';

const SECONDS = [2, 8, 20];
const WAYS: readonly Cut[] = ['both', 'there', 'back'];

export const partitions: Check = {
  id: 'C-43',
  title: 'partitions of 2, 8 and 20 s, one way and both, before and behind the server',
  bar: { lost: 0, doubledEffects: 0, missed: 0, doubled: 0, gaps: 0, unchained: 0, backMs: 5000 },
  run: async (setting) => {
    const behind = await Proxy.to(Number(new URL(setting.postgres.url()).port));
    const there = new URL(setting.postgres.url());
    there.port = String(behind.port);
    const server = await setting.server({ DATABASE_URL: there.href, LOG_LEVEL: 'error' });
    const before = await Proxy.to(server.port);
    const session = await setting.session();
    const { district } = await makeTown(session, 2, 0);
    const url = () => `http://127.0.0.1:${before.port}`;
    const [probe, ...tokens] = await makeTokens(session, 9, ['FLAG', 'OPERATIONS']);
    const after = await cursorNow(session);
    const followers = tokens.map((token) => new Follower({ url, token, after }));
    await Promise.all(followers.map((one) => one.start()));
    const acknowledged: string[] = [];
    let asked = 0;
    let working = true;
    const work = tokens.map(async (token) => {
      while (working) {
        asked += 1;
        const payload = await act(RAISE, flagInput(district), {
          headers: bearer(token),
          key: randomUUID(),
          url,
          until: () => true,
        });
        acknowledged.push((payload!['riskFlag'] as { id: string }).id);
        await pause(30);
      }
    });
    let backMs = 0;
    let tried = 0;
    const seconds = SECONDS.slice(0, Math.max(1, Math.min(SECONDS.length, setting.times(SECONDS.length))));
    for (const proxy of [before, behind])
      for (const way of seconds.length > 1 ? WAYS : WAYS.slice(0, 1))
        for (const long of seconds) {
          tried += 1;
          await pause(300);
          proxy.cut(way);
          await pause(long * 1000);
          proxy.cut('none');
          const from = performance.now();
          while (!(await ask(server.url, '{ districts { id } }', {}, bearer(probe!)).catch(() => null))?.data && performance.now() - from < 30_000) await pause(20); // prettier-ignore
          backMs = Math.max(backMs, Math.round(performance.now() - from));
        }
    working = false;
    await Promise.all(work);
    const { rows } = await session.query<{ id: string }>('select id from risk_flag');
    const flags = new Set(rows.map(({ id }) => id));
    const { rows: events } = await session.query<{ seq: number }>(
      'select seq::int as seq from event where seq > $1 order by seq',
      [after.split('.')[1]],
    );
    const expected = events.map(({ seq }) => seq);
    const { missed, doubled } = await heardBy(followers, expected);
    for (const one of followers) one.stop();
    const chain = await unsound(session);
    before.close();
    behind.close();
    return {
      tried,
      figure: {
        lost: acknowledged.filter((id) => !flags.has(id)).length,
        doubledEffects: Math.max(0, flags.size - asked),
        missed,
        doubled,
        ...chain,
        backMs,
        acknowledged: acknowledged.length,
      },
    };
  },
};
