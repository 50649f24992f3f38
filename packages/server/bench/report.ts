// Runs every bench and writes docs/benchmarks.md: how each figure is taken, the machine, a table, and plots.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Figures } from './figures';
import { bars } from './plot';

/** Figure → its aim and which side of it is good. */
const AIMS: Readonly<Record<string, Readonly<Record<string, { at: number; least?: true }>>>> = {
  live: {
    p99PerRaw: { at: 1.3 },
    lost: { at: 0 },
    doubled: { at: 0 },
    wrong: { at: 0 },
    kbPerSocket: { at: 60 },
  },
  overview: {
    warmPerRaw: { at: 4, least: true },
    coldPerRaw: { at: 0.5, least: true },
    warmPerBestPeer: { at: 10, least: true },
    coldPerBestPeer: { at: 1, least: true },
  },
  receipt: { p99Ms: { at: 20 } },
  writes: { perSecond: { at: 500, least: true }, gaps: { at: 0 }, chainBroken: { at: 0 } },
  growth: {
    overviewByEvents: { at: 1.2 },
    pushByEvents: { at: 1.2 },
    overviewByOffices: { at: 1.2 },
    rssByEvents: { at: 1.2 },
  },
  office: { mutationP99Ms: { at: 150 }, eventP99Ms: { at: 300 }, errors: { at: 0 } },
  equal: { different: { at: 0 } },
};

const HOW: Readonly<Record<string, string>> = {
  live: 'One event to all sockets through the real server on PostgreSQL, 20 classes of visibility of which a third must not get it, against a raw `ws` server of another process that writes one buffer of the same bytes; the two take turns event by event. The clock runs from the fact leaving the log (raw: from the first `send`) to each arrival.',
  overview:
    'Sixteen kept lines, one question at a time on each, about 24 people, the districts and 60 open flags, on PostgreSQL. Raw: `node:http` and one prepared statement that builds the same JSON. Warm: the same place in the log. Cold: what stands ready is let go before every answer, as a fact about a flag would.',
  receipt:
    'From the first that this process knows of a commit to the arrival at one subscriber in another process; the worse of PGlite and PostgreSQL.',
  writes:
    'Sixteen people signed in raise flags over HTTP, each with a key, on PostgreSQL with `fsync`; afterwards every hash of the log is made anew.',
  growth:
    'Cold answers and receipt with 1,000 and a million facts (chained by the function of the database, then verified), and with one and a hundred towns, asked by a token of one town; turns, medians.',
  office:
    'Two hundred screens, fifty mutations and events a second, fifty reads a second by a hundred tokens, at once.',
  equal:
    'Drawn documents compiled and step by step in a world where any field may fail; the count of those that differ.',
};

/** What a profile says stands between a figure and its aim; `BENCH_PROFILE=<file>` takes one of overview and writes. */
const LIMITED_BY: Readonly<Record<string, string>> = {
  overview:
    'A cold answer is seven statements where raw is one: a fifth of the time of the server goes into handing them to the socket, a quarter into making entities of the 95 rows, an eighth into collecting garbage, and the rest is Apollo, the compiled document and the log of answers. Between raw and that stand identification, rights, one moment for all blocks, and the ORM.',
  live: 'Sending is one system call a socket on both sides; ours decides per event who may hear it and writes one buffer for each class of visibility, so more classes cost more. Ten thousand receivers live on the same two cores.',
  office:
    'Fifty mutations and fifty events a second are a hundred chained writes, which is all that these two cores give (see writes) while they also carry two hundred browsers’ sockets and the clients themselves: the queue grows for as long as the bench lasts, and what arrives after five seconds counts as an error.',
  board: 'The browser draws without a graphics card here: a frame takes as long with 24 people as with 240.',
  writes:
    'The log is one chain: each commit waits for the one before it and for the disk, so `bareAppendsPerSecond` is the ceiling. A raised flag is 22 statements (who asks, the key, the district, the reason, flag, history, grant, constraints, key, log, and the answer read anew); on two cores that clients and database share, each costs the server a third of a millisecond for the socket alone.',
};

/** Runs each in a process of its own, so that none inherits the memory of another. */
export async function report(names: readonly string[], flags: readonly string[]): Promise<void> {
  const found = new Map<string, Figures>();
  for (const name of names) {
    process.stdout.write(`${name} …\n`);
    const more = name === 'live' ? ['--cases'] : [];
    const { stdout, status } = spawnSync(
      process.execPath,
      [...process.execArgv, process.argv[1]!, name, '--json', ...more, ...flags],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1e8 },
    );
    const last = stdout.trim().split('\n').at(-1) ?? '';
    if (status === 0) found.set(name, JSON.parse(last) as Figures);
    process.stdout.write(`${status === 0 ? last : `ended with ${status}`}\n`);
  }
  const docs = new URL('../../../docs/', import.meta.url);
  writeFileSync(new URL('benchmarks.md', docs), page(found));
  const overview = found.get('overview');
  const live = found.get('live');
  if (overview)
    writeFileSync(new URL('bench-overview.svg', docs), bars('Answers per second', rates(overview)));
  if (live)
    writeFileSync(new URL('bench-live.svg', docs), bars('Milliseconds to all sockets', latencies(live)));
  process.stdout.write(`Written: ${fileURLToPath(new URL('benchmarks.md', docs))}\n`);
}

const rates = (figures: Figures) =>
  Object.entries(figures).flatMap(([name, value]) =>
    name.endsWith('PerSecond') && typeof value === 'number' ? [{ name: name.slice(0, -9), value }] : [],
  );

const latencies = (figures: Figures) =>
  ['p50Ms', 'rawP50Ms', 'p99Ms', 'rawP99Ms'].map((name) => ({ name, value: Number(figures[name]) }));

function page(found: ReadonlyMap<string, Figures>): string {
  const rows = [...found].flatMap(([bench, figures]) =>
    Object.entries(AIMS[bench] ?? {}).map(([name, aim]) => {
      const value = figures[name];
      const held = typeof value === 'number' && (aim.least ? value >= aim.at : value <= aim.at);
      return `| ${bench} | ${name} | ${value ?? 'not taken'} | ${aim.least ? 'at least' : 'at most'} ${aim.at} | ${held ? 'held' : 'short'} |`;
    }),
  );
  const said = [...found].map(
    ([bench, figures]) =>
      `## ${bench}\n${HOW[bench]}\n\n${Object.entries(figures)
        .map(([name, value]) => `- ${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`)
        .join('\n')}\n${LIMITED_BY[bench] ? `\nWhat limits it: ${LIMITED_BY[bench]}\n` : ''}`,
  );
  return `# Benchmarks

Taken by \`pnpm bench\`. Ratios are within one run and medians of five rounds; clients, server and database share the machine's
${cpus().length} cores (${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GB, Linux ${release().split('.', 2).join('.')}, Node ${process.version}), and whatever else ran on it then.

| bench | figure | value | aim | |
|---|---|---|---|---|
${rows.join('\n')}

![Answers per second](bench-overview.svg)
![Milliseconds to all sockets](bench-live.svg)

${said.join('\n')}`;
}
