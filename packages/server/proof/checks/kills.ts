// C-40 and C-41: the server killed in random phases, and exactly between commit and push: nothing acknowledged is lost.
import { randomUUID } from 'node:crypto';
import { act, bearer } from '#proof/ask';
import type { Edit } from '#proof/bundle';
import { chanceOf } from '#proof/chance';
import type { Check, Outcome } from '#proof/check';
import { doSomething, emptyBook } from '#proof/dispatcher';
import { flagInput, RAISE } from '#proof/flags';
import { compared, Follower } from '#proof/follower';
import { broken, cursorNow, unsound } from '#proof/log';
import { pause, type Setting, somePort } from '#proof/setting';
import { makeTokens, makeTown } from '#proof/town';

const WRITERS = 8;
const FOLLOWERS = 50;
const BAR = {
  lost: 0,
  gaps: 0,
  unchained: 0,
  broken: 0,
  missed: 0,
  doubled: 0,
  disordered: 0,
  uncalled: 0,
  readyMs: 5000,
};

export const kills: Check = {
  id: 'C-40',
  title: 'server killed in random phases under writes, 50 clients resuming',
  bar: BAR,
  short: 0.15,
  run: async (setting) => suffer(setting, setting.times(20), FOLLOWERS, []),
};

/** Dies as soon as a flag has left the log and nobody has been told. */
const BETWEEN: Edit = {
  file: 'platform/office.ts',
  from: '    options.leaving?.(fact);\n',
  to: `    if (fact.kind === 'RISK_FLAG_RAISED' && performance.now() > 2500) process.kill(process.pid, 'SIGKILL');\n    options.leaving?.(fact);\n`,
};

export const between: Check = {
  id: 'C-41',
  title: 'server killed between commit and push, clients resuming',
  bar: BAR,
  short: 0.03,
  inTest: true,
  run: async (setting) => suffer(setting, setting.times(100), 10, [BETWEEN]),
};

async function suffer(
  setting: Setting,
  deaths: number,
  following: number,
  hook: readonly Edit[],
): Promise<Outcome> {
  const env = { PORT: `${somePort()}` };
  let server = await setting.server(env, hook);
  const session = await setting.session();
  const town = await makeTown(session, 20, 20);
  const writers = await makeTokens(session, WRITERS, ['FLAG', 'DISPATCH']);
  const after = await cursorNow(session);
  const url = () => server.url;
  const followers = (await makeTokens(session, following, ['OPERATIONS'])).map(
    (token) => new Follower({ url, token, after }),
  );
  await Promise.all(followers.map((one) => one.start()));
  const acknowledged: { id: string; seq: number }[] = [];
  const book = emptyBook();
  const shared = { town, book, url, pairs: new Map<string, string[]>(), sick: [] };
  let working = true;
  const work = writers.map(async (token, n) => {
    const chance = chanceOf(n + 1);
    while (working) {
      if (n % 2) await doSomething({ ...shared, token, chance });
      else {
        const payload = await act(RAISE, flagInput(town.district), {
          headers: bearer(token),
          key: randomUUID(),
          url,
          until: () => true,
        });
        const flag = payload!['riskFlag'] as { id: string };
        acknowledged.push({ id: flag.id, seq: Number(payload!.cursor!.split('.')[1]) });
      }
    }
  });
  const chance = chanceOf(7);
  let readyMs = 0;
  for (let n = 0; n < deaths; n += 1) {
    if (hook.length > 0) await server.ended;
    else {
      await pause(300 + chance.below(1200));
      await server.signal('SIGKILL');
    }
    server = await setting.server(env, n === deaths - 1 ? [] : hook);
    readyMs = Math.max(readyMs, server.readyAfter);
  }
  await pause(300);
  working = false;
  await Promise.all(work);
  return {
    tried: deaths,
    figure: {
      ...(await counted(setting, followers, after, acknowledged, book.told)),
      readyMs: Math.round(readyMs),
    },
  };
}

/** What is left when all is quiet again. */
async function counted(
  setting: Setting,
  followers: readonly Follower[],
  after: string,
  flags: readonly { id: string; seq: number }[],
  visits: readonly { visit: string; seq: number }[],
) {
  const session = await setting.session();
  const from = Number(after.split('.')[1]);
  const { rows } = await session.query<{ seq: number; subject: string; kind: string }>(
    'select seq::int as seq, subject_id as subject, kind from event where seq > $1 order by seq',
    [from],
  );
  const expected = rows.map(({ seq }) => seq);
  const late = performance.now() + 15_000;
  while (followers.some(({ heard }) => heard.at(-1) !== expected.at(-1)) && performance.now() < late)
    await pause(50);
  const sums = { missed: 0, doubled: 0, disordered: 0, uncalled: 0 };
  for (const one of followers) {
    one.stop();
    const found = compared(one.heard, expected);
    for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += found[name];
    const heard = new Set(one.heard);
    if (found.missed > 0)
      setting.say(
        `missed ${rows
          .filter(({ seq }) => !heard.has(seq))
          .map(({ seq, kind }) => `${seq} ${kind}`)
          .join()} of ${rows.length}; ${one.ends.join()}`,
      );
  }
  const subjects = new Map(rows.map(({ seq, subject }) => [seq, subject]));
  const lost =
    flags.filter(({ id, seq }) => subjects.get(seq) !== id).length +
    visits.filter(({ visit, seq }) => subjects.get(seq) !== visit).length;
  return {
    lost,
    ...(await unsound(session)),
    broken: await broken(session),
    ...sums,
    acknowledged: flags.length + visits.length,
  };
}
