// One running office: database, log, feed, hub, scheduler and wires put together. Main starts one; so does every test.
import { randomBytes, randomUUID } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import { mayHear, visibilityOf } from '#access/policy.rules';
import { identify } from '#access/identify';
import type { Clock } from '#kernel/clock';
import { FactKind, type Fact } from '#kernel/fact';
import { Failure } from '#kernel/failure';
import { nobody } from '#kernel/viewer';
import { mayReplay, seqOf } from '#live/cursor.rules';
import { Feed } from '#live/feed';
import { Hub, type Standing } from '#live/hub';
import { factsAfter, headOf } from '#live/log';
import { Scheduler, type Due } from '#live/due';
import { TOPICS } from '#live/topics';
import { OPERATIONS } from '#access/contract.rules';
import { may } from '#access/policy.rules';
import type { Config } from '#config';
import { Answered } from './answered';
import { createApollo } from './apollo';
import { Connections } from './connections';
import { credentialsOf } from './gate';
import { listen, type Listening } from './http';
import { Metrics } from './metrics';
import { listenForFacts } from './notifications';
import { isMigrated, type Orm } from './orm';
import type { Report } from './mask';
import { onDutyNow } from './on-duty';
import { Rates } from './rates';
import { ReadyAnswers } from './ready';
import { Recognised } from './recognised';
import { createStore, type OpenStore } from './store';
import { prepareStream } from './streams';
import type { Wires } from './wires';

const PAGE = 500;
const BEAT_MILLISECONDS = 10_000;

export interface OfficeOptions {
  config: Config;
  database: Orm;
  schema: GraphQLSchema;
  clock: Clock;
  version: string;
  jobs: readonly Due<never>[];
  /** Folder of the built dashboard. */
  dashboard: string | null;
  log(level: 'info' | 'warn' | 'error', message: string, facts: Record<string, unknown>): void;
  /** Told when a fact leaves the log: where a bench starts its clock. */
  leaving?: (fact: Fact) => void;
  /** Tests drive the scheduler themselves. */
  scheduling?: boolean;
}

export interface Office {
  url: string;
  port: number;
  store: OpenStore;
  feed: Feed;
  scheduler: Scheduler;
  connections: Connections;
  /** What stands ready: for benches that look at its limits. */
  ready: ReadyAnswers;
  /** Lets go of every ready answer and of who asked: for whoever writes past the store, or measures without. */
  forget(): void;
  /** Resolves when everything due is done and every fact has been handed on. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export async function openOffice(options: OfficeOptions): Promise<Office> {
  const { config, database, schema, clock, log } = options;
  const fork = () => database.em.fork();
  const head = await headOf(fork());
  const deviceKey = await secretOf(database, 'device-cookie');
  const answered = new Answered();
  const report: Report = Object.assign(
    (incident: string, error: unknown) => log('error', 'unexpected', { incident, error: describe(error) }),
    { refused: (code: string) => answered.refused(code) },
  );
  const about = {
    town: config.town,
    version: options.version,
    evaluation: database.kind === 'pglite',
    demo: config.demo !== 'off',
  };
  let stopping = false;
  let migrated = false;

  const connections = new Connections();
  const store: OpenStore = createStore({
    em: fork,
    clock,
    epoch: head.epoch,
    wake: (seq, facts) => {
      // Before the answer leaves: whoever changed something never reads what stood before it.
      for (const fact of facts) recognised.happened(fact.kind);
      ready.moved(seq);
      feed.wake();
    },
    refused: (code) => answered.refused(code),
  });
  const hub = new Hub({ may: mayHear, visibility: visibilityOf }, (after, standing, upTo) =>
    replay(database, head.epoch, after, standing, upTo),
  );
  const feed: Feed = new Feed({
    em: fork,
    clock,
    deliver,
    failed: (error) => log('error', 'feed', { error: describe(error) }),
  });
  const current = () => feed.current;
  const ready = new ReadyAnswers({ now: () => clock.now(), current, seq: head.seq });
  const recognised = new Recognised(() => clock.now(), current);
  const scheduler = new Scheduler(store, options.jobs, randomUUID(), (job, error) =>
    log('error', 'due', { job, error: describe(error) }),
  );

  async function deliver(fact: Fact): Promise<void> {
    options.leaving?.(fact);
    recognised.happened(fact.kind);
    ready.moved(fact.seq);
    await revoke(fact);
    await hub.deliver(fact);
    if (options.scheduling !== false) scheduler.wake();
  }

  /** What takes a right away acts before any later fact goes out. */
  async function revoke({ kind, subject }: Fact): Promise<void> {
    if (kind === FactKind.SESSION_ENDED) connections.end((viewer) => viewer.sessionId === subject.id);
    if (kind === FactKind.TOKEN_REVOKED)
      connections.end((viewer) => viewer.kind === 'TOKEN' && viewer.id === subject.id);
    if (kind === FactKind.WALL_REVOKED || kind === FactKind.WALL_OPENED)
      connections.end((viewer) => viewer.kind === 'WALL' && viewer.id === subject.id);
    // A screen with other words comes back and reads itself anew.
    if (kind === FactKind.WALL_CHANGED)
      for (const connection of connections.of(`wall:${subject.id}`)) connection.close('expired');
    if (kind !== FactKind.ACCOUNT_CHANGED) return;
    for (const connection of connections.of(`account:${subject.id}`)) await reconsider(connection);
  }

  async function reconsider(connection: ReturnType<Connections['of']>[number]): Promise<void> {
    const grants = await grantsNow(database, connection.viewer.id);
    if (!grants) return connection.close('signed-out');
    connection.viewer = { ...connection.viewer, grants };
    hub.reconsider(connection.viewer.principal, connection.viewer, ({ field }) =>
      may(connection.viewer, OPERATIONS[`Subscription.${field}`]!),
    );
  }

