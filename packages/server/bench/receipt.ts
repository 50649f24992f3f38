// From the commit of a fact to its arrival at one subscriber in another process, on both databases; the worse one counts.
import { FactKind } from '#kernel/fact';
import { system } from '#kernel/viewer';
import { createOrm, migrate, type Orm } from '#platform/orm';
import { startPostgres } from '@zuzweit/tools/postgres';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fill, openBenchOffice, READ_TOKEN } from './bench-office';
import { child, endAll } from './children';
import { type Figures, percentile, rounded } from './figures';

const EVENTS = 300;
const WARM = 30;

export async function receipt(): Promise<Figures> {
  const postgres = await startPostgres({ fsync: true });
  const folder = mkdtempSync(join(tmpdir(), 'zuzweit-receipt-'));
  try {
    const url = await postgres.createDatabase('office');
    const server = await measured(await createOrm({ kind: 'postgres', url, poolSize: 10 }), url);
    const embedded = await measured(await createOrm({ kind: 'pglite', dataDir: folder }), null);
    const [p99, p99Embedded] = [percentile(server, 0.99), percentile(embedded, 0.99)];
    return {
      p99Ms: rounded(Math.max(p99, p99Embedded)),
      postgresP99Ms: rounded(p99),
      pgliteP99Ms: rounded(p99Embedded),
      postgresP50Ms: rounded(percentile(server, 0.5)),
      pgliteP50Ms: rounded(percentile(embedded, 0.5)),
      events: EVENTS,
    };
  } finally {
    endAll();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds from commit to receipt, one fact at a time. */
export async function measured(orm: Orm, url: string | null, filled = false): Promise<number[]> {
  if (!filled) await migrate(orm);
  const office = await openBenchOffice(orm, url);
  if (!filled) await fill(office);
  await office.settled();
  // The first word of this number that anybody here has: the own commit, or the notice of it.
  const known = new Map<bigint, bigint>();
  const moved = office.ready.moved.bind(office.ready);
  office.ready.moved = (seq) => {
    if (!known.has(seq)) known.set(seq, process.hrtime.bigint());
    moved(seq);
  };
  const plan = { sockets: 1, port: office.port, tokens: [READ_TOKEN], allowed: [true], path: null };
  const clients = await child('./live-clients.ts', [JSON.stringify(plan)]);
  await clients.tell('connect');
  const [flag] = await orm.em.fork().execute<{ id: string }[]>('select id from risk_flag limit 1');
  const took: number[] = [];
  for (let n = 0; n < EVENTS + WARM; n += 1) {
    const heard = clients.tell<{ at: string[] }>('hear 1');
    const { cursor } = await office.store.write(system('bench'), async (unit) => {
      const subject = { type: 'RISK_FLAG', id: flag!.id } as const;
      unit.record({ kind: FactKind.RISK_FLAG_RAISED, districtId: null, subject });
    });
    const { at } = await heard;
    if (n >= WARM) took.push(Number(BigInt(at[0]!) - known.get(BigInt(cursor.split('.')[1]!))!) / 1e6);
  }
  clients.end();
  await office.close();
  await orm.close();
  return took;
}
