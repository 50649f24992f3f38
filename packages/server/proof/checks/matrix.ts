// C-13: every field of the contract asked by everybody: nobody gets a root that the rules refuse, or a word about a family.
import { randomInt, randomUUID } from 'node:crypto';
import { ask, type Headed, bearer } from '#proof/ask';
import type { Check } from '#proof/check';
import { makePerson } from '#proof/people';
import { somePort } from '#proof/setting';
import { makeToken, makeTown } from '#proof/town';
import { ASKERS, type Asking, MAY_ASK, MAY_SEE_FAMILY } from '#proof/who-may';
import { contract, type Path, paths, shortest } from '#proof/walk';
import { FIELDS } from '#access/contract.rules';

/** Stands in every personal column there is, and nowhere else. */
const SEEDED = /Quirlewald|Zinnoberstieg/;
/** At least so many cells. */
const PLANNED = 5000;
const AT_ONCE = 8;
/** As the proxy before it is called. */
const PAGE = 'http://zuzweit.test';
/** Documents after which somebody else of the same rights asks: what one may ask in a minute has a check of its own. */
const TURN = 10;

export const matrix: Check = {
  id: 'C-13',
  title: 'every field of the contract, asked by every role and token',
  bar: { wronglyAnswered: 0, wronglyRefused: 0, leaked: 0, hidden: 0, cellsMissing: 0, rootsUnknown: 0 },
  run: async (setting) => {
    const { url } = await setting.server({ PORT: `${somePort()}`, PUBLIC_URL: PAGE });
    const session = await setting.session();
    const town = await makeTown(session, 2, 1);
    const ids = await seed(session, town.district, town.visits[0]!);
    const schema = contract();
    const idOf = (about: string) => ids[about] ?? ids['RiskFlag']!;
    const every = shortest(paths(schema, 4, idOf));
    // Shorter runs ask for all that is personal and for some of the rest.
    const step = Math.max(1, Math.round(every.length / setting.times(every.length)));
    const all = every.filter((path, n) => path.personal || n % step === 0);
    const roots = Object.keys(schema.getQueryType()!.getFields());
    const figure = {
      wronglyAnswered: 0,
      wronglyRefused: 0,
      leaked: 0,
      hidden: 0,
      cellsMissing: 0,
      rootsUnknown: roots.filter((root) => !(root in MAY_ASK)).length,
    };
    let cells = 0;
    let seenByAllowed = 0;
    for (const asking of ASKERS) {
      const next = () => headersOf(session, asking, town.district, ids['elsewhere']!);
      const cell = async (path: Path, headers: Headed) => {
        cells += 1;
        const { data, errors, text } = await ask(
          url,
          path.document,
          {},
          { ...headers, 'x-forwarded-for': `10.${randomInt(250)}.${randomInt(250)}.1` },
        );
        const code = errors?.[0]?.extensions.code ?? '';
        if (code === 'RATE_LIMITED') figure.cellsMissing += 1;
        const refused = code === 'FORBIDDEN' || code === 'UNAUTHENTICATED';
        const allowed = MAY_ASK[path.root]?.includes(asking) ?? false;
        if (SEEDED.test(text)) {
          if (MAY_SEE_FAMILY.includes(asking) || (asking === 'DISPATCHER' && path.root === 'visitCard'))
            seenByAllowed += 1;
          else {
            figure.leaked += 1;
            setting.say(`${asking} read ${path.document}: ${text.slice(0, 200)}`);
          }
        }
        if (!allowed && !refused && data) {
          figure.wronglyAnswered += 1;
          setting.say(`${asking} was answered ${path.document}: ${text.slice(0, 120)}`);
        }
        const guarded = path.personal || path.fields.some((field) => field in FIELDS);
        if (allowed && refused && !guarded) {
          figure.wronglyRefused += 1;
          setting.say(`${asking} was refused ${path.document}: ${text.slice(0, 120)}`);
        }
      };
      const waiting = [...all];
      await Promise.all(Array.from({ length: AT_ONCE }, async () => {
        let headers = await next();
        for (let n = 1, path = waiting.pop(); path; n += 1, path = waiting.pop()) {
          await cell(path, headers);
          if (n % TURN === 0) headers = await next();
        }
      })); // prettier-ignore
    }
    if (seenByAllowed === 0) figure.hidden = 1;
    figure.cellsMissing += Math.max(0, Math.min(PLANNED, setting.times(PLANNED)) - cells);
    return { tried: cells, figure: { ...figure, seenByAllowed } };
  },
};

type Session = Parameters<typeof makeTown>[0];

/** A flag, a household and a visit of the first district with words about a family in them. */
async function seed(session: Session, district: string, visit: string): Promise<Record<string, string>> {
  const one = async (sql: string, values: unknown[]) =>
    (await session.query<{ id: string }>(`${sql} returning id`, values)).rows[0]!.id;
  const household = await one(
    `insert into household (district_id, name, address, languages) values ($1, 'Familie Quirlewald', 'Zinnoberstieg 3', '{de}')`,
    [district],
  );
  const flag = await one(
    `insert into risk_flag (district_id, household_id, level, reason_code, text, state, raised_by, raised_by_name, raised_at, untaken_since, overdue_at, updated_at, source_kind)
     values ($1, $2, 'HIGH', 'NEGLECT', 'Quirlewald hat geklagt', 'RAISED', 'system:proof', 'proof', now(), now(), now() + interval '15 minutes', now(), 'PERSON')`,
    [district, household],
  );
  await session.query(
    `update visit set household_id = $2, flag_id = $3, place_kind = 'ADDRESS', place_address = 'Zinnoberstieg 3', note = 'Quirlewald' where id = $1`,
    [visit, household, flag],
  );
  const elsewhere = await one(`insert into district (town, slug, name) values ('Marl', 'fern', 'Fern')`, []);
  const { rows } = await session.query<{ id: string; office: string }>(
    'select p.id, p.office_id as office from professional p limit 1',
  );
  return {
    RiskFlag: flag, Visit: visit, Household: household, District: district, Office: rows[0]!.office, Professional: rows[0]!.id,
    visitCard: visit, district, elsewhere, Absence: randomUUID(), Duty: randomUUID(),
  }; // prettier-ignore
}

async function headersOf(
  session: Session,
  asking: Asking,
  district: string,
  elsewhere: string,
): Promise<Headed> {
  if (asking === 'NOBODY') return {};
  const [kind, scope] = asking.split(' ');
  if (kind === 'token') return bearer(await makeToken(session, [scope!]));
  const where = asking === 'LEAD' ? district : asking === 'LEAD elsewhere' ? elsewhere : undefined;
  const { account: _account, ...headers } = await makePerson(
    session,
    [where ? [kind!, where] : [kind!]],
    PAGE,
  );
  return headers;
}
