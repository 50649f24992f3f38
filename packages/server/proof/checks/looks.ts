// C-55: every look at a family's data is on record, and while the record cannot be written nobody sees anything.
import { randomUUID } from 'node:crypto';
import { ask, bearer } from '#proof/ask';
import { chanceOf } from '#proof/chance';
import type { Check } from '#proof/check';
import { makeTokens, makeTown } from '#proof/town';

const READ = 'query Blick($id: ID!) { node(id: $id) { ... on Household { id name address } } }';
const READERS = 8;

export const looks: Check = {
  id: 'C-55',
  title: 'reads of personal data while the access log fails at random',
  bar: { unlogged: 0, leaked: 0, logged: 0 },
  short: 0.05,
  inTest: true,
  run: async (setting) => {
    const reads = setting.times(3000);
    const server = await setting.server();
    const session = await setting.session();
    const { district } = await makeTown(session, 1, 0);
    const { rows } = await session.query<{ id: string; name: string }>(
      `insert into household (district_id, name, address, languages) select $1, 'Quirlewald-' || n, 'Zinnoberstieg ' || n, '{de}' from generate_series(1, 50) n returning id, name`,
      [district],
    );
    await session.query(`create function fail_at_random() returns trigger language plpgsql as $$ begin
      if random() < 0.3 then raise exception 'the log of looks is full' using errcode = 'disk_full'; end if; return new; end $$`);
    await session.query(
      'create trigger fail_at_random before insert on access_log for each row execute function fail_at_random()',
    );
    const tokens = await makeTokens(session, READERS, ['FILE']);
    const seen: { request: string; id: string }[] = [];
    const figure = { leaked: 0 };
    let refused = 0;
    let left = reads;
    await Promise.all(
      tokens.map(async (token, n) => {
        const chance = chanceOf(n + 1);
        while (left-- > 0) {
          const household = chance.of(rows);
          const { data, text, headers } = await ask(server.url, READ, { id: household.id }, bearer(token));
          const shown = (data?.['node'] as { name: string } | null | undefined)?.name === household.name;
          if (shown) seen.push({ request: headers.get('x-request-id') ?? randomUUID(), id: household.id });
          else {
            refused += 1;
            if (text.includes('Quirlewald') || text.includes('Zinnober')) figure.leaked += 1;
          }
        }
      }),
    );
    const { rows: log } = await session.query<{ key: string; fields: string[] }>(
      `select request_id || ' ' || subject_id as key, fields from access_log`,
    );
    const written = new Set(log.map(({ key }) => key));
    const unlogged = seen.filter(({ request, id }) => !written.has(`${request} ${id}`)).length;
    return {
      tried: reads,
      figure: {
        unlogged,
        ...figure,
        logged: Math.max(0, written.size - seen.length),
        shown: seen.length,
        refused,
      },
    };
  },
};
