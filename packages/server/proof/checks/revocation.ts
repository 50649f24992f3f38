// C-15: a token is taken back at one process while it listens at two: nothing that is committed later reaches it.
import { act, bearer } from '#proof/ask';
import type { Check } from '#proof/check';
import { flagInput, RAISE } from '#proof/flags';
import { Follower } from '#proof/follower';
import { makePerson } from '#proof/people';
import { pause } from '#proof/setting';
import { makeToken, makeTown } from '#proof/town';

const REVOKE =
  'mutation ($input: RevokeApiTokenInput!) { revokeApiToken(input: $input) { errors { code field } } }';
const AT_ONCE = 20;

export const revocation: Check = {
  id: 'C-15',
  title: 'a token revoked at one of two processes, while facts go on',
  bar: { after: 0, p99Ms: 1000, maxMs: 5000, deaf: 0 },
  short: 0.1,
  inTest: true,
  run: async (setting) => {
    const trials = setting.times(200);
    const [one, other] = [await setting.server(), await setting.server()];
    const session = await setting.session();
    const { district } = await makeTown(session, 2, 0);
    const { account: _account, ...leader } = await makePerson(session, [['ADMINISTRATOR']], one.url);
    const tool = bearer(await makeToken(session, ['FLAG']));
    let writing = true;
    const writer = (async () => {
      while (writing)
        await act(RAISE, flagInput(district), { headers: tool, url: () => other.url, until: () => writing });
    })();
    const figure = { after: 0, deaf: 0 };
    const took: number[] = [];
    const trial = async () => {
      const token = await makeToken(session, ['OPERATIONS']);
      const { rows } = await session.query<{ id: string }>(
        `select id from api_token where token_hash = sha256($1::bytea)`,
        [Buffer.from(token)],
      );
      const lines = [one, other].map(({ url }) => new Follower({ url: () => url, token }));
      await Promise.all(lines.map((line) => line.start()));
      await pause(100);
      if (lines.some(({ heard }) => heard.length === 0)) await pause(400);
      figure.deaf += lines.filter(({ heard }) => heard.length === 0).length;
      await act(REVOKE, { id: rows[0]!.id }, { headers: leader, url: () => one.url, until: () => false });
      const from = performance.now();
      while (lines.some(({ ends }) => ends.length === 0) && performance.now() - from < 3000) await pause(2);
      took.push(performance.now() - from);
      await pause(100);
      const { rows: fact } = await session.query<{ seq: number }>(
        `select seq::int as seq from event where kind = 'TOKEN_REVOKED' and subject_id = $1`,
        [rows[0]!.id],
      );
      const revoked = fact[0]!.seq;
      for (const line of lines) {
        line.stop();
        figure.after += line.heard.filter((seq) => seq > revoked).length;
      }
    };
    for (let done = 0; done < trials; done += AT_ONCE) {
      // One administrator may not ask too much at once.
      await session.query(`update session set last_seen_at = now()`);
      for (let n = 0; n < Math.min(AT_ONCE, trials - done); n += 5)
        await Promise.all(Array.from({ length: Math.min(5, trials - done - n) }, trial));
    }
    writing = false;
    await writer;
    took.sort((a, b) => a - b);
    return {
      tried: trials * 2,
      figure: {
        ...figure,
        p99Ms: Math.round(took[Math.floor(took.length * 0.99)]!),
        maxMs: Math.round(took.at(-1)!),
      },
    };
  },
};
