// `pnpm bundle`: one archive that runs on a bare linux-x64 without a network: Node, server, dashboard, what they need, a list of it, checksums.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { buildAll } from './build.ts';
import { run, stopOnSignal } from './run.ts';
import { inRoot, root } from './workspace.ts';

const LAUNCHER = `#!/bin/sh
# zuzweit: without words the office opens; with words one command of it (zuzweit --help).
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
export NODE_ENV=production
[ $# -eq 0 ] && exec "$here/node" "$here/packages/server/dist/main.js"
exec "$here/node" "$here/packages/server/dist/cli.js" "$@"
`;

const CONTAINER = `# The office in a container, from the unpacked archive: podman build -t zuzweit .
FROM docker.io/library/debian:bookworm-slim
COPY . /opt/zuzweit
RUN useradd --system --home-dir /var/lib/zuzweit --create-home zuzweit
USER zuzweit
WORKDIR /var/lib/zuzweit
ENV HOST=0.0.0.0 PORT=4000
EXPOSE 4000
HEALTHCHECK CMD ["/opt/zuzweit/node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["/opt/zuzweit/zuzweit"]
`;

if (process.platform !== 'linux' || process.arch !== 'x64')
  throw new Error('A bundle is made on linux-x64: it holds the Node that makes it.');
const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as { version: string };
const name = `zuzweit-${version}-linux-x64`;
const out = inRoot('.bundle');
mkdirSync(out, { recursive: true });
const work = mkdtempSync(join(out, 'making-'));
const remove = (): void => rmSync(work, { recursive: true, force: true });
stopOnSignal(remove);
try {
  await buildAll(console.log);
  const home = join(work, name);
  await fill(home);
  writeFileSync(join(home, 'SHA256SUMS'), checksums(home));
  const archive = join(out, `${name}.tar.gz`);
  await done(['tar', '-C', work, '--owner=0', '--group=0', '--sort=name', '-czf', `${archive}.part`, name]);
  renameSync(`${archive}.part`, archive);
  const sum = sha256(archive);
  writeFileSync(`${archive}.sha256`, `${sum}  ${name}.tar.gz\n`);
  console.log(`${relative(root, archive)}: ${(statSync(archive).size / 2 ** 20).toFixed(0)} MB, ${sum}`);
} finally {
  remove();
}
process.exit(0);

/** Everything but the checksums. */
async function fill(home: string): Promise<void> {
  const server = join(home, 'packages', 'server');
  mkdirSync(join(home, 'packages'), { recursive: true });
  console.log('Collecting the packages of production ...');
  const pnpm = ['npx', '-y', 'pnpm@12', '--filter', '@zuzweit/server'];
  await done([...pnpm, 'deploy', '--prod', '--legacy', join(work, 'deployed')]);
  await done([...pnpm, 'sbom', '--prod', '--sbom-format', 'cyclonedx', '--out', join(home, 'sbom.cdx.json')]);
  for (const part of ['node_modules', 'package.json'])
    cpSync(join(work, 'deployed', part), join(server, part), { recursive: true, verbatimSymlinks: true });
  cpSync(inRoot('packages', 'server', 'dist'), join(server, 'dist'), { recursive: true });
  cpSync(inRoot('packages', 'dashboard', 'dist'), join(home, 'packages', 'dashboard', 'dist'), {
    recursive: true,
  });
  copyFileSync(realpathSync(process.execPath), join(home, 'node'));
  for (const file of ['LICENSE', 'README.md']) copyFileSync(inRoot(file), join(home, file));
  cpSync(inRoot('docs'), join(home, 'docs'), { recursive: true });
  writeFileSync(join(home, 'zuzweit'), LAUNCHER);
  writeFileSync(join(home, 'Containerfile'), CONTAINER);
  for (const program of ['node', 'zuzweit']) chmodSync(join(home, program), 0o755);
}

/** What `sha256sum --check` reads: every file, in the order of its name. */
function checksums(home: string): string {
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => `${sha256(file)}  ${relative(home, file)}\n`)
    .join('');
}

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

async function done(command: string[]): Promise<void> {
  const { code, output, late } = await run(command);
  if (code !== 0)
    throw new Error(`${command.join(' ')}\n${output}${late ? '\nIt did not end in time.' : ''}`);
}
