// One fact to many live sockets through the real server, against a plain `ws` broadcast of the same bytes, event by event in turns.
import { FactKind } from '#kernel/fact';
import { system } from '#kernel/viewer';
import type { Office } from '#platform/office';
import { createOrm, migrate, type Orm } from '#platform/orm';
import { startPostgres } from '@zuzweit/tools/postgres';
import { fill, makeToken, openBenchOffice } from './bench-office';
import { child, type Child, endAll } from './children';
import { type Figures, median, percentile, rounded, spread } from './figures';

const CLASSES = 20;
const EVENTS = 30;
const WARM = 5;
/** Rounds of which the median counts. */
const ROUNDS = 5;

/** What the clients report of what they heard. */
interface Heard {
  received: number;
  doubled: number;
  wrong: number;
  /** Nanoseconds of the machine's monotonic clock at which each arrived. */
  at: string[];
  event: number[];
}

export async function live({ sockets, cases }: { sockets: number; cases: boolean }): Promise<Figures> {
  const postgres = await startPostgres();
  const url = postgres.url('postgres');
  const orm = await createOrm({ kind: 'postgres', url, poolSize: 10 });
  try {
    await migrate(orm);
    const office = await openBenchOffice(orm, url, () => (left = process.hrtime.bigint()));
    await fill(office);
    const main = await fanOut(orm, office, sockets, CLASSES);
    const others: Record<string, Record<string, number>> = {};
    if (cases) {
      const of2000 = await fanOut(orm, office, 2000, CLASSES);
      others['sockets2000'] = { p99PerRaw: of2000.p99PerRaw, lost: of2000.lost };
      const of19000 = await fanOut(orm, office, 19_000, CLASSES);
      others['sockets19000'] = { slowestMs: of19000.slowestMs, lost: of19000.lost, wrong: of19000.wrong };
      const of200 = await fanOut(orm, office, 2000, 200);
      others['classes200'] = {
        p99PerRaw: of200.p99PerRaw,
        p99Ms: of200.p99Ms,
        lost: of200.lost,
        wrong: of200.wrong,
      };
      others['twentyASecond'] = await stream(orm, office);
    }
    await office.close();
    return { ...main, ...(cases ? { cases: others } : {}) };
  } finally {
    endAll();
    await orm.close();
    await postgres.stop();
  }
}

let left = 0n;
let made = 0;

interface Setting {
  tokens: string[];
  allowed: boolean[];
  districtId: string;
  flagId: string;
}

/** One token a class: each with another set of districts, a third of them without the one that counts. */
async function prepare(orm: Orm, office: Office, classes: number): Promise<Setting> {
  const fork = orm.em.fork();
  const districts = (await fork.execute<{ id: string }[]>('select id from district order by name')).map(
    (row) => row.id,
  );
  const [flag] = await fork.execute<{ id: string }[]>('select id from risk_flag limit 1');
  const districtId = districts[0]!;
  const others = districts.slice(1);
  const setting: Setting = { tokens: [], allowed: [], districtId, flagId: flag!.id };
  for (let n = 0; n < classes; n += 1) {
    const some = others.filter((_, index) => ((n + 1) >> index) & 1);
    const sees = n % 3 !== 2;
    const secret = `zz_bench_${(made += 1)}`;
    await makeToken(orm, secret, sees ? [districtId, ...some] : some.length ? some : others);
    setting.tokens.push(secret);
    setting.allowed.push(sees);
  }
  await office.settled();
  return setting;
}

const expectedOf = ({ allowed }: Setting, sockets: number): number =>
  Array.from({ length: sockets }, (_, n) => n).filter((n) => allowed[n % allowed.length]).length;

async function event(office: Office, { districtId, flagId }: Setting): Promise<bigint> {
  await office.store.write(system('bench'), async (unit) => {
    unit.record({ kind: FactKind.RISK_FLAG_RAISED, districtId, subject: { type: 'RISK_FLAG', id: flagId } });
  });
  await office.feed.settled();
  return left;
}

