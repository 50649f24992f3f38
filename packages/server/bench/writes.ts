// Flags raised over HTTP by sixteen people at once, as in the office: signed in, with rights and keys, on a database that syncs.
import pg from 'pg';
import { createOrm, migrate } from '#platform/orm';
import { startPostgres } from '@zuzweit/tools/postgres';
import { fill, openBenchOffice, PASSWORD } from './bench-office';
import { child, endAll } from './children';
import { chainFaults } from './chain';
import { type Figures, median, percentile, rounded, spread } from './figures';
import { load } from './load';

const CLIENTS = 16;
const ROUNDS = 5;

const RAISE =
  'mutation Raise($input: RaiseRiskFlagInput!) { raiseRiskFlag(input: $input) { riskFlag { id reference } cursor errors { code field } } }';

export async function writes({ seconds }: { seconds: number }): Promise<Figures> {
  const postgres = await startPostgres({ fsync: true });
  try {
    const url = await postgres.createDatabase('office');
    const { district, reason } = await prepare(url);
    const office = await child('./office-process.ts', [], { DATABASE_URL: url });
    const { port } = office.first;
    const cookies = await Promise.all(Array.from({ length: CLIENTS }, (_, n) => signIn(port, n + 1)));
    const before = await counts(url);
    const rates: number[] = [];
    const took: number[] = [];
    let raised = 0;
    for (let round = 0; round <= ROUNDS; round += 1) {
      const profile = process.env['BENCH_PROFILE'];
      if (profile && round === 1) void office.tell(`profile ${profile}`);
      const done = await load({
        port,
        connections: CLIENTS,
        seconds: round === 0 ? 1 : seconds,
        headersOf: (line) => ({ cookie: cookies[line]!, origin: `http://127.0.0.1:${port}` }),
        body: () =>
          JSON.stringify({
            query: RAISE,
            variables: {
              input: {
                districtId: district,
                level: 'LOW',
                reasonCode: reason,
                text: 'Bench',
                idempotencyKey: crypto.randomUUID(),
              },
            },
          }),
        fine: (body) => body.includes('"riskFlag":{') && body.includes('"errors":[]'),
      });
      if (done.failed > 0) throw new Error(`${done.failed} of ${done.answers} flags were refused`);
      raised += done.answers;
      if (round === 0) continue;
      rates.push(done.perSecond);
      took.push(...done.took);
    }
    office.end();
    const after = await counts(url);
    const { gaps, broken } = await chainFaults(url);
    const bare = await bareAppends(url, seconds);
    return {
      perSecond: Math.round(median(rates)),
      p99Ms: rounded(percentile(took, 0.99)),
      gaps,
      chainBroken: broken,
      // The same lock, chain and sync by a bare statement of sixteen connections: what the database gives here and now.
      bareAppendsPerSecond: Math.round(bare),
      p50Ms: rounded(percentile(took, 0.5)),
      spread: spread(rates),
      acknowledged: raised,
      // What was acknowledged is there, each once.
      missing: raised - (after.flags - before.flags),
    };
  } finally {
    endAll();
    await postgres.stop();
  }
}

async function prepare(url: string): Promise<{ district: string; reason: string }> {
  const orm = await createOrm({ kind: 'postgres', url, poolSize: 4 });
  await migrate(orm);
  const office = await openBenchOffice(orm, url);
  await fill(office);
  const [row] = await orm.em
    .fork()
    .execute<{ district: string; reason: string }[]>(
      'select (select min(id::text) from district where active) as district, (select min(code) from risk_flag_reason) as reason',
    );
  await office.close();
  await orm.close();
  return row!;
}

async function bareAppends(url: string, seconds: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: CLIENTS });
  // The pool says that it has ended before its lines are closed; the database may end them first.
  pool.on('error', () => undefined);
  const until = performance.now() + seconds * 1000;
  let done = 0;
  const one = async () => {
    while (performance.now() < until) {
      await pool.query(
        `select append_facts(jsonb_build_array(jsonb_build_object('kind', 'RISK_FLAG_DESCRIBED', 'subjectType', 'RISK_FLAG',
           'subjectId', gen_random_uuid(), 'facts', '{}'::jsonb)), 'system:bench', 'bench', date_trunc('milliseconds', now()))`,
      );
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, one));
  await pool.end();
  return done / seconds;
}

async function signIn(port: number, number: number): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: 'mutation ($input: SignInInput!) { signIn(input: $input) { viewer { name } errors { code } } }',
      variables: { input: { name: `fachkraft-${String(number).padStart(2, '0')}`, password: PASSWORD } },
    }),
  });
  const text = await response.text();
  if (!text.includes('"viewer":{')) throw new Error(text);
  return response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

async function counts(url: string): Promise<{ flags: number }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('select count(*)::integer as flags from risk_flag');
  await client.end();
  return rows[0];
}
