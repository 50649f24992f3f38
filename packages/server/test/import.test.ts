// An office brings its own data: the printed examples, the same again, changed files, and what the office's rules refuse.
import { cpSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { counted, EXAMPLES, short, useImport } from './support/import-folder';

const desk = useImport();
const { bring, write, refused, sql } = desk;

describe('the printed examples', () => {
  it('are looked at first: what would change is told, nothing is', async () => {
    const effects = await bring(false, EXAMPLES);
    expect(counted(effects)[2]).toBe(0);
    expect(effects.find(({ file, line }) => file === 'staff.csv' && line === 2)).toMatchObject({
      what: 'NEW',
      changes: expect.arrayContaining(['name Amsel, Ada']),
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
    cpSync(EXAMPLES, desk.folder, { recursive: true });
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
    expect(short(await refused())).toEqual([
      'offices.csv:2 district UNKNOWN',
      'offices.csv:2 area UNKNOWN',
      'offices.csv:2 offers UNKNOWN',
      'staff.csv:2 office UNKNOWN',
      'absences.csv:3 staff UNKNOWN',
    ]);
  });
});
