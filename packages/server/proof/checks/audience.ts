// C-14: a fact reaches somebody if and only if the same somebody could ask for it: random districts, kinds and moments.
import { randomUUID } from 'node:crypto';
import { ask, bearer } from '#proof/ask';
import { chanceOf } from '#proof/chance';
import type { Check } from '#proof/check';
import { Follower } from '#proof/follower';
import { cursorNow } from '#proof/log';
import { pause } from '#proof/setting';
import { makeToken, makeTown } from '#proof/town';

const LISTENERS = 24;
const KINDS = [
  'HOUSEHOLD_CHANGED',
  'DISTRICT_CHANGED',
  'SAFETY_HINT_CHANGED',
  'ACCOUNT_CHANGED',
  'OFFICE_CHANGED',
];
/** Of who signs in and of hints nobody hears but the auditor (rules 1). */
const SECRET = new Set(['SAFETY_HINT_CHANGED', 'ACCOUNT_CHANGED']);
const PAGE = 'query ($after: Cursor) { facts(after: $after, first: 100) { cursor nodes { cursor } } }';

export const audience: Check = {
  id: 'C-14',
  title: 'delivered if and only if a query would show it',
  bar: { leaked: 0, missed: 0, queryDiffers: 0 },
  short: 0.1,
  inTest: true,
  run: async (setting) => {
    const facts = setting.times(1000);
    const server = await setting.server();
    const session = await setting.session();
    await makeTown(session, 1, 0);
    const { rows } = await session.query<{ id: string }>(
      `insert into district (town, slug, name) select 'Marl', 'd' || n, 'D' || n from generate_series(1, 5) n returning id`,
    );
    const districts = rows.map(({ id }) => id);
    const chance = chanceOf(14);
    const after = await cursorNow(session);
    const listeners = [];
    for (let n = 0; n < LISTENERS; n += 1) {
      const sees = n % 6 === 0 ? null : districts.filter((_, at) => ((n + 1) >> at) & 1);
      const token = await makeToken(session, ['OPERATIONS'], sees?.length ? sees : null);
      listeners.push({
        sees: sees?.length ? sees : null,
        token,
        follower: new Follower({ url: () => server.url, token, after }),
      });
    }
    await Promise.all(listeners.map(({ follower }) => follower.start()));
    const written: { seq: number; kind: string; district: string | null }[] = [];
    for (let n = 0; n < facts; n += 1) {
      const kind = chance.of(KINDS);
      const district = chance.below(6) === 0 ? null : chance.of(districts);
      const entry = [
        { kind, districtId: district, subjectType: 'HOUSEHOLD', subjectId: randomUUID(), facts: {} },
      ];
      const { rows: seq } = await session.query<{ seq: string }>(
        `select append_facts($1::jsonb, 'system:proof', 'proof', now()) as seq`,
        [JSON.stringify(entry)],
      );
      written.push({ seq: Number(seq[0]!.seq), kind, district });
      if (chance.below(20) === 0) chance.of(listeners).follower.drop();
    }
    await pause(1500);
    const figure = { leaked: 0, missed: 0, queryDiffers: 0 };
    // What the clock brings meanwhile is no part of this.
    const ours = new Set(written.map(({ seq }) => seq));
    for (const { sees, token, follower } of listeners) {
      follower.stop();
      const allowed = new Set(written.filter(({ kind, district }) => !SECRET.has(kind) && (!sees || !district || sees.includes(district))).map(({ seq }) => seq)); // prettier-ignore
      const heard = new Set(follower.heard.filter((seq) => ours.has(seq)));
      figure.leaked += [...heard].filter((seq) => !allowed.has(seq)).length;
      figure.missed += [...allowed].filter((seq) => !heard.has(seq)).length;
      const queried = new Set([...(await query(server.url, token, after))].filter((seq) => ours.has(seq)));
      figure.queryDiffers +=
        [...allowed].filter((seq) => !queried.has(seq)).length +
        [...queried].filter((seq) => !allowed.has(seq)).length;
    }
    return { tried: facts * LISTENERS, figure };
  },
};

/** The numbers of all facts somebody gets by asking page after page. */
async function query(url: string, token: string, from: string): Promise<Set<number>> {
  const found = new Set<number>();
  for (let after = from; ;) {
    const { data, text } = await ask(url, PAGE, { after }, bearer(token));
    if (!data) throw new Error(text);
    const page = data['facts'] as { cursor: string; nodes: { cursor: string }[] };
    for (const { cursor } of page.nodes) found.add(Number(cursor.split('.')[1]));
    if (page.nodes.length < 100) return found;
    after = page.nodes.at(-1)!.cursor;
  }
}
