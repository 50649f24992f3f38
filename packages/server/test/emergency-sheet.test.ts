// The emergency sheet: an encrypted copy at a second place every quarter of an hour, whole or not there, and a warning when it is late.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CALL } from './support/duty-documents';
import { type Asker, useOffice } from './support/office';
import { type SmallTown, smallTown } from './support/small-town';
import { DO } from './support/town';

const base = mkdtempSync(join(tmpdir(), 'zuzweit-sheet-'));
const folder = join(base, 'second-place');
const PASSWORD = 'only-for-the-safe-4711-xyz';
const office = useOffice({
  now: Temporal.Instant.from('2026-11-24T10:00:00+01:00'),
  env: { EMERGENCY_SHEET_DIR: folder, EMERGENCY_SHEET_PASSWORD: PASSWORD, EMERGENCY_SHEET_KEEP: '3' },
});
let town: SmallTown;
let dispatcher: Asker;
let flag: { id: string; reference: string };
let visitId: string;

const RAISE = `mutation ($input: RaiseRiskFlagInput!) { raiseRiskFlag(input: $input) { riskFlag { id reference } errors { code field } } }`;
const at = (text: string) => Temporal.Instant.from(`${text}:00+01:00`).toString();
const copies = () => readdirSync(folder).sort();
const text = async (name: string, password = PASSWORD) => {
  const pdf = await getDocumentProxy(new Uint8Array(readFileSync(join(folder, name))), { password });
  return (await extractText(pdf, { mergePages: true })).text.replaceAll(/\s+/g, ' ');
};
const kept = async () =>
  (
    await office.sql<Record<string, string | null>>(
      'select written_at, last_error, troubled_since from emergency_sheet',
    )
  )[0];
/** Lets a try end: it is written outside of every transaction. */
const ended = (done: () => Promise<boolean> | boolean) =>
  vi.waitFor(async () => {
    await office.settled();
    if (!(await done())) throw new Error('not yet');
  }, 10_000);

