// Answers a second to the first screen: ready and cold, against raw SQL over node:http and, where given, the peers, in one run.
import { createOrm, migrate } from '#platform/orm';
import { startPostgres } from '@zuzweit/tools/postgres';
import { DISPATCH_TOKEN, fill, openBenchOffice, READ_TOKEN } from './bench-office';
import { child, endAll } from './children';
import { type Figures, median, percentile, rounded, spread } from './figures';
import { load, type Load } from './load';
import { OVERVIEW } from './overview-document';
import { type Peers, startPeers } from './peers';

const ROUNDS = 5;
const CONNECTIONS = 16;
const FLAGS = 60;

interface Contender {
  name: string;
  plan: Omit<Load, 'seconds' | 'connections'>;
  before?: () => Promise<unknown>;
}

export async function overview({
  peers,
  seconds,
}: {
  peers: string | null;
  seconds: number;
}): Promise<Figures> {
  const postgres = await startPostgres();
  try {
    const url = await postgres.createDatabase('office');
    await prepare(url);
    const office = await child('./office-process.ts', [], { DATABASE_URL: url });
    const raw = await child('./raw-answer.ts', [], { DATABASE_URL: url });
    const others: Peers = peers ? await startPeers(peers, await postgres.createDatabase('peers')) : [];
    const ours = {
      port: office.first.port,
      headers: { authorization: `Bearer ${READ_TOKEN}` },
      body: () => OURS,
    };
    const contenders: Contender[] = [
      { name: 'raw', plan: { port: raw.first.port, body: () => '{}' } },
      { name: 'cold', plan: ours, before: () => office.tell('cold') },
      { name: 'warm', plan: ours, before: () => office.tell('warm') },
      ...others.map(({ name, port, body }) => ({ name, plan: { port, body: () => body } })),
    ];
    await sameAnswer(contenders);
    const rates = new Map(contenders.map(({ name }) => [name, [] as number[]]));
    const p99 = new Map(contenders.map(({ name }) => [name, [] as number[]]));
    const bytes = new Map<string, number>();
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const { name, plan, before } of contenders) {
        await before?.();
        const profile = process.env['BENCH_PROFILE'];
        if (profile && name === 'cold' && round === 1) void office.tell(`profile ${profile}`);
        const done = await load({ ...plan, connections: CONNECTIONS, seconds: round === 0 ? 1 : seconds });
        if (done.failed > 0) throw new Error(`${done.failed} answers of ${name} were refused`);
        bytes.set(name, done.bytes);
        // The first round warms up.
        if (round > 0) {
          rates.get(name)!.push(done.perSecond);
          p99.get(name)!.push(percentile(done.took, 0.99));
        }
      }
    others.forEach((one) => one.stop());
    office.end();
    raw.end();
    return figuresOf(
      rates,
      p99,
      bytes,
      others.map(({ name }) => name),
    );
  } finally {
    endAll();
    await postgres.stop();
  }
}

const OURS = JSON.stringify({ query: OVERVIEW, operationName: 'Overview' });

function figuresOf(
  rates: Map<string, number[]>,
  p99: Map<string, number[]>,
  bytes: Map<string, number>,
  peers: string[],
): Figures {
  const rate = (name: string) => median(rates.get(name)!);
  // Round by round: what disturbed one disturbed its neighbour too.
  const per = (name: string, of: string) => rates.get(name)!.map((value, n) => value / rates.get(of)![n]!);
  const best = peers.toSorted((a, b) => rate(b) - rate(a))[0];
  const ratio = (name: string, of: string | undefined) => (of ? rounded(median(per(name, of))) : null);
  return {
    warmPerRaw: ratio('warm', 'raw'),
    coldPerRaw: ratio('cold', 'raw'),
    bytes: bytes.get('warm')!,
    warmPerBestPeer: ratio('warm', best),
    coldPerBestPeer: ratio('cold', best),
    warmPerSecond: Math.round(rate('warm')),
    coldPerSecond: Math.round(rate('cold')),
    rawPerSecond: Math.round(rate('raw')),
    ...Object.fromEntries(peers.map((name) => [`${name}PerSecond`, Math.round(rate(name))])),
    ...Object.fromEntries(peers.map((name) => [`${name}Bytes`, bytes.get(name)!])),
    rawBytes: bytes.get('raw')!,
    warmP99Ms: rounded(median(p99.get('warm')!)),
    coldP99Ms: rounded(median(p99.get('cold')!)),
    warmSpread: spread(per('warm', 'raw')),
    coldSpread: spread(per('cold', 'raw')),
  };
}

/** The invented Marl with exactly as many open flags as the peers have. */
async function prepare(url: string): Promise<void> {
  const orm = await createOrm({ kind: 'postgres', url, poolSize: 4 });
  await migrate(orm);
  const office = await openBenchOffice(orm, url);
  await fill(office);
  const em = orm.em.fork();
  const [{ open, district, reason }] = (await em.execute<
    { open: number; district: string; reason: string }[]
  >(
    `select count(*)::integer as open, (select min(id::text) from district where active) as district,
       (select min(code) from risk_flag_reason) as reason from risk_flag where state <> 'RESOLVED'`,
  )) as [{ open: number; district: string; reason: string }];
  const query =
    'mutation ($input: RaiseRiskFlagInput!) { raiseRiskFlag(input: $input) { riskFlag { id } errors { code field } } }';
  for (let n = open; n < FLAGS; n += 1) {
    const input = {
      districtId: district,
      level: 'LOW',
      reasonCode: reason,
      text: 'Bench',
      idempotencyKey: crypto.randomUUID(),
    };
    const response = await fetch(`http://127.0.0.1:${office.port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${DISPATCH_TOKEN}` },
      body: JSON.stringify({ query, variables: { input } }),
    });
    const text = await response.text();
    if (!text.includes('"riskFlag":{')) throw new Error(text);
  }
  await em.execute('analyze');
  await office.close();
  await orm.close();
}

/** Ours and the raw statement must say the same, or the comparison means nothing. */
async function sameAnswer(contenders: Contender[]): Promise<void> {
  const [raw, , warm] = await Promise.all(
    contenders.slice(0, 3).map(async ({ plan }) => {
      const response = await fetch(`http://127.0.0.1:${plan.port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...plan.headers },
        body: plan.body(0),
      });
      return (await response.json()) as { data: Record<string, unknown> };
    }),
  );
  // An instant may be written with zeros at its end or without.
  const plain = (value: unknown) =>
    JSON.stringify(value)
      .replaceAll(/(\.\d*?)0+Z"/g, '$1Z"')
      .replaceAll('.Z"', 'Z"');
  const [one, other] = [plain(raw!.data), plain(warm!.data)];
  if (one !== other) {
    let at = 0;
    while (one[at] === other[at]) at += 1;
    throw new Error(
      `the raw statement says something else at ${at}:\n${one.slice(at - 60, at + 60)}\n${other.slice(at - 60, at + 60)}`,
    );
  }
}
