// `pnpm proof`: runs the checks, one after the other, and prints a line for each; exits 0 only when all held.
import { appendFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { removeBundles } from './bundle';
import { type Check, fallen, judged, type Line, sentence } from './check';
import { CHECKS } from './checks';
import { type Kept, page } from './page';
import { type Plant, PLANTS } from './plants';
import { endAll } from './process';
import { Setting } from './setting';

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
    planted: { type: 'boolean', default: false },
    plant: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    lines: { type: 'string' },
    page: { type: 'string' },
  },
});

const write = (line: string) => void process.stdout.write(`${line}\n`);
const note = (line: string) => void process.stderr.write(`${line}\n`);

/** How much of the planned counts is run. */
const scaleOf = (check: Check, plant?: Plant): number =>
  flags.long ? 10 : flags.short || plant ? (plant?.scale ?? check.short ?? 1) : 1;

/** Leaves a line for the page. */
function leave(line: Omit<Kept, 'at'>): void {
  if (flags.lines)
    appendFileSync(flags.lines, `${JSON.stringify({ ...line, at: new Date().toISOString() })}\n`);
}

/** One check in a setting of its own. The second word says why it fell over, if it did. */
async function made(check: Check, plant?: Plant): Promise<[Line, string | null]> {
  const setting = await Setting.open({
    edits: plant?.edits ?? [],
    scale: scaleOf(check, plant),
    say: (line) => flags.verbose && note(`  ${line}`),
  });
  try {
    return [judged(check, await check.run(setting)), null];
  } catch (error) {
    return [fallen(check), (error as Error).stack ?? String(error)];
  } finally {
    await setting.close();
  }
}

async function prove(checks: readonly Check[]): Promise<boolean> {
  let good = checks.length > 0;
  for (const check of checks) {
    const from = performance.now();
    const [line, fell] = await made(check);
    write(flags.json ? JSON.stringify(line) : sentence(check, line, (performance.now() - from) / 1000));
    if (fell) note(fell);
    leave({ ...line, scale: scaleOf(check), seconds: (performance.now() - from) / 1000 });
    good &&= line.held;
  }
  return good;
}

/** A plant is caught when its check comes to figures and one of them is over the bar; falling over proves nothing. */
async function catchAll(plants: readonly Plant[]): Promise<boolean> {
  let good = plants.length > 0;
  for (const plant of plants) {
    const check = CHECKS.find(({ id }) => id === plant.check)!;
    const [line, fell] = await made(check, plant);
    const caught = !line.held && fell === null;
    write(
      flags.json
        ? JSON.stringify({ plant: plant.name, ...line, caught })
        : `${caught ? 'caught' : 'MISSED'} ${plant.name} → ${check.id}: ${JSON.stringify(line.figure)}`,
    );
    if (fell) note(fell);
    leave({ ...line, scale: scaleOf(check, plant), seconds: 0, plant: plant.name, caught });
    good &&= caught;
  }
  return good;
}

const only = flags.only?.split(',');
const checks = CHECKS.filter(({ id, inTest }) => (only ? only.includes(id) : !flags.short || inTest));
const unknown = only?.filter((id) => !CHECKS.some((check) => check.id === id)) ?? [];
if (unknown.length > 0 || (flags.plant && !PLANTS.some(({ name }) => name === flags.plant))) {
  note(
    `There is no ${unknown.join(', ') || flags.plant}. Checks: ${CHECKS.map(({ id }) => id).join(' ')}. Plants: ${PLANTS.map(({ name }) => `"${name}"`).join(', ')}.`,
  );
  process.exit(2);
}
if (flags.page) {
  writeFileSync(new URL('../../../docs/proof.md', import.meta.url), page(flags.page, CHECKS, PLANTS));
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    endAll();
    removeBundles();
    process.exit(1);
  });
try {
  const plants = PLANTS.filter(({ name, check }) =>
    flags.plant ? name === flags.plant : !only || only.includes(check),
  );
  process.exitCode = (await (flags.planted || flags.plant ? catchAll(plants) : prove(checks))) ? 0 : 1;
} finally {
  endAll();
  removeBundles();
}
process.exit();
