// P2: unusual names go in by every door and come out at none they do not belong to: logs, metrics, facts, other tables.
import { act, ask, bearer } from '#proof/ask';
import type { Check } from '#proof/check';
import { RAISE } from '#proof/flags';
import { Follower } from '#proof/follower';
import { cursorNow } from '#proof/log';
import { pause } from '#proof/setting';
import { makeToken, makeTown } from '#proof/town';

/** Where words about families belong. */
const THEIRS = new Set([
  'household',
  'child',
  'risk_flag',
  'risk_flag_entry',
  'visit',
  'safety_hint',
  'companion',
]);
const UPSERT =
  'mutation ($input: UpsertHouseholdInput!) { upsertHousehold(input: $input) { household { id } cursor errors { code field message } } }';
const READ = 'query ($id: ID!) { node(id: $id) { ... on Household { address } } }';
const BAD = 'query ($id: ID!) { node(id: $id) { ... on Household { addressX } } }';

export const sideDoors: Check = {
  id: 'P2',
  title: 'seeded names outside the tables they belong in',
  bar: { inTables: 0, inLogs: 0, inMetrics: 0, inFrames: 0, notStored: 0 },
  short: 0.2,
  run: async (setting) => {
    const names = Array.from({ length: setting.times(200) }, (_, n) => `Quirlewald${n.toString(36)}zinn`);
    const server = await setting.server({ LOG_LEVEL: 'debug' });
    const session = await setting.session();
    const { district } = await makeTown(session, 2, 2);
    const token = await makeToken(session, ['FILE', 'FLAG', 'DISPATCH', 'OPERATIONS']);
    const headers = bearer(token);
    const url = () => server.url;
    const follower = new Follower({
      url,
      token,
      after: await cursorNow(session),
      fields: 'change { field from to } actor { name }',
    });
    await follower.start();
    for (const name of names) {
      const kept = await act(
        UPSERT,
        {
          districtId: district,
          address: `${name}-Stieg 3`,
          languages: ['de'],
          externalReferences: [{ system: 'proof', id: String(names.indexOf(name)) }],
        },
        { headers, url, until: () => false },
      ).catch(() => null);
      const id = (kept?.['household'] as { id: string } | undefined)?.id;
      await act(
        RAISE,
        {
          districtId: district,
          level: 'LOW',
          reasonCode: 'EXAM_OVERDUE',
          text: `${name} war nicht da`,
          ...(id ? { householdId: id } : {}),
        },
        { headers, url, until: () => false },
      );
      if (id) await ask(server.url, READ, { id }, headers);
      // Wrong in every way, with the name in it.
      await ask(server.url, BAD, { id: name }, headers);
      await ask(server.url, `{ byReference(reference: "${name}") { id } }`, {}, headers);
      await ask(server.url, `query ${name} { districts { id } }`, {}, { authorization: `Bearer ${name}` });
      await fetch(`${server.url}/${name}?q=${name}`);
    }
    await pause(500);
    follower.stop();
    const { rows: tables } = await session.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    );
    let inTables = 0;
    let stored = 0;
    for (const { name } of tables) {
      const { rows } = await session.query<{ n: number }>(
        `select count(*)::int as n from "${name}" t where t::text ilike '%Quirlewald%'`,
      );
      if (THEIRS.has(name)) stored += rows[0]!.n;
      else if (rows[0]!.n > 0) {
        inTables += rows[0]!.n;
        setting.say(`${name}: ${rows[0]!.n}`);
      }
    }
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    return {
      tried: names.length * 7,
      figure: {
        inTables, inLogs: count(server.said()), inMetrics: count(metrics), inFrames: count(JSON.stringify(follower.facts)),
        notStored: Math.max(0, names.length * 2 - stored),
      },
    }; // prettier-ignore
  },
};

const count = (text: string): number => text.split(/quirlewald/i).length - 1;
