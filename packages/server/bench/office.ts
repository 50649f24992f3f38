// The peak of a city: screens that listen, people who act, tools that read, all at once on one server.
import { createOrm, migrate } from '#platform/orm';
import { startPostgres } from '@zuzweit/tools/postgres';
import { DISPATCH_TOKEN, fill, makeToken, openBenchOffice } from './bench-office';
import { child, endAll } from './children';
import { type Figures, percentile, rounded } from './figures';

const SCREENS = 200;
const READERS = 100;
const A_SECOND = 50;

export async function office({ seconds }: { seconds: number }): Promise<Figures> {
  const postgres = await startPostgres({ fsync: true });
  const url = await postgres.createDatabase('office');
  const orm = await createOrm({ kind: 'postgres', url, poolSize: 16 });
  try {
    await migrate(orm);
    const known = new Map<string, bigint>();
    const opened = await openBenchOffice(orm, url);
    await fill(opened);
    const moved = opened.ready.moved.bind(opened.ready);
    opened.ready.moved = (seq) => {
      if (!known.has(`${seq}`)) known.set(`${seq}`, process.hrtime.bigint());
      moved(seq);
    };
    const [row] = await orm.em
      .fork()
      .execute<{ district: string; reason: string }[]>(
        'select (select min(id::text) from district where active) as district, (select min(code) from risk_flag_reason) as reason',
      );
    const readers: string[] = [];
    for (let n = 0; n < READERS; n += 1) {
      readers.push(`zz_bench_reader_${n}`);
      await makeToken(orm, readers[n]!, null);
    }
    const plan = { sockets: SCREENS, port: opened.port, tokens: readers.slice(0, 20), path: null };
    const screens = await child('./live-clients.ts', [
      JSON.stringify({ ...plan, allowed: plan.tokens.map(() => true) }),
    ]);
    await screens.tell('connect', 60_000);
    const people = await child('./office-clients.ts', [
      JSON.stringify({
        port: opened.port,
        readers,
        token: DISPATCH_TOKEN,
        perSecond: A_SECOND,
        seconds,
        ...row,
      }),
    ]);
    const hearing = screens.tell<{ received: number; doubled: number; at: string[]; seq: string[] }>(
      `hear ${SCREENS * A_SECOND * seconds} ${seconds * 1000 + 4000}`,
      seconds * 1000 + 20_000,
    );
    const done = await people.tell<{ took: number[]; reads: number[]; errors: number; acted: number }>(
      'go',
      seconds * 1000 + 20_000,
    );
    const heard = await hearing;
    screens.end();
    people.end();
    await opened.close();
    const took = heard.at.map((at, n) => Number(BigInt(at) - known.get(heard.seq[n]!)!) / 1e6);
    return {
      mutationP99Ms: rounded(percentile(done.took, 0.99)),
      eventP99Ms: rounded(percentile(took, 0.99)),
      errors: done.errors + Math.abs(SCREENS * done.acted - heard.received) + heard.doubled,
      mutations: done.acted,
      events: heard.received,
      reads: done.reads.length,
      readP99Ms: rounded(percentile(done.reads, 0.99)),
    };
  } finally {
    endAll();
    await orm.close();
    await postgres.stop();
  }
}
