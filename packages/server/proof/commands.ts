// Runs the built command line of the office, as somebody at a terminal does.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Setting } from './setting';

/** How it ended and what it said. */
export async function zuzweit(
  setting: Setting,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number; said: string }> {
  const cli = join(await setting.built(), 'cli.js');
  const child = spawn(process.execPath, [cli, ...args], {
    env: { PATH: process.env['PATH'], DATABASE_URL: setting.postgres.url(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise<number>((resolve) => child.once('exit', (value) => resolve(value ?? 1)));
  return { code, said };
}
