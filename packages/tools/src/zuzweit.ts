// `pnpm zuzweit`: the office's command line, built first if its sources changed.
import { spawn } from 'node:child_process';
import { buildServer } from './build.ts';
import { stayWith } from './stay.ts';
import { inRoot, root } from './workspace.ts';

await buildServer(console.error);
const cli = inRoot('packages', 'server', 'dist', 'cli.js');
stayWith(spawn(process.execPath, [cli, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' }));
