// C-67: the built-in database: a second process is refused, production is refused, and `kill -9` loses nothing acknowledged.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { act, ask, bearer } from '#proof/ask';
import type { Check } from '#proof/check';
import { flagInput, RAISE } from '#proof/flags';
import { startServer } from '#proof/process';
import { pause, somePort } from '#proof/setting';

/** The demo's tokens: the built-in database has no door of its own to make others. */
const TOKEN = bearer('zz_demo_dispatch');

export const folderGuard: Check = {
  id: 'C-67',
  title: 'the built-in database: second process, production, kill -9',
  bar: { secondTaken: 0, productionTaken: 0, lost: 0 },
  run: async (setting) => {
    const kills = setting.times(20);
    const folder = mkdtempSync(join(tmpdir(), 'zuzweit-proof-'));
    const built = await setting.built();
    const env = { DATA_DIR: folder, DEMO: 'still', PORT: `${somePort()}` };
    const figure = { secondTaken: 0, productionTaken: 0, lost: 0 };
    try {
      let server = await startServer(built, env);
      const second = await refused(built, { DATA_DIR: folder });
      if (!second.includes('in use by process')) figure.secondTaken = 1;
      const production = await refused(built, { DATA_DIR: join(folder, 'other'), NODE_ENV: 'production' });
      if (!production.includes('DATABASE_URL')) figure.productionTaken = 1;
      const { data } = await ask(server.url, '{ districts { id } }', {}, TOKEN);
      const district = (data!['districts'] as { id: string }[])[0]!.id;
      const acknowledged: string[] = [];
      let working = true;
      const work = (async () => {
        while (working) {
          const payload = await act(RAISE, flagInput(district), {
            headers: TOKEN,
            url: () => server.url,
            until: () => true,
          });
          acknowledged.push((payload!['riskFlag'] as { id: string }).id);
        }
      })();
      for (let n = 0; n < kills; n += 1) {
        await pause(150 + n * 13);
        await server.signal('SIGKILL');
        server = await startServer(built, env);
      }
      await pause(200);
      working = false;
      await work;
      for (const id of acknowledged) {
        const { data: found } = await ask(
          server.url,
          'query ($id: ID!) { node(id: $id) { id } }',
          { id },
          TOKEN,
        );
        if (!found?.['node']) figure.lost += 1;
      }
      await server.stop();
      return { tried: kills + 2, figure: { ...figure, acknowledged: acknowledged.length } };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** What a start said that should not have come up; empty when it did come up. */
async function refused(built: string, env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, [join(built, 'main.js')], {
    env: { PATH: process.env['PATH'], PORT: '0', DEMO: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const late = setTimeout(() => child.kill('SIGKILL'), 8000);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  clearTimeout(late);
  return code === 1 ? said : '';
}
