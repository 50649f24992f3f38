// An office brings its own data: the printed examples, the same again, changed files, and every kind of file that cannot be taken.
import 'reflect-metadata';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Effect, importFolder } from '#cli/import/import';
import { ImportRefused, type Problem } from '#cli/import/problems';
import type { Store } from '#kernel/unit';
import { headOf } from '#live/log';
import { createStore } from '#platform/store';
import { useDatabase } from './support/database';

const EXAMPLES = fileURLToPath(new URL('../../../docs/import-example', import.meta.url));
const used = useDatabase();
const NOW = Temporal.Instant.from('2026-11-24T10:00:00Z');
let store: Store;
let folder: string;
const folders: string[] = [];
const sql = <Row>(text: string) => used.orm.em.fork().execute<Row[]>(text);

// prettier-ignore
beforeAll(async () => {
  const em = () => used.orm.em.fork();
  store = createStore({ em, clock: { now: () => NOW }, epoch: (await headOf(em())).epoch, wake: () => undefined });
});
beforeEach(() => {
  folders.push((folder = mkdtempSync(join(tmpdir(), 'zuzweit-import-'))));
});
afterAll(() => folders.forEach((one) => rmSync(one, { recursive: true, force: true })));

const bring = (apply: boolean, from = folder) => importFolder(store, { folder: from, town: 'Marl', apply });
const write = (name: string, text: string | Uint8Array) => writeFileSync(join(folder, name), text);
const counted = (effects: readonly Effect[]) =>
  ['NEW', 'CHANGED', 'SAME'].map((what) => effects.filter((one) => one.what === what).length);
/** What it is refused for, and that nothing was written meanwhile. */
async function refused(apply = true): Promise<readonly Problem[]> {
  const state = () =>
    sql('select (select count(*) from event) as facts, (select count(*) from object) as objects');
  const before = await state();
  const failure = await bring(apply).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(failure instanceof ImportRefused)) throw failure ?? new Error('it was taken');
  expect(await state()).toEqual(before);
  return failure.problems;
}
const short = (problems: readonly Problem[]) =>
  problems.map(({ file, line, column, code }) => `${file}:${line ?? ''} ${column ?? ''} ${code}`);
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('the printed examples', () => {
  it('are looked at first: what would change is told, nothing is', async () => {
    const effects = await bring(false, EXAMPLES);
    expect(counted(effects)[2]).toBe(0);
    expect(effects.find(({ file, line }) => file === 'staff.csv' && line === 2)).toMatchObject({
      what: 'NEW',
      changes: expect.arrayContaining(['name: – → Amsel, Ada']),
    });
    expect(await sql('select 1 from district')).toEqual([]);
    expect(await sql('select 1 from event')).toEqual([]);
  });

  it('come in whole, with commitments, references and facts, and tell nothing personal', async () => {
    await bring(true, EXAMPLES);
    expect(await sql('select name from office order by name')).toHaveLength(3);
    expect(await sql('select 1 from working_time')).toHaveLength(6);
    expect(await sql('select source_type from commitment order by 1')).toEqual(
      ['ABSENCE', 'ABSENCE', 'DUTY', 'DUTY', 'DUTY', 'DUTY'].map((source_type) => ({ source_type })),
    );
    const [leave] = await sql<{ during: string }>(
      "select during::text from absence where lower(during) > '2026-12-20'",
    );
    expect(leave!.during).toBe('["2026-12-20 23:00:00+00","2026-12-23 23:00:00+00")');
    const facts = await sql<{ kind: string; actor: string; facts: object }>(
      'select kind, actor, facts from event join event_payload using (seq)',
    );
    expect(new Set(facts.map(({ actor }) => actor))).toEqual(new Set(['system:import']));
    expect(new Set(facts.map(({ kind }) => kind))).toEqual(
      new Set(['DISTRICT_CHANGED', 'OFFICE_CHANGED', 'STAFF_CHANGED', 'ABSENCE_REPORTED', 'DUTY_SET', 'HOUSEHOLD_CHANGED']), // prettier-ignore
    );
    expect(JSON.stringify(facts)).not.toContain('Musterweg');
  });

  it('change nothing the second time', async () => {
    const effects = await bring(true, EXAMPLES);
    expect(counted(effects)).toEqual([0, 0, effects.length]);
  });

  it('update instead of doubling when a file has changed', async () => {
    cpSync(EXAMPLES, folder, { recursive: true });
    write(
      'districts.csv',
      'id;name;neighbourhoods;since\nnord;Norden;Hüls-Nord;\nsued;Süd;Drewer-Süd|Sinsen;2027-01-01\n',
    );
    write(
      'staff.csv',
      'id,name,office,since,qualification\nP-002,"Buche, Bo",suedweg,2027-01-01,Soziale Arbeit (M.A.)\n',
    );
    write('working-times.csv', 'staff;weekday;from;until\nP-001;Fr;08:00;12:00\n');
    write(
      'absences.csv',
      'id;staff;from;until\nA-1;P-001;21.12.2026;22.12.2026\nA-2;P-003;08.12.2026;08.12.2026\n',
    );
    write(
      'duties.csv',
      'id;kind;from;until;first;second\nD-1;ON_CALL;2026-12-01 17:00;2026-12-02 08:00;P-001;P-003\n',
    );
    write('standing-hours.csv', 'district;as_of;hours_per_week\nnord;2026-11-01;70\n');
    write('households.csv', 'system;id;district;address\nfachverfahren;F-1001;nord;Musterweg 13\n');
    const effects = await bring(true);
    const told = effects
      .filter(({ what }) => what !== 'SAME')
      .map(({ file, line, what }) => `${file}:${line} ${what}`);
    expect(told).toEqual([
      'districts.csv:2 CHANGED',
      'districts.csv:3 CHANGED',
      'staff.csv:2 CHANGED',
      'working-times.csv:2 CHANGED',
      'absences.csv:2 CHANGED',
      'absences.csv:3 CHANGED',
      'duties.csv:2 CHANGED',
      'standing-hours.csv:2 CHANGED',
      'households.csv:2 CHANGED',
    ]);
    expect(effects.at(-1)!.changes).toEqual([]);
    expect(await sql('select name from professional')).toHaveLength(3);
    expect(await sql('select 1 from household')).toHaveLength(2);
    expect(
      await sql(
        "select d.slug, during::text from neighbourhood_district nd join district d on d.id = nd.district_id join neighbourhood n on n.id = nd.neighbourhood_id where n.name = 'Sinsen' order by 2",
      ),
    ).toEqual([
      { slug: 'nord', during: '(,2027-01-01)' },
      { slug: 'sued', during: '[2027-01-01,)' },
    ]);
    expect(await sql("select 1 from commitment where source_type = 'DUTY'")).toHaveLength(4);
    expect(
      await sql("select lower(during)::text as at from commitment where source_type = 'ABSENCE' order by 1"),
    ).toEqual([{ at: '2026-12-07 23:00:00+00' }, { at: '2026-12-20 23:00:00+00' }]);
    const again = await bring(true);
    expect(counted(again)).toEqual([0, 0, again.length]);
  });
});