beforeAll(async () => {
  town = await smallTown(office);
  await office.sql(
    "update professional set name = 'Çelik-Łukaszewska, Şeyma', duty_phone = '02365 99-1701' where id = ?",
    [town.people[0]],
  );
  await office.sql("update professional set duty_phone = '02365 99-1702' where id = ?", [town.people[1]]);
  dispatcher = await office.account('disposition', [['DISPATCHER']]);
  await office.account('leitung', [['LEADERSHIP']]);
  await office.account('teamleitung', [['LEAD', town.north]], town.people[1]);
  await office.sql('update account set demo = true');
  await dispatcher.act(CALL.set, {
    kind: 'DUTY_DESK', from: at('2026-11-24T10:00'), until: at('2026-11-24T16:00'), professionalIds: town.people.slice(0, 2),
  }); // prettier-ignore
  flag = (
    await dispatcher.act(RAISE, {
      districtId: town.north, level: 'ACUTE', reasonCode: 'NEGLECT', text: 'Geheimer Text.', householdId: town.household,
    })
  ).riskFlag; // prettier-ignore
  await dispatcher.act(RAISE, {
    districtId: town.south,
    level: 'LOW',
    reasonCode: 'HOUSING',
    text: 'Erfunden.',
  });
  await office.sql(
    `insert into safety_hint (district_id, household_id, code, noted_on, source, review_on, added_by, added_by_name, added_at, updated_at)
     values (?, ?, 'DOG', '2026-01-01', 'Erfunden', '2026-06-01', 'account:x', 'x', now(), now())`,
    [town.north, town.household],
  );
  visitId = (
    await dispatcher.act(DO.plan, {
      districtId: town.north, kind: 'RISK_VISIT', urgency: 'U0', duration: 'PT60M', flagId: flag.id,
      dueFrom: at('2026-11-24T10:00'), dueUntil: at('2026-11-24T15:00'), place: { kind: 'ADDRESS', address: 'Wöhlerstraße 7', note: 'Hinterhaus' }, contactPhone: '0171 0000001',
    })
  ).visit.id; // prettier-ignore
  await dispatcher.act(DO.assign, {
    visitId,
    professionalIds: town.people.slice(0, 2),
    from: at('2026-11-24T11:00'),
  });
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('while the second place is away', () => {
  test('nothing is made up, the failure is kept with a fact, and the office goes on', async () => {
    await office.advance({ seconds: 1 });
    await ended(async () => (await kept())?.['last_error'] === 'ENOENT');
    expect((await kept())!['troubled_since']).not.toBeNull();
    const ask = async (path: string) =>
      (await fetch(`${office.url}${path}`, { headers: { connection: 'close' } })).text();
    expect(JSON.parse(await ask('/health/ready'))).toEqual({
      ready: true,
      why: [],
      warnings: ['the emergency sheet is not written'],
    });
    expect(await ask('/metrics')).toContain('zuzweit_emergency_sheet_trouble 1\n');
    expect(await ask('/metrics')).toContain('zuzweit_emergency_sheet_age_seconds +Inf\n');
    const facts = await office.sql<{ kind: string }>(
      "select kind from event where subject_type = 'EMERGENCY_SHEET'",
    );
    expect(facts).toEqual([{ kind: 'EMERGENCY_SHEET_FAILED' }]);
  });
});

describe('a copy', () => {
  let name: string;
  beforeAll(async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'someone-elses.txt'), 'stays');
    writeFileSync(join(folder, '.notblatt-20261101T000000Z.pdf.1.part'), 'cut off');
    await office.advance({ minutes: 1 });
    await ended(async () => (await kept())?.['written_at'] !== null);
    name = copies().find((one) => one.endsWith('.pdf'))!;
  });

  test('is whole, readable by its owner only, and what was left behind is cleared away', () => {
    expect(copies()).toEqual([name, 'someone-elses.txt']);
    expect(name).toMatch(/^notblatt-20261124T0901\d\dZ\.pdf$/);
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  });

  test('is AES-256 and says nothing without its password', async () => {
    const bytes = readFileSync(join(folder, name)).toString('latin1');
    expect(bytes).toMatch(/\/CFM \/AESV3/);
    for (const word of ['Notblatt', 'Wöhlerstraße', 'Çelik', '02365', flag.reference])
      expect(bytes).not.toContain(word);
    await expect(text(name, 'not-the-password-at-all')).rejects.toThrow(/password/i);
  });

  test('holds who is on duty and leads with numbers, the urgent flags with place and hints, and the visits of the day', async () => {
    const said = await text(name);
    expect(said).toContain('Notblatt Marl');
    expect(said).toMatch(
      /Stand 24\.11\.2026 10:01 MEZ \(Europe\/Berlin\) · Platz im Protokoll [0-9a-f]{8}\.\d+/,
    );
    expect(said).toContain('Çelik-Łukaszewska, Şeyma, 02365 99-1701');
    expect(said).toMatch(/Tagesdienst am 24\.11\. von 10:00 bis 16:00/);
    expect(said).toContain('Teamleitung Bo Buche, 02365 99-1702');
    expect(said).toContain(`${flag.reference} AKUT`);
    expect(said).toMatch(/Hat es: niemand seit 24\.11\. 10:00/);
    expect(said).toContain('Wöhlerstraße 7 · Hinterhaus · Tel. 0171 0000001');
    expect(said).toContain('Achtung: Hund (nicht überprüft)');
    expect(said).toMatch(/B-\d+ U0 am 24\.11\. von 11:00 bis 12:00 · eingeteilt/);
    expect(said).toContain('Seite 1 von 1');
    // No more than is needed: neither the words of a flag, nor the name of a family, nor what is not urgent.
    for (const word of ['Geheimer Text', 'Familie Muster', 'GERING']) expect(said).not.toContain(word);
  });

  test('is in the access log, as read by the office itself', async () => {
    const rows = await office.sql<{ subject_type: string; subject_id: string }>(
      "select distinct subject_type, subject_id from access_log where principal = 'system:emergency-sheet' and operation = 'emergencySheet'",
    );
    expect(rows.map((row) => row.subject_type).sort()).toEqual([
      'HOUSEHOLD',
      'RISK_FLAG',
      'SAFETY_HINT',
      'VISIT_CARD',
    ]);
    expect(rows.find((row) => row.subject_type === 'VISIT_CARD')!.subject_id).toBe(visitId);
  });

  test('comes every quarter of an hour, and the newest ones stay', async () => {
    await office.advance({ minutes: 14 });
    expect(copies()).toHaveLength(2);
    for (let n = 0; n < 4; n += 1) {
      const before = (await kept())!['written_at'];
      await office.advance({ minutes: n === 0 ? 1 : 15 });
      await ended(async () => `${(await kept())!['written_at']}` !== `${before}`);
    }
    const names = copies().filter((one) => one.endsWith('.pdf'));
    expect(names).toHaveLength(3);
    expect(names).not.toContain(name);
    expect(copies()).toContain('someone-elses.txt');
  });

  test('goes missing: the failure is told at once, and the next that works ends the warning', async () => {
    renameSync(folder, `${folder}-gone`);
    await office.advance({ minutes: 15 });
    await ended(async () => (await kept())!['last_error'] !== null);
    renameSync(`${folder}-gone`, folder);
    await office.advance({ minutes: 1 });
    await ended(async () => (await kept())!['troubled_since'] === null);
    const facts = await office.sql<{ kind: string }>(
      "select kind from event where subject_type = 'EMERGENCY_SHEET' order by seq",
    );
    expect(facts.map(({ kind }) => kind.slice(16))).toEqual(['FAILED', 'WRITTEN', 'FAILED', 'WRITTEN']);
  });
});

