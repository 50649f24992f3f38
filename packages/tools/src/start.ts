// `pnpm start`: builds what changed, starts the server and stays until it ends.
import { spawn } from 'node:child_process';
import { buildAll } from './build.ts';
import { isLoopback } from './loopback.ts';
import { stayWith } from './stay.ts';
import { tied } from './tied.ts';
import { inRoot, root } from './workspace.ts';

const say = (sentence: string): void => console.log(sentence);

say('Looking for changes since the last build ...');
await buildAll(say);
say('Starting the server ...');
const [program, ...args] = [...tied(), process.execPath, inRoot('packages', 'server', 'dist', 'main.js')];
stayWith(spawn(program!, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...mode() } }));

/** Production is what a newcomer should see; the evaluation database is allowed only where nobody else can reach it. */
function mode(): Record<string, string> {
  const evaluation = !process.env['DATABASE_URL'] && isLoopback(process.env['HOST'] ?? '127.0.0.1');
  const quiet = process.env['LOG_LEVEL'] ?? 'warn'; // a newcomer reads sentences, not one line of JSON a request
  return {
    NODE_ENV: 'production',
    LOG_LEVEL: quiet,
    ALLOW_UNFIT_DB: '1',
    ...(evaluation ? { ALLOW_EVALUATION_DB: '1' } : {}),
  };
}
