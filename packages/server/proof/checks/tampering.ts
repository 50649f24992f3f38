// C-54: an exported log falsified in every way; the offline check finds each and names the place.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chanceOf } from '#proof/chance';
import type { Check } from '#proof/check';
import { zuzweit } from '#proof/commands';
import { pause, type Setting } from '#proof/setting';
import { type Export, type Row, tamper } from '#proof/tamper';
import { verifyLog } from '#cli/evidence/verify';

const FACTS = 1100;
const HEADS = 3;

export const tampering: Check = {
  id: 'C-54',
  title: 'tampering with an exported log, against heads signed elsewhere',
  bar: { falseAlarms: 0, missed: 0, misplaced: 0 },
  short: 0.1,
  inTest: true,
  run: async (setting) => {
    const folder = mkdtempSync(join(tmpdir(), 'zuzweit-proof-'));
    try {
      return await falsify(setting, folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function falsify(setting: Setting, folder: string) {
  const [key, heads, file, copy] = ['key.pem', 'heads.jsonl', 'log.jsonl', 'copy.jsonl'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string];
  const server = await setting.server({ LOG_KEY: key, LOG_HEADS: heads });
  await fill(setting, heads);
  await server.stop();
  await zuzweit(setting, ['export-log', file]);
  const check = (path: string) =>
    zuzweit(setting, ['verify-log', path, '--heads', heads, '--key', `${key}.pub`]);
  const sound = await check(file);
  setting.say(sound.said.trim());
  const [header, ...rows] = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  const whole: Export = { header: header as Record<string, unknown>, rows: rows as Row[] };
  const signed = readFileSync(heads, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { seq: number }).seq);
  const chance = chanceOf(54);
  const tried = setting.times(400);
  const figure = { falseAlarms: sound.code === 0 ? 0 : 1, missed: 0, misplaced: 0 };
  for (let n = 0; n < tried; n += 1) {
    const { how, changed, at } = tamper(whole, signed, chance);
    writeFileSync(copy, [changed.header, ...changed.rows].map((line) => JSON.stringify(line)).join('\n'));
    const { broken } = await verifyLog(copy, { file: heads, key: `${key}.pub` });
    if (!broken) figure.missed += 1;
    else if (broken.seq < at[0] || broken.seq > at[1]) figure.misplaced += 1;
    else continue;
    setting.say(`${how} at ${at.join('–')}: ${JSON.stringify(broken)}`);
  }
  if ((await inTheDatabase(setting, check, file)) !== 1) figure.missed += 1;
  if ((await forged(heads, check, file)) !== 1) figure.missed += 1;
  return { tried: tried + 2, figure };
}

/** Facts enough for several heads. */
async function fill(setting: Setting, heads: string): Promise<void> {
  const session = await setting.session();
  const signed = () => (existsSync(heads) ? readFileSync(heads, 'utf8').trim().split('\n').length : 0);
  for (let head = 1; head <= HEADS; head += 1) {
    await session.query(
      `select append_facts((select jsonb_agg(jsonb_build_object('kind', 'HOUSEHOLD_CHANGED', 'subjectType', 'HOUSEHOLD', 'subjectId', gen_random_uuid(),
         'facts', jsonb_build_object('change', jsonb_build_array(jsonb_build_object('field', 'ü"\\', 'from', null, 'to', n)))))
         from generate_series(1, ${FACTS}) n), 'system:proof', 'Prüfer | eins', now())`,
    );
    const late = performance.now() + 20_000;
    while (signed() < head && performance.now() < late) await pause(100);
  }
}

/** A superuser changes a row in the database itself, past the trigger; the log is exported anew. */
async function inTheDatabase(
  setting: Setting,
  check: (path: string) => Promise<{ code: number }>,
  file: string,
): Promise<number> {
  const session = await setting.session();
  await session.query('alter table event disable trigger user');
  await session.query(`update event set actor_name = 'Niemand' where seq = 777`);
  await session.query('alter table event enable trigger user');
  await zuzweit(setting, ['export-log', `${file}.2`]);
  return (await check(`${file}.2`)).code;
}

/** Somebody without the key writes a head of their own into the second place. */
async function forged(
  heads: string,
  check: (path: string) => Promise<{ code: number }>,
  file: string,
): Promise<number> {
  const lines = readFileSync(heads, 'utf8');
  const head = JSON.parse(lines.trim().split('\n').at(-1)!) as { hash: string };
  writeFileSync(
    heads,
    `${lines}${JSON.stringify({ ...head, hash: head.hash.split('').reverse().join('') })}\n`,
  );
  return (await check(file)).code;
}
