// C-53: sixteen writers, readers that come and go: each hears every fact once and in order, whoever commits first.
import { randomUUID } from 'node:crypto';
import type { Check } from '#proof/check';
import { Follower, heardBy } from '#proof/follower';
import { cursorNow, unsound } from '#proof/log';
import { pause } from '#proof/setting';
import { makeTokens } from '#proof/town';

const WRITERS = 16;

export const order: Check = {
  id: 'C-53',
  title: 'order and completeness of the live log',
  bar: { missed: 0, doubled: 0, disordered: 0, uncalled: 0, gaps: 0, unchained: 0 },
  short: 0.025,
  inTest: true,
  run: async (setting) => {
    const facts = setting.times(20_000);
    const readers = Math.min(50, Math.max(10, setting.times(50)));
    const server = await setting.server();
    const session = await setting.session();
    const tokens = await makeTokens(session, readers, ['OPERATIONS']);
    const after = await cursorNow(session);
    const followers = tokens.map(
      (token) => new Follower({ url: () => server.url, token, kinds: ['HOUSEHOLD_CHANGED'], after }),
    );
    await Promise.all(followers.map((one) => one.start()));
    let writing = true;
    const dropping = (async () => {
      for (let n = 0; writing; n += 1) {
        followers[(n * 7) % readers]!.drop();
        // Often enough to be cut off in the middle of things, rarely enough to be live in between.
        await pause(1200 / readers);
      }
    })();
    let left = facts;
    await Promise.all(
      Array.from({ length: WRITERS }, async () => {
        const own = await setting.session();
        while (left-- > 0) {
          await own.query('begin');
          const entry = [
            { kind: 'HOUSEHOLD_CHANGED', subjectType: 'HOUSEHOLD', subjectId: randomUUID(), facts: {} },
          ];
          await own.query(`select append_facts($1::jsonb, 'system:proof', 'proof', now())`, [
            JSON.stringify(entry),
          ]);
          await own.query('commit');
          // Now and then a breath, so that readers come back in the middle of it and not only at its end.
          if (left % 4 === 0) await pause(2);
        }
      }),
    );
    writing = false;
    await dropping;
    const { rows } = await session.query<{ seq: number }>(
      `select seq::int as seq from event where kind = 'HOUSEHOLD_CHANGED' order by seq`,
    );
    const expected = rows.map(({ seq }) => seq);
    const sums = await heardBy(followers, expected, 15_000);
    for (const one of followers) one.stop();
    setting.say(`${followers.reduce((sum, one) => sum + one.ends.length, 0)} times cut off`);
    return { tried: facts * readers, figure: { ...sums, ...(await unsound(session)) } };
  },
};