describe('on demand', () => {
  const SHEET = (more: string) =>
    `{ emergencySheet { at duty { pair { members { dutyPhone } } } leads { name phone } flags { riskFlag { id } ${more} } visits { visit { id state } ${more} } } }`;
  const PLACES = 'place { address phone } safetyHints { code }';
  const enter = (name: string) => office.signIn(name);

  test('a dispatcher prints it with places, and each reading is logged', async () => {
    const asker = await enter('disposition');
    const { flags, visits, duty, leads } = await asker.get(SHEET(PLACES));
    expect(flags).toEqual([
      {
        riskFlag: { id: flag.id },
        place: { address: 'Wöhlerstraße 7', phone: expect.any(String) },
        safetyHints: [{ code: 'DOG' }],
      },
    ]);
    expect(visits.map((one: any) => one.visit.id)).toEqual([visitId]);
    expect(duty.pair.members).toHaveLength(2);
    expect(leads).toContainEqual({ name: expect.any(String), phone: '02365 99-1702' });
    const read = await office.sql<{ subject_type: string }>(
      "select distinct subject_type from access_log where principal like 'account:%' and subject_id in (?, ?)",
      [flag.id, visitId],
    );
    expect(read.map((row) => row.subject_type).sort()).toEqual(['RISK_FLAG', 'VISIT_CARD']);
  });

  test('leadership prints it without places; asking for them is refused whole', async () => {
    const asker = await enter('leitung');
    expect((await asker.get(SHEET(''))).flags).toEqual([{ riskFlag: { id: flag.id } }]);
    expect((await asker.ask(SHEET(PLACES))).errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect(await asker.get('{ emergencySheetCopies { writtenAt troubledSince } }')).toEqual({
      writtenAt: expect.any(String),
      troubledSince: null,
    });
  });

  test('a lead sees places of the own districts only, a token nothing', async () => {
    const other = await office.account('sued', [['LEAD', town.south]]);
    await office.sql('update account set demo = true');
    expect((await other.get(SHEET(PLACES))).flags).toEqual([
      { riskFlag: { id: flag.id }, place: null, safetyHints: [] },
    ]);
    const token = await office.token(['OPERATIONS']);
    expect((await token.ask(SHEET(''))).errors![0]!.extensions.code).toBe('FORBIDDEN');
  });
});
