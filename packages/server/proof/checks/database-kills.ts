// C-42: the database killed and away for a while: answers fail fast, lines stay open, nothing acknowledged is lost, all goes on alone.
import { randomUUID } from 'node:crypto';
import { act, ask, bearer } from '#proof/ask';
import type { Check } from '#proof/check';
import { flagInput, RAISE } from '#proof/flags';
import { Follower, heardBy } from '#proof/follower';
import { cursorNow, unsound } from '#proof/log';
import { pause, type Setting } from '#proof/setting';
import { makeTokens, makeTown } from '#proof/town';

const WRITERS = 8;
const FOLLOWERS = 10;

export const databaseKills: Check = {
  id: 'C-42',
  title: 'the database killed and away, the server left alone with it',
  bar: {
    lost: 0,
    missed: 0,
    doubled: 0,
    gaps: 0,
    unchained: 0,
    corrupt: 0,
    linesLost: 0,
    failMs: 2000,
    backMs: 3000,
    serverDied: 0,
  },
  run: async (setting) => {
    const kills = setting.times(10);
    const server = await setting.server({ LOG_LEVEL: 'error' });
    const session = await setting.session();
    const { district } = await makeTown(session, 2, 0);
    const url = () => server.url;
    const after = await cursorNow(session);
    const writers = await makeTokens(session, WRITERS, ['FLAG']);
    const [probe, ...readers] = await makeTokens(session, FOLLOWERS + 1, ['OPERATIONS']);
    const followers = readers.map((token) => new Follower({ url, token, after }));
    await Promise.all(followers.map((one) => one.start()));
    const acknowledged: { id: string; seq: number }[] = [];
    let working = true;
    const work = writers.map(async (token) => {
      while (working) {
        const payload = await act(RAISE, flagInput(district), {
          headers: bearer(token),
          key: randomUUID(),
          url,
          until: () => true,
        });
        acknowledged.push({
          id: (payload!['riskFlag'] as { id: string }).id,
          seq: Number(payload!.cursor!.split('.')[1]),
        });
      }
    });
    let [failMs, backMs] = [0, 0];
    for (let n = 0; n < kills; n += 1) {
      await pause(400);
      await setting.postgres.kill();
      failMs = Math.max(failMs, await whileAway(server.url, probe!, n < 2 ? 4000 : 200));
      await setting.postgres.again();
      backMs = Math.max(backMs, await untilBack(server.url, probe!));
    }
    await pause(500);
    working = false;
    await Promise.all(work);
    return {
      tried: kills,
      figure: {
        ...(await counted(setting, followers, acknowledged, after)),
        failMs,
        backMs,
        serverDied: server.alive() ? 0 : 1,
      },
    };
  },
};

/** The longest wait for a no while there is no database, in milliseconds. */
async function whileAway(url: string, token: string, milliseconds: number): Promise<number> {
  let longest = 0;
  for (const until = performance.now() + milliseconds; performance.now() < until;) {
    const from = performance.now();
    await ask(url, '{ districts { name } }', {}, bearer(token));
    longest = Math.max(longest, performance.now() - from);
    await pause(50);
  }
  return Math.round(longest);
}

/** How long until somebody gets an answer again. */
async function untilBack(url: string, token: string): Promise<number> {
  const from = performance.now();
  while (
    !(await ask(url, '{ districts { name } }', {}, bearer(token))).data &&
    performance.now() - from < 30_000
  )
    await pause(20);
  return Math.round(performance.now() - from);
}

async function counted(
  setting: Setting,
  followers: readonly Follower[],
  flags: readonly { id: string; seq: number }[],
  after: string,
) {
  const session = await setting.session();
  const { rows } = await session.query<{ seq: number; subject: string }>(
    'select seq::int as seq, subject_id as subject from event where seq > $1 order by seq',
    [after.split('.')[1]],
  );
  const expected = rows.map(({ seq }) => seq);
  const { missed, doubled } = await heardBy(followers, expected);
  const linesLost = followers.filter(({ ends }) => ends.length > 0).length;
  for (const one of followers) one.stop();
  const subjects = new Map(rows.map(({ seq, subject }) => [seq, subject]));
  await session.query('create extension if not exists amcheck');
  const { rows: indexes } = await session
    .query<{ n: number }>(
      `select count(bt_index_check(c.oid, true))::int as n from pg_class c join pg_am a on a.oid = c.relam where c.relkind = 'i' and a.amname = 'btree' and c.relpersistence = 'p'`,
    )
    .catch(() => ({ rows: [{ n: -1 }] }));
  return {
    lost: flags.filter(({ id, seq }) => subjects.get(seq) !== id).length,
    missed,
    doubled,
    ...(await unsound(session)),
    corrupt: indexes[0]!.n >= 0 ? 0 : 1,
    linesLost,
    acknowledged: flags.length,
  };
}
