// A backup of one moment goes into an empty office row by row; a changed one, or another passphrase, goes nowhere.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { backup } from '#cli/backup/backup';
import { verifyBackup } from '#cli/backup/read';
import { CannotRestore, restore } from '#cli/backup/restore';
import { Unreadable } from '#cli/backup/sealed';
import { createTestDatabase, type TestDatabase } from './support/database';
import { MONDAY, seedDemo, startOffice, type TestOffice } from './support/office';

const folder = mkdtempSync(join(tmpdir(), 'zuzweit-backup-'));
const file = join(folder, 'office.backup');
const KEY = 'correct horse battery';
let office: TestOffice;
let empty: TestDatabase;
const urlOf = ({ database }: TestDatabase) => (database as { url: string }).url;

beforeAll(async () => {
  office = await startOffice({ seed: seedDemo });
  empty = await createTestDatabase();
});
afterAll(async () => {
  await office.close();
  await empty.remove();
  rmSync(folder, { recursive: true, force: true });
});

it('takes every row of every table, and proves it', async () => {
  const counts = await backup(urlOf(office.db), file, KEY, MONDAY);
  const { header, counts: found } = verifyBackup(file, KEY);
  expect(found).toEqual(counts);
  expect(counts['professional']).toBe(24);
  expect(header.seq).toBe(Number((await office.sql<{ n: string }>('select max(seq) as n from event'))[0]!.n));
  expect(readFileSync(file).includes('Marl')).toBe(false);
});

it('says no to another passphrase and to a single changed bit', () => {
  expect(() => verifyBackup(file, 'another passphrase')).toThrow(Unreadable);
  const bytes = readFileSync(file);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(`${file}.bad`, bytes);
  expect(() => verifyBackup(`${file}.bad`, KEY)).toThrow(Unreadable);
});

it('never overwrites a backup, and never fills an office that is not empty', async () => {
  await expect(backup(urlOf(office.db), file, KEY, MONDAY)).rejects.toThrow('EEXIST');
  await expect(restore(urlOf(office.db), file, KEY)).rejects.toThrow(CannotRestore);
});

it('puts everything back under a new identity of the log', async () => {
  await restore(urlOf(empty), file, KEY);
  const there = await empty.session();
  const here = await office.db.session();
  for (const table of [
    'event',
    'event_payload',
    'visit',
    'seat',
    'commitment',
    'household',
    'account',
    'object',
    'secret',
  ]) {
    const all = `select count(*)::int as n, md5(string_agg(t::text, '\n' order by t::text collate "C")) as hash from ${table} t`;
    expect([table, await there.query(all)]).toEqual([table, await here.query(all)]);
  }
  const epochs = await Promise.all([there, here].map((one) => one.query('select epoch from log_epoch')));
  expect(epochs[0]).not.toEqual(epochs[1]);
  // What guards the log stands again.
  await expect(there.query('delete from event')).rejects.toThrow('append-only');
});
