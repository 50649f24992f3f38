// `pnpm bench <name> [--json]`: each bench starts its own server and database, on loopback, and ends by itself; without a name all run.
import type { Figures } from './figures';

const [named, ...rest] = process.argv.slice(2);
const name = named?.startsWith('--') ? undefined : named;
const flags = name ? rest : process.argv.slice(2);
const option = (of: string, otherwise: string) =>
  flags.find((flag) => flag.startsWith(`--${of}=`))?.slice(of.length + 3) ?? otherwise;
const seconds = Number(option('seconds', '2'));

const BENCHES: Readonly<Record<string, () => Promise<Figures>>> = {
  live: async () =>
    (await import('./live')).live({
      sockets: Number(option('sockets', '10000')),
      cases: flags.includes('--cases'),
    }),
  overview: async () => {
    const peers = option('peers', process.env['BENCH_PEERS'] ?? '') || null;
    if (!peers)
      process.stderr.write('The peers are left out: name their folder with --peers=… or BENCH_PEERS.\n');
    return (await import('./overview')).overview({ peers, seconds });
  },
  receipt: async () => (await import('./receipt')).receipt(),
  writes: async () => (await import('./writes')).writes({ seconds }),
  growth: async () =>
    (await import('./growth')).growth({
      events: Number(option('events', '1000000')),
      towns: Number(option('towns', '100')),
      seconds,
    }),
  office: async () => (await import('./office')).office({ seconds: Number(option('seconds', '20')) }),
  board: async () => (await import('./board')).board(),
  equal: async () => (await import('./equal')).equal({ documents: Number(option('documents', '10000')) }),
};

if (name && !BENCHES[name]) {
  process.stderr.write(`No bench is called ${name}. There is: ${Object.keys(BENCHES).join(', ')}.\n`);
  process.exit(2);
}
if (name) {
  const figures = await BENCHES[name]!();
  if (!flags.includes('--json')) print(figures);
  process.stdout.write(`${JSON.stringify(figures)}\n`);
} else {
  await (await import('./report')).report(Object.keys(BENCHES), flags);
}
process.exit(0);

function print(figures: Figures): void {
  const width = Math.max(...Object.keys(figures).map((figure) => figure.length)) + 2;
  for (const [figure, value] of Object.entries(figures))
    process.stdout.write(
      `  ${figure.padEnd(width)} ${typeof value === 'object' ? JSON.stringify(value) : value}\n`,
    );
}
