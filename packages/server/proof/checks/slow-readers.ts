// C-34: readers that take nothing while much happens: they alone are told to resume, nothing piles up, and they miss nothing.
import { readFileSync } from 'node:fs';
import type { Check } from '#proof/check';
import { Follower, heardBy } from '#proof/follower';
import { cursorNow } from '#proof/log';
import { pause } from '#proof/setting';
import { makeTokens } from '#proof/town';

const SLOW = 20;
const QUICK = 10;
/** Heard by all before anybody pauses. */
const FIRST = 200;
/** Large enough that the kernel's own buffers cannot swallow what a slow reader leaves. */
const LETTERS = 8000;

export const slowReaders: Check = {
  id: 'C-34',
  title: 'paused readers among others',
  bar: { piledMb: 60, unended: 0, missed: 0, doubled: 0, othersMissed: 0 },
  run: async (setting) => {
    const facts = Math.max(3000, setting.times(3000));
    const server = await setting.server();
    const session = await setting.session();
    const after = await cursorNow(session);
    const follow = (token: string) =>
      new Follower({
        url: () => server.url,
        token,
        after,
        kinds: ['HOUSEHOLD_CHANGED'],
        fields: 'change { to }',
      });
    const slow = (await makeTokens(session, SLOW, ['OPERATIONS'])).map(follow);
    const quick = (await makeTokens(session, QUICK, ['OPERATIONS'])).map(follow);
    await Promise.all([...slow, ...quick].map((one) => one.start()));
    await write(session, FIRST);
    await until(() => quick.every(({ heard }) => heard.length === FIRST), 20_000);
    const before = rssMb(server.pid);
    for (const one of slow) one.pause();
    let most = 0;
    for (let n = 0; n < facts; n += 50) {
      await write(session, 50);
      await until(() => quick.every(({ heard }) => heard.length >= FIRST + n + 50), 10_000);
      most = Math.max(most, rssMb(server.pid));
    }
    const othersMissed = quick.reduce((sum, { heard }) => sum + (facts + FIRST - heard.length), 0);
    for (const one of slow) one.resume();
    const expected = Array.from({ length: facts + FIRST }, (_, n) => Number(after.split('.')[1]) + n + 1);
    const { missed, doubled } = await heardBy(slow, expected, 60_000);
    const unended = slow.filter(({ ends }) => !ends.includes('RESUME_REQUIRED')).length;
    for (const one of [...slow, ...quick]) one.stop();
    return {
      tried: SLOW * facts,
      figure: {
        piledMb: Math.round(most - before), unended, othersMissed,
        missed,
        doubled,
      },
    }; // prettier-ignore
  },
};

const write = (session: { query(sql: string): Promise<unknown> }, facts: number) =>
  session.query(
    `select append_facts((select jsonb_agg(jsonb_build_object('kind', 'HOUSEHOLD_CHANGED', 'subjectType', 'HOUSEHOLD', 'subjectId', gen_random_uuid(),
       'facts', jsonb_build_object('change', jsonb_build_array(jsonb_build_object('field', 'note', 'from', null, 'to', repeat('x', ${LETTERS}))))))
       from generate_series(1, ${facts})), 'system:proof', 'proof', now())`,
  );

async function until(done: () => boolean, milliseconds: number): Promise<void> {
  for (const late = performance.now() + milliseconds; !done() && performance.now() < late;) await pause(10);
}

/** Memory of a process that is really in use. */
const rssMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