async function fanOut(orm: Orm, office: Office, sockets: number, classes: number) {
  const setting = await prepare(orm, office, classes);
  const expected = expectedOf(setting, sockets);
  const plan = { sockets, tokens: setting.tokens, allowed: setting.allowed };
  const before = process.memoryUsage().rss;
  const ours = await child('./live-clients.ts', [JSON.stringify({ ...plan, port: office.port, path: null })]);
  await ours.tell('connect', 120_000);
  const kbPerSocket = (process.memoryUsage().rss - before) / 1024 / sockets;
  const raw = await child('./live-raw.ts');
  const theirs = await child('./live-clients.ts', [
    JSON.stringify({ ...plan, port: raw.first.port, path: 'plain' }),
  ]);
  await theirs.tell('connect', 120_000);
  const counts = { lost: 0, doubled: 0, wrong: 0 };
  const ratios: number[] = [];
  const [all, allRaw]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [mine, plain]: [number[], number[]] = [[], []];
    for (let n = 0; n < EVENTS / ROUNDS + WARM; n += 1) {
      const fact = await heardBy(ours, expected, () => event(office, setting));
      const broadcast = await heardBy(theirs, expected, async () =>
        BigInt((await raw.tell<{ left: string }>('go')).left),
      );
      if (n < WARM) continue;
      mine.push(...fact.took);
      plain.push(...broadcast.took);
      counts.lost += expected - fact.heard.received;
      counts.doubled += fact.heard.doubled;
      counts.wrong += fact.heard.wrong;
    }
    ratios.push(percentile(mine, 0.99) / percentile(plain, 0.99));
    all.push(...mine);
    allRaw.push(...plain);
  }
  [ours, raw, theirs].forEach((one) => one.end());
  return {
    sockets,
    p99PerRaw: rounded(median(ratios)),
    ...counts,
    kbPerSocket: rounded(kbPerSocket),
    p50Ms: rounded(percentile(all, 0.5)),
    p99Ms: rounded(percentile(all, 0.99)),
    rawP50Ms: rounded(percentile(allRaw, 0.5)),
    rawP99Ms: rounded(percentile(allRaw, 0.99)),
    slowestMs: rounded(percentile(all, 1)),
    spread: spread(ratios),
  };
}

/** One event: what was heard of it, and the milliseconds from its leaving to each arrival. */
async function heardBy(clients: Child, expected: number, happen: () => Promise<bigint>) {
  const hearing = clients.tell<Heard>(`hear ${expected}`, 15_000);
  const from = await happen();
  const heard = await hearing;
  return { heard, took: heard.at.map((at) => Number(BigInt(at) - from) / 1e6) };
}

/** A thousand sockets, twenty events a second for ten seconds. */
async function stream(orm: Orm, office: Office): Promise<Record<string, number>> {
  const [sockets, events, gap] = [1000, 200, 50];
  const setting = await prepare(orm, office, CLASSES);
  const expected = expectedOf(setting, sockets) * events;
  const plan = { sockets, tokens: setting.tokens, allowed: setting.allowed, port: office.port, path: null };
  const clients = await child('./live-clients.ts', [JSON.stringify(plan)]);
  await clients.tell('connect', 60_000);
  const hearing = clients.tell<Heard>(`hear ${expected} 16000`, 30_000);
  const leftAt: bigint[] = [];
  const started = performance.now();
  for (let n = 0; n < events; n += 1) {
    leftAt.push(await event(office, setting));
    await new Promise((resolve) =>
      setTimeout(resolve, Math.max(0, started + (n + 1) * gap - performance.now())),
    );
  }
  const heard = await hearing;
  clients.end();
  const took = heard.at.map((at, n) => Number(BigInt(at) - leftAt[heard.event[n]!]!) / 1e6);
  return { p99Ms: rounded(percentile(took, 0.99)), lost: expected - heard.received, doubled: heard.doubled };
}
