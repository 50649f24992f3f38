// C-51: every mutation sent one to four times at once, and again after kills: one effect each, the same object, the first cursor.
import { randomUUID } from 'node:crypto';
import { act, bearer } from '#proof/ask';
import { chanceOf } from '#proof/chance';
import type { Check } from '#proof/check';
import { flagInput, RAISE } from '#proof/flags';
import { pause, somePort } from '#proof/setting';
import { makeTokens, makeTown } from '#proof/town';

const AT_ONCE = 4;
const KILLS = 2;

export const repeats: Check = {
  id: 'C-51',
  title: 'idempotency: sent up to four times in parallel and after kills',
  bar: { surplus: 0, missing: 0, differing: 0 },
  short: 0.05,
  inTest: true,
  run: async (setting) => {
    const wanted = setting.times(2000);
    const env = { PORT: `${somePort()}` };
    let server = await setting.server(env);
    const session = await setting.session();
    const { district } = await makeTown(session, 2, 0);
    const tokens = await makeTokens(session, AT_ONCE, ['FLAG']);
    let done = 0;
    let differing = 0;
    const client = async (token: string, seed: number) => {
      const chance = chanceOf(seed);
      while (done < wanted) {
        done += 1;
        const key = randomUUID();
        const send = () =>
          act(RAISE, flagInput(district), {
            headers: bearer(token),
            key,
            url: () => server.url,
            until: () => true,
          });
        const answers = await Promise.all(Array.from({ length: 1 + chance.below(4) }, send));
        answers.push(await send());
        const kinds = new Set(
          answers.map((one) => `${(one!['riskFlag'] as { id: string }).id} ${one!.cursor}`),
        );
        if (kinds.size !== 1) differing += 1;
      }
    };
    const clients = tokens.map((token, n) => client(token, n + 1));
    for (let n = 1; n <= KILLS; n += 1) {
      while (done < (wanted * n) / (KILLS + 1)) await pause(10);
      await server.signal('SIGKILL');
      server = await setting.server(env);
    }
    await Promise.all(clients);
    const { rows } = await session.query<{ n: number }>('select count(*)::int as n from risk_flag');
    const effects = rows[0]!.n;
    return {
      tried: done,
      figure: { surplus: Math.max(0, effects - done), missing: Math.max(0, done - effects), differing },
    };
  },
};