describe('a file', () => {
  it.each([
    ['UTF-8 with a mark', new TextEncoder().encode('\ufeffid;name\nost;Östlich\n')],
    ['Windows-1252', latin('id;name\nost;\u00d6stlich\n')],
    ['commas, quotes and carriage returns', new TextEncoder().encode('"id","name"\r\n"ost","Östlich"\r\n')],
  ])('is read in %s', async (_how, bytes) => {
    write('districts.csv', bytes);
    const [effect] = await bring(false);
    expect(effect).toMatchObject({ what: 'NEW', changes: expect.arrayContaining(['name: – → Östlich']) });
  });

  it.each<[string, string | Uint8Array, string[]]>([
    ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x69, 0x00]), ['districts.csv:  ENCODING']],
    [
      'two encodings at once',
      Uint8Array.from([
        ...new TextEncoder().encode('id;name\na;Süd\n'),
        ...latin('b;S\u00fcd\nc;S\u00fcd\n'),
      ]),
      ['districts.csv:2  ENCODING'],
    ],
    [
      'umlauts saved wrongly before',
      'id;name\na;SÃ¼d\nb;S\ufffdd\n',
      ['districts.csv:2 name ENCODING', 'districts.csv:3 name ENCODING'],
    ],
    ['a control character', 'id;name\na;S\u0000d\n', ['districts.csv:2 name ENCODING']],
    ['a quote that does not close', 'id;name\na;"Nord\nb;Süd\n', ['districts.csv:2  QUOTES']],
    [
      'a quote inside a value',
      'id;name\na;"No"rd\nb;S"üd"\n',
      ['districts.csv:2  QUOTES', 'districts.csv:3  QUOTES'],
    ],
    ['too many values', 'id;name\na;Nord;x\n', ['districts.csv:2  CELLS']],
    ['an id twice', 'id;name\nost;Ost\nost;Ost II\n', ['districts.csv:3 id DUPLICATE']],
    [
      'a missing and an unknown column',
      'id;titel\na;Nord\n',
      ['districts.csv:1 name COLUMNS', 'districts.csv:1 titel COLUMNS'],
    ],
    ['a column twice', 'id;name;name\na;Nord;Nord\n', ['districts.csv:1 name COLUMNS']],
    ['nothing', '', ['districts.csv:  COLUMNS']],
    [
      'formulas',
      'id;name\na;=HYPERLINK(""http://x"")\nb;@SUM(A1)\nc;+49\nd;-1\n',
      [
        'districts.csv:2  QUOTES',
        'districts.csv:3 name FORMULA',
        'districts.csv:4 name FORMULA',
        'districts.csv:5 name FORMULA',
      ],
    ],
    [
      'a formula in quotes',
      'id;name\na;"=HYPERLINK(""http://x"";""Klick"")"\n',
      ['districts.csv:2 name FORMULA'],
    ],
    [
      'an id that is none, and an empty name',
      'id;name\nNord Ost;\n',
      ['districts.csv:2 id INVALID', 'districts.csv:2 name MISSING'],
    ],
  ])('with %s is refused by line and column', async (_what, bytes, expected) => {
    write('districts.csv', bytes);
    const problems = await refused();
    expect(short(problems)).toEqual(expected);
    for (const { message } of problems) expect(message).toMatch(/\.$/);
  });

  it('of 50 MB is refused without being opened', async () => {
    write('staff.csv', new Uint8Array(50 * 1024 * 1024));
    const [problem, ...more] = await refused();
    expect(problem).toMatchObject({ file: 'staff.csv', line: null, code: 'TOO_LARGE' });
    expect(more).toEqual([]);
  });

  it('that nobody knows, and a folder without files, are told', async () => {
    expect(short(await refused()).map((text) => text.slice(text.indexOf(':')))).toEqual([':  NO_FILES']);
    write('klienten.csv', 'id;name\n');
    write('districts.csv', 'id;name\nost;Ost\n');
    expect(short(await refused())).toEqual(['klienten.csv:  NO_FILES']);
  });

  it('of 10,000 rows with every kind of trouble names each bad row, and none of the good ones comes in', async () => {
    const bad: string[] = [];
    const lines = Array.from({ length: 10_000 }, (_, n) => {
      const line = n + 2;
      const told = (column: string, code: string) =>
        void bad.push(`households.csv:${line} ${column} ${code}`);
      switch (n % 10) {
        case 1:
          return (told('address', 'FORMULA'), `f;${n};nord;=HYPERLINK(1)`);
        case 3:
          return (told('', 'QUOTES'), `f;${n};nord;"Musterweg`);
        case 5:
          return (told('id', 'DUPLICATE'), `f;${n - 1};nord;Musterweg ${n}`);
        case 7:
          return (told('address', 'ENCODING'), `f;${n};nord;MÃ¼hlenweg ${n}`);
        case 9:
          return (told('district', 'UNKNOWN'), `f;${n};nirgends;Musterweg ${n}`);
        default:
          return `f;${n};nord;Musterweg ${n}`;
      }
    });
    write('households.csv', `system;id;district;address\n${lines.join('\n')}\n`);
    const problems = await refused();
    expect(bad).toHaveLength(5_000);
    expect(short(problems).toSorted()).toEqual(bad.toSorted());
    expect(JSON.stringify(problems)).not.toContain('Mühlenweg');
  });

  it('with more rows than are read at once is refused as a whole', async () => {
    write('households.csv', `system;id;district\n${'f;1;nord\n'.repeat(20_001)}`);
    expect(short(await refused())).toEqual(['households.csv:  TOO_MANY_ROWS']);
  });
});

