// An exported log holds, its signed heads fit, and whatever is changed in it is found at its place.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportLog } from '#cli/evidence/export';
import { verifyLog } from '#cli/evidence/verify';
import { FactKind } from '#kernel/fact';
import { system } from '#kernel/viewer';
import { logHeadsDue } from '#live/log-heads.due';
import { appendLine, logKeyOf } from '#platform/log-key';
import { startOffice, type TestOffice } from './support/office';

const folder = mkdtempSync(join(tmpdir(), 'zuzweit-evidence-'));
const [key, heads, log, copy] = ['key', 'heads', 'log', 'copy'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
  string,
];
const anchored = { file: heads, key: `${key}.pub` };
let office: TestOffice;

async function happen(n: number): Promise<void> {
  await office.office.store.write(system('Prüfung'), async (unit) => {
    for (let i = 0; i < n; i += 1)
      unit.record({
        kind: FactKind.HOUSEHOLD_CHANGED,
        districtId: null,
        subject: { type: 'HOUSEHOLD', id: crypto.randomUUID() },
        change: [{ field: 'größe', from: null, to: '"1"' }],
      });
  });
}

async function signHead(): Promise<number> {
  const [job] = logHeadsDue({ key: logKeyOf(key), write: (line) => appendLine(heads, line) });
  const { store } = office.office;
  const due = await store.read(system('test'), (unit) => job!.dueBefore(unit));
  for (const item of due) await store.write(system('test'), (unit) => job!.act(unit, item));
  return due.length;
}

beforeAll(async () => {
  office = await startOffice();
  await happen(20);
  await signHead();
  await happen(5);
  await office.advance({ minutes: 6 });
  await signHead();
  await exportLog(office.office.store, log);
});
afterAll(async () => {
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

it('signs a head at once, then after five minutes if anything happened', async () => {
  expect(readFileSync(heads, 'utf8').trim().split('\n')).toHaveLength(2);
  expect(await signHead()).toBe(0);
});

it('holds as it was written', async () => {
  const verdict = await verifyLog(log, anchored);
  expect(verdict).toMatchObject({ heads: 2, erased: 0, broken: null });
  expect(verdict.facts).toBeGreaterThanOrEqual(25);
});

const changed = (change: (lines: string[]) => string[]) => {
  writeFileSync(copy, change(readFileSync(log, 'utf8').trim().split('\n')).join('\n'));
  return verifyLog(copy, anchored);
};

it.each([
  [
    'a changed name',
    (lines: string[]) => lines.with(7, lines[7]!.replace('"actorName" : "', '"actorName" : "x')),
    7,
  ],
  ['a missing fact', (lines: string[]) => lines.toSpliced(9, 1), 9],
  ['facts exchanged', (lines: string[]) => lines.with(4, lines[5]!).with(5, lines[4]!), 4],
  [
    'a tail cut off',
    (lines: string[]) => lines.slice(0, 22).with(0, lines[0]!.replace(/"last" : \d+/, '"last" : 21')),
    22,
  ],
  ['a line that is none', (lines: string[]) => lines.with(3, '{'), 3],
] as const)('finds %s', async (_what, change, seq) => {
  expect((await changed(change)).broken?.seq).toBe(seq);
});

it('takes no head that somebody else signed', async () => {
  const other = logKeyOf(join(folder, 'other'));
  const forged = join(folder, 'forged');
  const head = JSON.parse(readFileSync(heads, 'utf8').split('\n')[0]!) as { seq: number };
  writeFileSync(forged, JSON.stringify({ ...head, signature: other.sign('x').toString('base64') }));
  expect((await verifyLog(log, { file: forged, key: `${key}.pub` })).broken?.why).toContain('signature');
});
