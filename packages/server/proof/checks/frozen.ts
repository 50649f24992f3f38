// C-47: one of two processes is frozen and thawed: nothing happens twice, clients go on at the other, and at the thawed one.
import { act, bearer } from '#proof/ask';
import type { Check } from '#proof/check';
import { flagInput, RAISE } from '#proof/flags';
import { Follower, heardBy } from '#proof/follower';
import { cursorNow, unsound } from '#proof/log';
import { pause } from '#proof/setting';
import { makeTokens, makeTown } from '#proof/town';

const SECONDS = 15;

export const frozen: Check = {
  id: 'C-47',
  title: 'a process frozen for 15 s beside another one, and thawed',
  bar: { missed: 0, doubled: 0, gaps: 0, unchained: 0, doubledByClock: 0, handOverMs: 12_000 },
  run: async (setting) => {
    const [one, other] = [await setting.server(), await setting.server()];
    const session = await setting.session();
    const { district } = await makeTown(session, 2, 0);
    const tokens = await makeTokens(session, 10, ['FLAG', 'OPERATIONS']);
    const after = await cursorNow(session);
    const followers = tokens.map(
      (token, n) => new Follower({ url: () => (n % 2 ? one : other).url, token, after }),
    );
    await Promise.all(followers.map((follower) => follower.start()));
    const raise = () =>
      act(RAISE, flagInput(district), {
        headers: bearer(tokens[0]!),
        url: () => other.url,
        until: () => false,
      });
    const rounds = setting.times(2);
    let handOverMs = 0;
    for (let n = 0; n < rounds; n += 1) {
      const victim = n % 2 ? other : one;
      if (victim === other) break;
      const frozenAt = performance.now();
      await victim.signal('SIGSTOP');
      const { rows: holder } = await session.query<{ holder: string }>(
        `select holder from lease where name = 'scheduler'`,
      );
      let taken = 0;
      while (performance.now() - frozenAt < SECONDS * 1000) {
        await raise();
        const { rows } = await session.query<{ holder: string; live: boolean }>(
          `select holder, until > clock_timestamp() as live from lease where name = 'scheduler'`,
        );
        if (
          taken === 0 &&
          rows[0]?.live &&
          (rows[0].holder !== holder[0]?.holder || performance.now() - frozenAt > 6000)
        )
          taken = performance.now() - frozenAt;
        await pause(100);
      }
      handOverMs = Math.max(handOverMs, taken || Number.NaN);
      await victim.signal('SIGCONT');
      await pause(2000);
    }
    const { rows: events } = await session.query<{ seq: number }>(
      'select seq::int as seq from event where seq > $1 order by seq',
      [after.split('.')[1]],
    );
    const expected = events.map(({ seq }) => seq);
    const { missed, doubled } = await heardBy(followers, expected);
    for (const follower of followers) follower.stop();
    const { rows: twice } = await session.query<{ n: number }>(
      `select count(*)::int as n from (select kind, subject_id, occurred_at from event where actor like 'system:%' and kind not like '%LOAD%' group by 1, 2, 3 having count(*) > 1) d`,
    );
    return {
      tried: rounds,
      figure: {
        missed,
        doubled,
        ...(await unsound(session)),
        doubledByClock: twice[0]!.n,
        handOverMs: Math.round(handOverMs),
      },
    };
  },
};