describe('the rules of the office', () => {
  it('refuse rows together, with line and column, and take none', async () => {
    write(
      'staff.csv',
      'id;name;office;qualification\nP-010;Dorn, Dana;quartier;Soziale Arbeit\nP-011;Erle, Edo;nordstrasse;Soziale Arbeit\n',
    );
    write('working-times.csv', 'staff;weekday;from;until\nP-001;1;12:00;08:00\n');
    write(
      'duties.csv',
      [
        'id;kind;from;until;first;second',
        'D-10;ON_CALL;2026-12-05 16:00;2026-12-06 08:00;P-001;P-001',
        'D-11;ON_CALL;2026-11-01 16:00;2026-11-02 08:00;P-001;P-002',
        'D-12;ON_CALL;2026-12-21 16:00;2026-12-22 08:00;P-001;P-002',
        'D-13;ON_CALL;2026-12-28 16:00;2026-12-29 08:00;P-001;P-002',
        'D-14;DUTY_DESK;2026-12-28 15:00;2026-12-28 20:00;P-002;P-003',
      ].join('\n'),
    );
    expect(short(await refused())).toEqual([
      'staff.csv:2 office REFUSED',
      'working-times.csv:2 until REFUSED',
      'duties.csv:2 first REFUSED',
      'duties.csv:3 until REFUSED',
      'duties.csv:4 first REFUSED',
      'duties.csv:6 first REFUSED',
    ]);
  });

  it('name who and what is not known, in this file or in the office', async () => {
    write('offices.csv', 'id;district;name;address;offers;area\nx;west;Büro;Weg 1;DANCE;Mond\n');
    write('staff.csv', 'id;name;office;qualification\nP-020;Fink, Flo;y;Soziale Arbeit\n');
    write('absences.csv', 'id;staff;from\nA-9;P-020;2026-12-01\nA-10;P-404;2026-12-01\n');
    const unknown = ['offices.csv:2 district', 'offices.csv:2 area', 'offices.csv:2 offers', 'staff.csv:2 office', 'absences.csv:3 staff']; // prettier-ignore
    expect(short(await refused())).toEqual(unknown.map((place) => `${place} UNKNOWN`));
  });
});
