// `pnpm dev`: server and dashboard reload as files change; the page is on http://localhost:5173.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { whenAbandoned } from './abandoned.ts';
import { prepareDocuments } from './build.ts';
import { workshopEnvironment } from './run.ts';
import { tied } from './tied.ts';
import { bin, inRoot } from './workspace.ts';

const env = { ...workshopEnvironment(), ZUZWEIT_SERVER: `http://localhost:${process.env['PORT'] ?? '4000'}` };
await prepareDocuments(console.log);

const children = [
  start('packages/server', [bin('tsx'), 'watch', '--clear-screen=false', 'src/main.ts']),
  start('packages/dashboard', [bin('vite', 'packages/dashboard'), '--clearScreen', 'false']),
];
for (const folder of ['packages/dashboard/src', 'packages/schema']) followDocuments(inRoot(folder));

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
for (const child of children) child.once('exit', stop); // one alone is of no use
void Promise.all(children.map((child) => once(child, 'exit'))).then(() => process.exit());
whenAbandoned(stop);

function start(folder: string, command: string[]) {
  const [program, ...args] = [...tied(), ...command];
  return spawn(program!, args, { cwd: inRoot(folder), stdio: ['ignore', 'inherit', 'inherit'], env });
}

/** A saved file may hold a changed document; many saves at once are one. */
function followDocuments(folder: string): void {
  let timer: NodeJS.Timeout | undefined;
  watch(folder, { recursive: true }, (_, name) => {
    if (name?.includes('generated')) return;
    clearTimeout(timer);
    timer = setTimeout(() => void prepareDocuments(console.log).catch(console.error), 200);
  }).unref();
}

function stop(): void {
  if (stopping) return;
  stopping = true;
  for (const child of children) child.kill('SIGTERM');
}
