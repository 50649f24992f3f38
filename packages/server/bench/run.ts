// `pnpm bench <name> [--json]`: each bench starts its own server and database, on loopback, and ends by itself.

const BENCHES: Readonly<
  Record<string, () => Promise<{ live(options: { sockets: number }): Promise<Record<string, number>> }>>
> = {
  live: () => import('./live.ts'),
};

const [name = 'live', ...flags] = process.argv.slice(2);
const load = BENCHES[name];
if (!load) {
  process.stderr.write(`No bench is called ${name}. There is: ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exit(2);
}
const sockets = Number(/--sockets=(\d+)/.exec(flags.join(' '))?.[1] ?? 2000);
const figures = await (await load()).live({ sockets });
if (!flags.includes('--json')) {
  for (const [figure, value] of Object.entries(figures))
    process.stdout.write(`  ${figure.padEnd(14)} ${value}\n`);
}
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exit(0);

export {};
