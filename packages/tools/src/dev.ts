// `pnpm dev`: server and dashboard reload as files change; the page is on http://localhost:5173.
import { spawn } from 'node:child_process';
import { whenAbandoned } from './abandoned.ts';
import { prepareDocuments } from './build.ts';
import { workshopEnvironment } from './run.ts';
import { tied } from './tied.ts';
import { bin, inRoot } from './workspace.ts';

await prepareDocuments(console.log);

const commands: { folder: string; command: string[] }[] = [
  { folder: 'packages/server', command: [bin('tsx'), 'watch', '--clear-screen=false', 'src/main.ts'] },
  { folder: 'packages/dashboard', command: [bin('graphql-codegen', 'packages/dashboard'), '--watch'] },
  { folder: 'packages/dashboard', command: [bin('vite', 'packages/dashboard'), '--clearScreen', 'false'] },
];

const children = commands.map(({ folder, command }) => {
  const [program, ...args] = [...tied(), ...command];
  const port = process.env['PORT'] ?? '4000';
  const env = { ...workshopEnvironment(), ZUZWEIT_SERVER: `http://localhost:${port}` };
  return spawn(program!, args, { cwd: inRoot(folder), stdio: ['ignore', 'inherit', 'inherit'], env });
});

const stop = (): void => children.forEach((child) => void child.kill('SIGTERM'));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
whenAbandoned(stop);
for (const child of children) child.once('exit', stop); // one alone is of no use
