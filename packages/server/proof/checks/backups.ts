// C-60: a backup taken, verified, restored elsewhere: every row, a sound chain, and cursors from before are told to read anew.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { act, bearer } from '#proof/ask';
import type { Check } from '#proof/check';
import { zuzweit } from '#proof/commands';
import { flagInput, RAISE } from '#proof/flags';
import { Follower } from '#proof/follower';
import { cursorNow, unsound } from '#proof/log';
import { pause, type Setting } from '#proof/setting';
import { makeToken, makeTown } from '#proof/town';

export const backups: Check = {
  id: 'C-60',
  title: 'backup, restore into an empty database, go on',
  bar: { failed: 0, differing: 0, gaps: 0, unchained: 0, notReset: 0, tamperedTaken: 0, restoreSeconds: 60 },
  run: async (setting) => {
    const folder = mkdtempSync(join(tmpdir(), 'zuzweit-proof-'));
    try {
      return await through(setting, folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function through(setting: Setting, folder: string) {
  const file = join(folder, 'office.backup');
  const env = { BACKUP_KEY: 'a passphrase of the proof' };
  const server = await setting.server();
  const session = await setting.session();
  const { district } = await makeTown(session, 20, 20);
  const token = await makeToken(session, ['FLAG', 'OPERATIONS']);
  for (let n = 0; n < 20; n += 1)
    await act(RAISE, flagInput(district, 'Zeile\n\tmit \\ und "ä"'), {
      headers: bearer(token),
      url: () => server.url,
      until: () => false,
    });
  await session.query(
    `select append_facts((select jsonb_agg(jsonb_build_object('kind', 'HOUSEHOLD_CHANGED', 'subjectType', 'HOUSEHOLD', 'subjectId', gen_random_uuid(), 'facts', '{}'::jsonb))
       from generate_series(1, ${setting.times(100_000)})), 'system:proof', 'proof', now())`,
  );
  const runs = [await zuzweit(setting, ['backup', file], env), await zuzweit(setting, ['verify', file], env)];
  const cursor = await cursorNow(session);
  await server.stop();
  const before = await contents(session);
  await session.query('create database restored');
  const there = { ...env, DATABASE_URL: setting.postgres.url('restored') };
  const from = performance.now();
  runs.push(await zuzweit(setting, ['restore', file], there));
  const restoreSeconds = Math.round((performance.now() - from) / 100) / 10;
  for (const { said } of runs) setting.say(said.trim());
  const after = await setting.session('restored');
  const now = await contents(after);
  const differing = Object.keys(before).filter((name) => before[name] !== now[name]);
  if (differing.length > 0) setting.say(`differing: ${differing.join(' ')}`);
  const again = await setting.server({ DATABASE_URL: setting.postgres.url('restored') });
  const payload = await act(RAISE, flagInput(district), {
    headers: bearer(token),
    url: () => again.url,
    until: () => false,
  });
  const follower = new Follower({ url: () => again.url, token, after: cursor });
  void follower.start();
  for (let n = 0; n < 50 && follower.ends.length === 0; n += 1) await pause(50);
  follower.stop();
  const failed = runs.filter(({ code }) => code !== 0).length + (payload?.errors.length === 0 ? 0 : 1);
  return {
    tried: 3,
    figure: {
      failed,
      differing: differing.length,
      ...(await unsound(after)),
      notReset: follower.ends[0] === 'RESET' ? 0 : 1,
      tamperedTaken: await tampered(setting, file, env),
      restoreSeconds,
    },
  };
}

/** What is in each table, as one hash; the identity of the log is meant to differ. */
async function contents(session: pg.Client): Promise<Record<string, string>> {
  const { rows } = await session.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('mikro_orm_migrations', 'log_epoch', 'lease')`,
  );
  const found: Record<string, string> = {};
  for (const { name } of rows) {
    const { rows: hash } = await session.query<{ hash: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text collate "C")), '') as hash from "${name}" t`,
    );
    found[name] = hash[0]!.hash;
  }
  return found;
}

/** One bit changed anywhere: neither verified nor restored. */
async function tampered(setting: Setting, file: string, env: Record<string, string>): Promise<number> {
  const bytes = readFileSync(file);
  let taken = 0;
  for (const at of [60, Math.floor(bytes.length / 2), bytes.length - 1]) {
    const copy = Buffer.from(bytes);
    copy[at]! ^= 1;
    writeFileSync(`${file}.bad`, copy);
    if ((await zuzweit(setting, ['verify', `${file}.bad`], env)).code === 0) taken += 1;
  }
  writeFileSync(`${file}.bad`, bytes.subarray(0, bytes.length - 40));
  if ((await zuzweit(setting, ['verify', `${file}.bad`], env)).code === 0) taken += 1;
  return taken;
}
