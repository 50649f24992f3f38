// Builds what changed since the last time, and nothing else.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fingerprint } from './fingerprint.ts';
import { alone } from './lock.ts';
import { run } from './run.ts';
import { bin, inRoot } from './workspace.ts';

interface Part {
  title: string;
  folder: string;
  sources: string[];
  result: string;
  /** The command that writes the result; `into` names a folder beside it, or the result itself if it cannot choose. */
  command(into: string): string[];
  inPlace?: boolean;
}

const everywhere = ['pnpm-lock.yaml', 'tsconfig.json'];

/** The dashboard's documents, typed from the contract: not a build, but types and build need them. */
const documents: Part = {
  title: "the dashboard's documents",
  folder: 'packages/dashboard',
  sources: [
    ...everywhere,
    'packages/schema/schema.graphql',
    'packages/dashboard/codegen.ts',
    'packages/dashboard/src',
  ],
  result: 'packages/dashboard/src/graphql/generated',
  command: () => ['graphql-codegen', '--config', 'codegen.ts'],
  inPlace: true,
};

const dashboard: Part = {
  title: 'the dashboard',
  folder: 'packages/dashboard',
  sources: [...everywhere, 'packages/schema/schema.graphql', 'packages/dashboard'],
  result: 'packages/dashboard/dist',
  command: (into) => ['vite', 'build', '--outDir', into, '--emptyOutDir', '--logLevel', 'warn'],
};

const server: Part = {
  title: 'the server',
  folder: 'packages/server',
  sources: [...everywhere, 'packages/server', 'packages/schema'],
  result: 'packages/server/dist',
  command: (into) => ['vite', 'build', '--outDir', into, '--emptyOutDir', '--logLevel', 'warn'],
};

type Say = (sentence: string) => void;

/** Brings the generated documents up to date. */
export function prepareDocuments(say: Say): Promise<void> {
  return alone('build', () => bringUpToDate(documents, say));
}

/** Brings documents, dashboard and server up to date. */
export function buildAll(say: Say): Promise<void> {
  return alone('build', async () => {
    for (const part of [documents, dashboard, server]) await bringUpToDate(part, say);
  });
}

/** Brings the server alone up to date, for its command line. */
export function buildServer(say: Say): Promise<void> {
  return alone('build', () => bringUpToDate(server, say));
}

async function bringUpToDate(part: Part, say: Say): Promise<void> {
  const hash = fingerprint(part.sources);
  const stamp = join(inRoot(part.result), '.stamp');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;

  const result = inRoot(part.result);
  removeLeftovers(result);
  const next = part.inPlace ? result : `${result}.next-${process.pid}`;
  try {
    const [program, ...args] = part.command(next);
    const { code, output, seconds } = await run([bin(program!, part.folder), ...args], {
      cwd: inRoot(part.folder),
    });
    if (code !== 0) throw new Error(`Building ${part.title} failed:\n${output}`);
    mkdirSync(next, { recursive: true });
    writeFileSync(join(next, '.stamp'), hash);
    if (!part.inPlace) replace(result, next);
    say(`Built ${part.title} (${seconds.toFixed(1)} s).`);
  } finally {
    if (!part.inPlace) rmSync(next, { recursive: true, force: true });
  }
}

/** What an interrupted build left; ours is the only build now. */
function removeLeftovers(result: string): void {
  for (const name of readdirSync(dirname(result))) {
    if (/^(next|old)-\d+$/.test(name.slice(basename(result).length + 1))) {
      rmSync(join(dirname(result), name), { recursive: true, force: true });
    }
  }
}

/** Puts the new result in the place of the old one, so that nobody meets half of it. */
function replace(result: string, next: string): void {
  const old = `${result}.old-${process.pid}`;
  if (existsSync(result)) renameSync(result, old);
  renameSync(next, result);
  rmSync(old, { recursive: true, force: true });
}
