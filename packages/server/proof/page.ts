// `docs/proof.md`, made of lines that runs have left: what was tried, the figures as they came out, which plants were caught.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { Check, Figures, Line } from './check';
import type { Plant } from './plants';

/** A line as a run leaves it. */
export interface Kept extends Line {
  /** Share of the planned counts. */
  scale: number;
  at: string;
  seconds: number;
  /** Name of the fault that was planted, and whether the check went red for it. */
  plant?: string;
  caught?: boolean;
}

const cells = (figure: Figures, bar: Figures): string =>
  [...new Set([...Object.keys(bar), ...Object.keys(figure)])]
    .map((name) => `${name} ${figure[name] ?? 'missing'}${name in bar ? ` (≤ ${bar[name]})` : ''}`)
    .join(', ');

/** The page; the newest line of each check and plant counts. */
export function page(file: string, checks: readonly Check[], plants: readonly Plant[]): string {
  const kept = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Kept); // prettier-ignore
  const of = (id: string) => kept.findLast((line) => line.id === id && !line.plant);
  const rows = checks.map(({ id, title }) => {
    const line = of(id);
    if (!line) return `| ${id} | ${title} | | | | not run |`;
    return `| ${id} | ${title} | ${line.tried} | ${line.scale === 1 ? 'whole' : line.scale} | ${cells(line.figure, line.bar)} | ${line.held ? 'held' : '**not held**'} |`;
  });
  const caught = plants.map(({ name, check }) => {
    const line = kept.findLast(({ plant }) => plant === name);
    return `| ${name} | ${check} | ${line ? cells(line.figure, {}) : ''} | ${line ? (line.caught ? 'caught' : '**missed**') : 'not run'} |`;
  });
  return `# Proof

What \`pnpm proof\` tried, and what came of it. This page is made by \`pnpm proof --page <lines>\` of the lines that runs leave
with \`--lines <file>\`; the figures are as they came out.

${kept.at(-1)!.at.slice(0, 10)}; ${cpus().length} × ${cpus()[0]!.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB; Node ${process.version}; ${git()}.
Each check starts its own PostgreSQL (\`fsync\` on) and its own server processes, and ends them. *Share* is the share of the
planned counts that was run: \`pnpm proof\` runs them whole, \`--long\` ten times, \`pnpm test\` the short ones.

## Checks

| id | what | tried | share | figures (bar) | |
|---|---|---|---|---|---|
${rows.join('\n')}

## Planted faults

A check that cannot fail is worthless. \`pnpm proof --planted\` builds the server anew with one fault in its sources, and the
check named must come to a figure above its bar; falling over does not count.

| fault | check | what it came to | |
|---|---|---|---|
${caught.join('\n')}
`;
}

const git = (): string => {
  try {
    return `revision ${execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()}`;
  } catch {
    return 'no revision';
  }
};
