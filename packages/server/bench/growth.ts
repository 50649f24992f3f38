// What must not grow with the log and with the number of towns: the same questions to a small and a large office in turns.
import pg from 'pg';
import { createOrm, migrate } from '#platform/orm';
import { type Postgres, startPostgres } from '@zuzweit/tools/postgres';
import { fill, makeToken, openBenchOffice } from './bench-office';
import { chainFaults } from './chain';
import { child, type Child, endAll } from './children';
import { type Figures, median, percentile, rounded } from './figures';
import { load } from './load';
import { OVERVIEW } from './overview-document';
import { measured } from './receipt';

const SMALL = 1000;
const ROUNDS = 5;
const BATCH = 10_000;
const TOKEN = 'zz_bench_growth';

export interface Size {
  events: number;
  towns: number;
  seconds: number;
}

export async function growth({ events, towns, seconds }: Size): Promise<Figures> {
  const postgres = await startPostgres();
  try {
    const small = await office(postgres, 'small', SMALL, 1);
    const large = await office(postgres, 'large', events, 1);
    const many = await office(postgres, 'many', SMALL, towns);
    const found = await chainFaults(large);
    const started = await Promise.all(
      [small, large, many].map((url) => child('./office-process.ts', [], { DATABASE_URL: url })),
    );
    const rates = await inTurns(started, seconds);
    const memory = await Promise.all(
      started.map(async (one) => (await one.tell<{ rss: number }>('memory')).rss),
    );
    started.forEach((one) => one.end());
    const push = async (url: string) =>
      percentile(await measured(await createOrm({ kind: 'postgres', url, poolSize: 10 }), url, true), 0.5);
    const [pushSmall, pushLarge] = [await push(small), await push(large)];
    const cost = (n: number) => median(rates[0]!.map((rate, round) => rate / rates[n]![round]!));
    return {
      overviewByEvents: rounded(cost(1)),
      pushByEvents: rounded(pushLarge / pushSmall),
      overviewByOffices: rounded(cost(2)),
      rssByEvents: rounded(memory[1]! / memory[0]!),
      events: found.facts,
      gaps: found.gaps,
      chainBroken: found.broken,
      towns,
      pushSmallP50Ms: rounded(pushSmall),
      pushLargeP50Ms: rounded(pushLarge),
      coldPerSecond: Math.round(median(rates[0]!)),
      rssMb: Math.round(memory[0]! / 1024 / 1024),
    };
  } finally {
    endAll();
    await postgres.stop();
  }
}

/** An office with so many facts and towns, and a token that sees the districts of one town only. */
async function office(postgres: Postgres, name: string, facts: number, towns: number): Promise<string> {
  const url = await postgres.createDatabase(name);
  const orm = await createOrm({ kind: 'postgres', url, poolSize: 4 });
  await migrate(orm);
  const opened = await openBenchOffice(orm, url);
  await fill(opened, towns);
  // The districts of Marl are those every office here has.
  const own = await orm.em
    .fork()
    .execute<{ id: string }[]>(
      'select id from district order by id limit (select count(*) / ? from district)',
      [towns],
    );
  await makeToken(
    orm,
    TOKEN,
    own.map(({ id }) => id),
  );
  await opened.close();
  await orm.close();
  await chain(url, facts);
  return url;
}

/** Facts about one flag, chained in the database by the function that chains every fact. */
async function chain(url: string, facts: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ n: number }>('select count(*)::integer as n from event');
  for (let left = facts - rows[0]!.n; left > 0; left -= BATCH)
    await client.query(
      `select append_facts((select jsonb_agg(jsonb_build_object('kind', 'RISK_FLAG_DESCRIBED', 'districtId', f.district_id,
         'subjectType', 'RISK_FLAG', 'subjectId', f.id, 'facts', '{}'::jsonb))
         from (select id, district_id from risk_flag limit 1) f, generate_series(1, $1)), 'system:bench', 'bench', date_trunc('milliseconds', now()))`,
      [Math.min(left, BATCH)],
    );
  await client.query('analyze');
  await client.end();
}

/** Cold answers a second of each, round by round. */
async function inTurns(offices: Child[], seconds: number): Promise<number[][]> {
  const rates = offices.map(() => [] as number[]);
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [n, one] of offices.entries()) {
      await one.tell('cold');
      const done = await load({
        port: one.first.port,
        connections: 8,
        seconds: round === 0 ? 1 : seconds,
        headers: { authorization: `Bearer ${TOKEN}` },
        body: () => JSON.stringify({ query: OVERVIEW, operationName: 'Overview' }),
      });
      if (done.failed > 0) throw new Error(`${done.failed} answers were refused`);
      if (round > 0) rates[n]!.push(done.perSecond);
    }
  return rates;
}
