// Runs one of our TypeScript programs (benchmarks, screenshots) on what is built from the present sources.
import { spawn } from 'node:child_process';
import { buildAll } from './build.ts';
import { stayWith } from './stay.ts';
import { inRoot, typescript } from './workspace.ts';

const [file, ...args] = process.argv.slice(2);
if (!file)
  throw new Error('Name the program: node packages/tools/src/program.ts <package>/<file> [arguments]');

await buildAll(console.log);
const folder = inRoot(
  file.startsWith('packages/') ? file.split('/').slice(0, 2).join('/') : file.split('/')[0]!,
);
stayWith(spawn(process.execPath, [...typescript, inRoot(file), ...args], { cwd: folder, stdio: 'inherit' }));
