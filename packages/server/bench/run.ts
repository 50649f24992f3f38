// `pnpm bench <name> [--json]`: each bench starts its own server and database, on loopback, and ends by itself.

type Bench = (flags: string) => Promise<Record<string, number>>;

const BENCHES: Readonly<Record<string, Bench>> = {
  live: async (flags) =>
    (await import('./live.ts')).live({ sockets: Number(/--sockets=(\d+)/.exec(flags)?.[1] ?? 2000) }),
  board: async () => (await import('./board.ts')).board(),
};

const [name = 'live', ...flags] = process.argv.slice(2);
const bench = BENCHES[name];
if (!bench) {
  process.stderr.write(`No bench is called ${name}. There is: ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exit(2);
}
const figures = await bench(flags.join(' '));
if (!flags.includes('--json')) {
  const width = Math.max(...Object.keys(figures).map((figure) => figure.length)) + 2;
  for (const [figure, value] of Object.entries(figures))
    process.stdout.write(`  ${figure.padEnd(width)} ${value}\n`);
}
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exit(0);

export {};
