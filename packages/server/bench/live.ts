// One fact to many live sockets through the real server, against a plain `ws` broadcast of the same bytes in the same run.
import { fork, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { WebSocketServer, type WebSocket } from 'ws';
import { secretHash } from '#access/identify';
import { systemClock } from '#kernel/clock';
import { FactKind } from '#kernel/fact';
import { system } from '#kernel/viewer';
import { openOffice, type Office } from '#platform/office';
import { createOrm, migrate, type Orm } from '#platform/orm';
import { createSchema } from '#platform/schema';
import { seedOffice } from '#demo/seed';
import { startPostgres } from '@zuzweit/tools/postgres';
import { readConfig } from '#config';

/** Visibility classes; every third must not get the event. */
const CLASSES = 20;
const ROUNDS = 30;
const WARM = 5;

/** What the clients report of one event. */
interface Heard {
  received: number;
  doubled: number;
  wrong: number;
  /** Nanoseconds of the machine's monotonic clock at which each arrived. */
  at: string[];
}

export async function live({ sockets }: { sockets: number }): Promise<Record<string, number>> {
  const postgres = await startPostgres();
  const orm = await createOrm({ kind: 'postgres', url: postgres.url('postgres'), poolSize: 10 });
  try {
    await migrate(orm);
    const office = await open(orm, postgres.url('postgres'));
    const raw = await rawServer();
    const setting = await prepare(orm, office);
    const clients = fork(fileURLToPath(new URL('./live-clients.ts', import.meta.url)), [
      JSON.stringify({
        sockets,
        port: office.port,
        rawPort: raw.port,
        tokens: setting.tokens,
        allowed: setting.allowed,
      }),
    ]);
    const say = conversation(clients);
    const before = process.memoryUsage().rss;
    await say('ready', 120_000);
    const kbPerSocket = (process.memoryUsage().rss - before) / 1024 / (sockets * 2);
    const ours: number[] = [];
    const theirs: number[] = [];
    const counts = { lost: 0, doubled: 0, wrong: 0 };
    const expected = setting.allowed
      .map((yes, index) => (yes ? Math.floor((sockets - index + CLASSES - 1) / CLASSES) : 0))
      .reduce((a, b) => a + b, 0);
    for (let round = 0; round < ROUNDS + WARM; round += 1) {
      const fact = await event(office, setting, say);
      const broadcast = await rawEvent(raw, say, expected);
      if (round < WARM) continue;
      ours.push(...fact.heard.at.map((at) => Number(BigInt(at) - fact.left) / 1e6));
      theirs.push(...broadcast.heard.at.map((at) => Number(BigInt(at) - broadcast.left) / 1e6));
      counts.lost += expected - fact.heard.received;
      counts.doubled += fact.heard.doubled;
      counts.wrong += fact.heard.wrong;
    }
    clients.kill();
    raw.close();
    await office.close();
    const [p99, rawP99] = [percentile(ours, 0.99), percentile(theirs, 0.99)];
    return {
      sockets,
      p99Ms: round(p99),
      rawP99Ms: round(rawP99),
      p99PerRaw: round(p99 / rawP99),
      ...counts,
      kbPerSocket: round(kbPerSocket),
    };
  } finally {
    await orm.close();
    await postgres.stop();
  }
}

const round = (value: number) => Math.round(value * 100) / 100;
const percentile = (values: number[], p: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))] ?? 0;

let left = 0n;

async function open(orm: Orm, url: string): Promise<Office> {
  const config = {
    ...readConfig({ HOST: '127.0.0.1', PORT: '0', DEMO: 'still', LOG_LEVEL: 'silent' }),
    port: 0,
    databaseUrl: url,
  };
  const office = await openOffice({
    config,
    database: orm,
    schema: createSchema(),
    clock: systemClock,
    version: 'bench',
    jobs: [],
    dashboard: null,
    scheduling: false,
    log: () => undefined,
    leaving: () => (left = process.hrtime.bigint()),
  });
  await seedOffice(office.store, {
    now: systemClock.now(),
    password: 'zu-zweit-2026',
    tokens: { read: 'zz_demo_read', dispatch: 'zz_demo_dispatch' },
    fixed: true,
  });
  return office;
}

