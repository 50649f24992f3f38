// C-68: what would make an office lose or falsify something is asked at the start, and the start says no.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Check } from '#proof/check';
import type { Setting } from '#proof/setting';

/** By name: how the fault is made, and the word that the refusal must hold. */
const FAULTS: readonly [string, string, RegExp][] = [
  ['fsync off', 'alter system set fsync = off', /fsync is off/],
  ['full_page_writes off', 'alter system set full_page_writes = off', /full_page_writes is off/],
  ['synchronous_commit off', 'alter role zuzweit set synchronous_commit = off', /synchronous_commit is off/],
  ['superuser', 'alter role zuzweit superuser', /is a superuser/],
  ['clock behind', `select append_facts('[{"kind": "HOUSEHOLD_CHANGED", "subjectType": "HOUSEHOLD", "subjectId": "00000000-0000-4000-8000-000000000000", "facts": {}}]'::jsonb, 'system:proof', 'proof', now() + interval '1 hour')`, /clock of this machine/],
]; // prettier-ignore
const MEND = ['alter system reset all', 'alter role zuzweit reset all', 'alter role zuzweit nosuperuser'];

export const startUp: Check = {
  id: 'C-68',
  title: 'a production start asks whether database, user and clock are fit',
  bar: { opened: 0, reasonMissing: 0, refusedThoughFit: 0 },
  short: 1,
  run: async (setting) => {
    const session = await setting.session();
    await session.query('create role zuzweit login');
    await session.query('create database office owner zuzweit');
    const admin = await setting.session('office');
    const url = new URL(setting.postgres.url('office'));
    url.username = 'zuzweit';
    const figure = {
      opened: 0,
      reasonMissing: 0,
      refusedThoughFit: (await start(setting, url.href)).opened ? 0 : 1,
    };
    for (const [name, sql, reason] of FAULTS) {
      await admin.query(sql);
      await admin.query('select pg_reload_conf(), pg_sleep(0.3)');
      const { opened, said } = await start(setting, url.href);
      if (opened) figure.opened += 1;
      if (!reason.test(said)) figure.reasonMissing += 1;
      if (opened || !reason.test(said)) setting.say(`${name}: ${said.slice(-300)}`);
      for (const mend of MEND) await admin.query(mend);
      await admin.query('select pg_reload_conf(), pg_sleep(0.3)');
    }
    return { tried: FAULTS.length + 1, figure };
  },
};

/** Starts in production and ends it as soon as it is known whether it opens. */
async function start(setting: Setting, databaseUrl: string): Promise<{ opened: boolean; said: string }> {
  const child = spawn(process.execPath, [join(await setting.built(), 'main.js')], {
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      PORT: '0',
      DEMO: 'off',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let opened = false;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (!said.includes('is ready') || opened) return;
      opened = true;
      child.kill('SIGTERM');
    });
  await new Promise((resolve) => child.once('exit', resolve));
  return { opened, said };
}
