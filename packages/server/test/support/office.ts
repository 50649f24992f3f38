// An office for a test: a real server on a free port and its own database, with a clock that the test sets.
import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import { afterAll, beforeAll } from 'vitest';
import { secretHash } from '#access/identify';
import type { Role, Scope } from '#kernel/viewer';
import { openOffice, type Office } from '#platform/office';
import { createOrm, type Orm } from '#platform/orm';
import { createSchema } from '#platform/schema';
import type { CalendarFetchOptions } from '#platform/calendar-fetch';
import { allDue } from '#platform/jobs';
import { seedOffice } from '#demo/seed';
import { headOf } from '#live/log';
import { createStore } from '#platform/store';
import { readConfig } from '#config';
import { createTestDatabase, type TestDatabase } from './database';

/** A Monday morning in November, office hours, no clock change near. */
export const MONDAY = Temporal.Instant.from('2026-11-23T08:00:00+01:00');

export interface Answer {
  status: number;
  headers: Headers;
  data: any;
  errors: { message: string; path?: string[]; extensions: { code: string; incident?: string } }[] | undefined;
  extensions: { cost: { requested: number } } | undefined;
}

/** Somebody who asks: a cookie or a token. */
export interface Asker {
  ask(
    document: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** The result of the one root field; throws when there are top-level errors. */
  get(document: string, variables?: Record<string, unknown>): Promise<any>;
  /** A mutation with a fresh key: `input` without it. */
  act(document: string, input: Record<string, unknown>): Promise<any>;
  socket(): Client;
  headers: Record<string, string>;
}

export interface TestOffice {
  office: Office;
  orm: Orm;
  db: TestDatabase;
  url: string;
  now(): Temporal.Instant;
  /** Lets time pass and everything due happen. */
  advance(by: Temporal.DurationLike): Promise<void>;
  settled(): Promise<void>;
  /** Signs in an account. */
  signIn(name: string, password?: string): Promise<Asker>;
  token(scopes: Scope[], districtIds?: string[] | null): Promise<Asker>;
  nobody: Asker;
  /** Makes an account without a demo: `grants` [role, districtId?]. */
  account(name: string, grants: [Role, string?][], professionalId?: string | null): Promise<Asker>;
  sql<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export const PASSWORD = 'zu-zweit-2026';
/** Cheap to make and to check: what a password costs is the business of its own test. */
const hashed = hash(PASSWORD, { memoryCost: 1024, timeCost: 1, parallelism: 1 });

export interface TestOfficeOptions {
  now?: Temporal.Instant;
  env?: Record<string, string>;
  /** Another process of the same office: the same database, a feed and a hub of its own. PostgreSQL only. */
  beside?: TestOffice;
  /** Folder of a built dashboard to serve. */
  dashboard?: string;
  /** Which calendar servers may be asked. */
  calendars?: () => CalendarFetchOptions;
  /** Fills the database before the server opens. */
  seed?: (orm: Orm, now: Temporal.Instant) => Promise<void>;
}

/** Starts one; prefer {@link useOffice}. */
export async function startOffice(options: TestOfficeOptions = {}): Promise<TestOffice> {
  const own = options.beside?.db ?? (await createTestDatabase());
  // Written past the log: what stands ready does not know of it.
  const db: TestDatabase = {
    ...own,
    session: async () => {
      const session = await own.session();
      const query = (async (text: string, values?: unknown[]) => {
        const rows = await session.query(text, values);
        office.forget();
        return rows;
      }) as typeof session.query;
      return { query, end: () => session.end() };
    },
  };
  const orm = await createOrm(db.database);
  const clock = { at: options.now ?? MONDAY };
  await options.seed?.(orm, clock.at);
  const config = {
    ...readConfig({ HOST: '127.0.0.1', PORT: '0', DEMO: 'still', LOG_LEVEL: 'silent', ...options.env }),
    port: 0,
  };
  const url = db.database.kind === 'postgres' ? db.database.url : null;
  const office = await openOffice({
    config: { ...config, databaseUrl: url },
    database: orm,
    schema: createSchema(),
    clock: { now: () => clock.at },
    version: 'test',
    jobs: allDue({
      overhead: config.overhead,
      alert: null,
      sheet: config.sheet,
      ...(options.calendars && { calendars: options.calendars() }),
    }),
    dashboard: options.dashboard ?? null,
    scheduling: false,
    log: (level, message, facts) => {
      if (level === 'error') failures.push({ message, ...facts });
    },
  });
  const failures: Record<string, unknown>[] = [];
  const sockets: Client[] = [];
  const base = `http://127.0.0.1:${office.port}`;
  const asker = (headers: Record<string, string>): Asker => {
    // A kept line may be closed by the server just as the next request leaves; a busy machine meets that moment.
    const ask: Asker['ask'] = async (query, variables, more = {}) => {
      const response = await fetch(`${base}/graphql`, {
        method: 'POST',
        headers: {
          connection: 'close',
          'content-type': 'application/json',
          accept: 'application/json',
          ...headers,
          ...more,
        },
        body: JSON.stringify({ query, variables }),
      });
      const text = await response.text();
      const body = text.startsWith('{')
        ? JSON.parse(text)
        : { errors: [{ message: text, extensions: { code: '' } }] };
      return {
        status: response.status,
        headers: response.headers,
        data: body.data,
        errors: body.errors,
        extensions: body.extensions,
      };
    };
    const get: Asker['get'] = async (query, variables) => {
      const answer = await ask(query, variables);
      if (answer.errors)
        throw new Error(`${JSON.stringify(answer.errors)} ${JSON.stringify(failures.slice(-3))}`);
      const fields = Object.values(answer.data as object);
      return fields.length === 1 ? fields[0] : answer.data;
    };
    return {
      headers,
      ask,
      get,
      act: (query, input) => get(query, { input: { idempotencyKey: randomUUID(), ...input } }),
      socket: () => {
        const client = createClient({
          url: `ws://127.0.0.1:${office.port}/graphql`,
          webSocketImpl: class extends WebSocket {
            constructor(address: string, protocols: string) {
              super(address, protocols, {
                headers: { ...(headers['cookie'] ? { cookie: headers['cookie'], origin: base } : {}) },
              });
            }
          },
          connectionParams: headers['authorization'] ? { authorization: headers['authorization'] } : {},
          retryAttempts: 0,
          lazy: true,
        });
        sockets.push(client);
        return client;
      },
    };
  };
  const sql: TestOffice['sql'] = async (text, values = []) => {
    const rows = await orm.em.fork().execute(text, values);
    office.forget();
    return rows as never;
  };
  const self: TestOffice = {
    office,
    orm,
    db,
    url: base,
    now: () => clock.at,
    advance: async (by) => {
      clock.at = clock.at.add(by);
      // Everybody stays signed in: how long a session lasts is the business of its own test.
      const at = clock.at.toString();
      await sql(
        "update session set created_at = ?::timestamptz, last_seen_at = ?::timestamptz, expires_at = ?::timestamptz + interval '12 hours' where ended_at is null",
        [at, at, at],
      );
      await office.settled();
    },
    settled: () => office.settled(),
    nobody: asker({}),
    signIn: async (name, password = PASSWORD) => {
      const response = await fetch(`${base}/graphql`, {
        method: 'POST',
        headers: { connection: 'close', 'content-type': 'application/json' },
        body: JSON.stringify({
          query:
            'mutation ($input: SignInInput!) { signIn(input: $input) { viewer { name roles } errors { code message } } }',
          variables: { input: { name, password } },
        }),
      });
      const { data, errors } = (await response.json()) as any;
      const cookie = response.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
      if (!data?.signIn?.viewer) throw new Error(`${name} cannot sign in: ${JSON.stringify(data ?? errors)}`);
      return asker({ cookie, origin: base });
    },
    token: async (scopes, districtIds = null) => {
      const secret = `zz_${randomUUID()}`;
      await sql(
        `insert into api_token (name, token_hash, scopes, district_ids, expires_at, points_per_minute, created_by, created_at)
         values ('test', decode(?, 'hex'), string_to_array(?, ','), ${districtIds ? "string_to_array(?, ',')::uuid[]" : 'null'}, ?::timestamptz, 100000, 'test', ?::timestamptz)`,
        [
          secretHash(secret).toString('hex'),
          scopes.join(','),
          ...(districtIds ? [districtIds.join(',')] : []),
          clock.at.add({ hours: 24 * 300 }).toString(),
          clock.at.toString(),
        ],
      );
      return asker({ authorization: `Bearer ${secret}` });
    },
    account: async (name, grants, professionalId = null) => {
      const id = randomUUID();
      await sql(
        'insert into account (id, name, display_name, password_hash, professional_id) values (?, ?, ?, ?, ?)',
        [id, name, name, await hashed, professionalId],
      );
      for (const [role, districtId] of grants)
        await sql('insert into grant_of_role (account_id, role, district_id) values (?, ?, ?)', [
          id,
          role,
          districtId ?? null,
        ]);
      return self.signIn(name);
    },
    sql,
    close: async () => {
      for (const client of sockets) await client.dispose();
      await office.close();
      await orm.close();
      if (!options.beside) await db.remove();
    },
  };
  return self;
}

/** An office for all tests of the calling file; filled before the first, gone after the last. */
export function useOffice(options: TestOfficeOptions = {}): TestOffice {
  const used = {} as TestOffice;
  beforeAll(async () => void Object.assign(used, await startOffice(options)));
  afterAll(async () => used.close?.());
  return used;
}

/** Fills the database with the invented Marl, nothing moving by itself. */
export async function seedDemo(orm: Orm, now: Temporal.Instant): Promise<void> {
  const em = () => orm.em.fork();
  const store = createStore({
    em,
    clock: { now: () => now },
    epoch: (await headOf(em())).epoch,
    wake: () => undefined,
  });
  await seedOffice(store, {
    now,
    password: PASSWORD,
    tokens: { read: 'zz_demo_read', dispatch: 'zz_demo_dispatch' },
    fixed: true,
  });
}