interface Setting {
  tokens: string[];
  allowed: boolean[];
  districtId: string;
  flagId: string;
}

/** One token a class: each with another set of districts, a third of them without the one that counts. */
async function prepare({ em }: Orm, office: Office): Promise<Setting> {
  const fork = em.fork();
  const districts = (await fork.execute<{ id: string }[]>('select id from district order by name')).map(
    (row) => row.id,
  );
  const [flag] = await fork.execute<{ id: string }[]>('select id from risk_flag limit 1');
  const districtId = districts[0]!;
  const others = districts.slice(1);
  const tokens: string[] = [];
  const allowed: boolean[] = [];
  for (let n = 0; n < CLASSES; n += 1) {
    const some = others.filter((_, index) => ((n + 1) >> index) & 1);
    const sees = n % 3 !== 2;
    const secret = `zz_bench_${n}`;
    await fork.execute(
      `insert into api_token (name, token_hash, scopes, district_ids, expires_at, points_per_minute, demo, created_by, created_at)
       values (?, decode(?, 'hex'), '{OPERATIONS}', string_to_array(?, ',')::uuid[], now() + interval '1 day', 100000, true, 'bench', now())`,
      [
        secret,
        secretHash(secret).toString('hex'),
        (sees ? [districtId, ...some] : some.length ? some : others).join(','),
      ],
    );
    tokens.push(secret);
    allowed.push(sees);
  }
  await office.settled();
  return { tokens, allowed, districtId, flagId: flag!.id };
}

async function event(office: Office, { districtId, flagId }: Setting, say: Say) {
  const heard = say('fact', 10_000);
  await office.store.write(system('bench'), async (unit) => {
    unit.record({ kind: FactKind.RISK_FLAG_RAISED, districtId, subject: { type: 'RISK_FLAG', id: flagId } });
  });
  await office.feed.settled();
  return { heard: (await heard) as Heard, left };
}

interface Raw {
  port: number;
  broadcast(): void;
  close(): void;
}

/** The same number of bytes by a bare `ws` server: every socket of an allowed class gets one frame. */
async function rawServer(): Promise<Raw> {
  const http = createServer();
  const wss = new WebSocketServer({ server: http, perMessageDeflate: false });
  const open = new Set<WebSocket>();
  wss.on('connection', (socket, request) => {
    if (request.url === '/yes') open.add(socket);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const frame = Buffer.from(
    JSON.stringify({
      id: '1',
      type: 'next',
      payload: {
        data: {
          facts: {
            cursor: '01234567.123456',
            kind: 'RISK_FLAG_RAISED',
            riskFlag: { id: '0'.repeat(36), reference: 'F-318', level: 'ACUTE', state: 'RAISED' },
          },
        },
      },
    }),
  );
  return {
    port: (http.address() as { port: number }).port,
    broadcast: () => open.forEach((socket) => socket.send(frame, { binary: false })),
    close: () => {
      wss.clients.forEach((socket) => socket.terminate());
      http.close();
    },
  };
}

async function rawEvent(raw: Raw, say: Say, expected: number) {
  const heard = say(`raw ${expected}`, 10_000);
  const from = process.hrtime.bigint();
  raw.broadcast();
  return { heard: (await heard) as Heard, left: from };
}

type Say = (word: string, milliseconds: number) => Promise<unknown>;

/** Asks the clients and waits for their answer. */
const conversation =
  (clients: ChildProcess): Say =>
  (word, milliseconds) =>
    new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`the clients did not answer to: ${word}`)),
        milliseconds,
      );
      clients.once('message', (answer) => {
        clearTimeout(late);
        resolve(answer);
      });
      clients.send(word);
    });
