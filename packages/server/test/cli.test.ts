// The command line: accounts with one-time passwords, each change in the log, no command that half fits.
import 'reflect-metadata';
import { beforeAll, expect, test } from 'vitest';
import { passwordFits } from '#access/passwords';
import { run } from '#cli/commands';
import { UsageProblem } from '#cli/usage';
import type { Store } from '#kernel/unit';
import { headOf } from '#live/log';
import { createStore } from '#platform/store';
import { useDatabase } from './support/database';

const used = useDatabase();
const NOW = Temporal.Instant.from('2026-11-24T10:00:00Z');
const said: string[] = [];
let store: Store;
const ask = <Row>(sql: string) => used.orm.em.fork().execute<Row[]>(sql);
const zuzweit = async (line: string) => {
  said.length = 0;
  const demo = { password: null, tokens: { read: 'zz_read', dispatch: 'zz_dispatch' }, fixed: true };
  await run(line.split(' '), {
    store,
    clock: { now: () => NOW },
    say: (text) => void said.push(text),
    town: 'Marl',
    demo,
  });
};
const passwordOf = () => /one-time password (\S+)/.exec(said.join())![1]!;
const account = async (name: string) =>
  (
    await ask<{ password_hash: string; must_change: boolean; off: boolean }>(
      `select password_hash, must_change, disabled_at is not null as off from account where name = '${name}'`,
    )
  )[0]!;

beforeAll(async () => {
  const em = () => used.orm.em.fork();
  store = createStore({
    em,
    clock: { now: () => NOW },
    epoch: (await headOf(em())).epoch,
    wake: () => undefined,
  });
});

test('adds an account with a password that is told once and kept as a hash', async () => {
  await zuzweit('account add Maria --role administrator');
  const { password_hash, must_change } = await account('maria');
  expect(must_change).toBe(true);
  expect(await passwordFits(password_hash, passwordOf())).toBe(true);
});

test('gives a known name one more role, and no new password', async () => {
  await zuzweit('account add maria --role AUDITOR');
  expect(said).toEqual(['maria has one more role.']);
  const roles = await ask<{ role: string }>('select role from grant_of_role order by role');
  expect(roles.map((row) => row.role)).toEqual(['ADMINISTRATOR', 'AUDITOR']);
});

test('disables and resets', async () => {
  await zuzweit('account disable maria');
  expect((await account('maria')).off).toBe(true);
  await zuzweit('account reset maria');
  const { off, password_hash } = await account('maria');
  expect(off).toBe(false);
  expect(await passwordFits(password_hash, passwordOf())).toBe(true);
});

test.each([
  'account add x --role boss',
  'account add paul --role LEAD',
  'account add paul --role LEAD --district nowhere',
  'account add paul',
  'account rename maria',
  'account reset nobody',
  'account add paul --rolle LEAD',
  'seed --scale 0',
  'dance',
])('says what would fit: %s', async (line) => {
  await expect(zuzweit(line)).rejects.toBeInstanceOf(UsageProblem);
});

test('every change is a fact, and nothing else was written', async () => {
  const facts = await ask<{ kind: string; actor: string }>('select kind, actor from event order by seq');
  expect(facts).toEqual(Array.from({ length: 4 }, () => ({ kind: 'ACCOUNT_CHANGED', actor: 'system:cli' })));
});