  const metrics = new Metrics({
    em: fork, clock, feed, hub, connections, answered,
    about: { version: options.version, database: database.kind },
  }); // prettier-ignore
  const wires: Wires = {
    config, about, schema, store, hub, connections, report, deviceKey, answered, ready,
    metrics: () => metrics.text(),
    apollo: await createApollo(schema, report),
    rates: new Rates(),
    now: () => clock.now(),
    log: (message, facts) => log('info', message, facts),
    identify: async (request, bearer, asWall) => {
      const shown = credentialsOf(request.headers, config, bearer, asWall);
      if (!shown.session && shown.token === null && !shown.wall) return nobody(shown.language);
      const { changes } = recognised;
      const viewer = await identify(fork(), shown, clock.now(), onDutyNow);
      if (viewer) recognised.keep(shown, viewer, changes);
      // A cookie that ran out is somebody to sign in anew, not an intruder; a bad token is refused.
      return viewer ?? (shown.token === null ? nobody(shown.language) : null);
    },
    recognise: (request) => recognised.find(credentialsOf(request.headers, config)),
    identifySession: (request, secret) => identify(fork(), { ...credentialsOf(request.headers, config), ...(secret === null ? {} : { session: secret }), token: null }, clock.now(), onDutyNow),
    prepare: (request, viewer) => prepareStream({ schema, store, report, about }, request, viewer),
    resume: (cursor) => resume(database, head.epoch, cursor, clock.now()),
    health: async () => {
      // What was applied once stays applied; a database that is away says so by its feed.
      migrated ||= feed.current && (await isMigrated(database).catch(() => false));
      const why = [...(feed.current ? [] : ['the database has been silent for more than 2 s']), ...(migrated || !feed.current ? [] : ['a migration is waiting']), ...(stopping ? ['stopping'] : [])];
      const trouble = feed.current && (await metrics.sheetInTrouble());
      const warnings = trouble ? ['the emergency sheet is not written'] : [];
      return { ready: why.length === 0, why, warnings };
    },
    stopping: () => stopping,
  }; // prettier-ignore

  await feed.start();
  hub.begin(feed.head.seq);
  const stopListening = config.databaseUrl
    ? await listenForFacts(
        config.databaseUrl,
        () => feed.wake(),
        (error) => log('warn', 'notifications', { error: describe(error) }),
      )
    : null;
  const http: Listening = await listen(wires, options.dashboard);
  const beat = setInterval(
    () => connections.beat(feed.current ? feed.cursor : null, clock.now()),
    BEAT_MILLISECONDS,
  );
  beat.unref();
  if (options.scheduling !== false) scheduler.start();

  return {
    url: `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${http.port}`,
    port: http.port,
    store, feed, scheduler, connections, ready,
    forget: () => {
      ready.forget();
      recognised.forget();
    },
    settled: async () => {
      await feed.settled();
      await scheduler.settled();
      await feed.settled();
    },
    close: async () => {
      stopping = true;
      clearInterval(beat);
      await Promise.all([scheduler.stop(), http.close()]);
      await stopListening?.();
      await feed.stop();
      await wires.apollo.stop();
    },
  }; // prettier-ignore
}

/** The facts a replay needs, page by page. */
async function* replay(
  database: Orm,
  epoch: string,
  after: bigint,
  standing: Standing,
  upTo: bigint,
): AsyncGenerator<Fact> {
  const kinds = standing.kinds ?? TOPICS[standing.field]!.kinds;
  for (let at = after; ;) {
    const facts = await factsAfter(database.em.fork(), epoch, at, PAGE, {
      kinds,
      districtIds: standing.districtIds,
      upTo,
    });
    yield* facts;
    if (facts.length < PAGE) return;
    at = facts.at(-1)!.seq;
  }
}

async function resume(database: Orm, epoch: string, cursor: string, now: Temporal.Instant): Promise<bigint> {
  const seq = seqOf(cursor, epoch);
  const em = database.em.fork();
  const head = await headOf(em);
  const [next] = seq === null ? [] : await factsAfter(em, epoch, seq, 1);
  if (!mayReplay(seq, head, next?.recordedAt ?? null, now)) throw new Failure('RESET');
  return seq!;
}

/** A secret of this office, made once and kept in its database. */
async function secretOf({ em }: Orm, name: string): Promise<string> {
  const fork = em.fork();
  await fork.execute('insert into secret (name, value) values (?, ?) on conflict do nothing', [
    name,
    randomBytes(32).toString('base64url'),
  ]);
  const [row] = await fork.execute<{ value: string }[]>('select value from secret where name = ?', [name]);
  return row!.value;
}

async function grantsNow({ em }: Orm, accountId: string) {
  const rows = await em
    .fork()
    .execute<{ role: never; district_id: string | null }[]>(
      'select g.role, g.district_id from account a join grant_of_role g on g.account_id = a.id where a.id = ? and a.disabled_at is null',
      [accountId],
    );
  if (rows.length === 0) return null;
  const byRole = Map.groupBy(rows, (row) => row.role);
  return [...byRole].map(([role, all]) => ({
    role,
    districtIds: all.some((one) => one.district_id === null) ? null : all.map((one) => one.district_id!),
  }));
}

/** Kind and place of an error, never its values: a database message may quote a name. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = (error as { code?: string }).code ?? '';
  const at =
    error.stack
      ?.split('\n')
      .find((line) => line.trim().startsWith('at '))
      ?.trim() ?? '';
  return `${error.name} ${code} ${at}`;
}
