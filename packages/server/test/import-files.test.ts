// Files that cannot be taken: encodings, quotes, shapes, formulas, size; each bad row told, nothing half written.
import { describe, expect, it } from 'vitest';
import { latin, short, useImport } from './support/import-folder';

const { bring, write, refused } = useImport();

describe('a file', () => {
  it.each([
    ['UTF-8 with a mark', new TextEncoder().encode('\ufeffid;name\nost;Östlich\n')],
    ['Windows-1252', latin('id;name\nost;\u00d6stlich\n')],
    ['commas, quotes and carriage returns', new TextEncoder().encode('"id","name"\r\n"ost","Östlich"\r\n')],
  ])('is read in %s', async (_how, bytes) => {
    write('districts.csv', bytes);
    const [effect] = await bring(false);
    expect(effect).toMatchObject({ what: 'NEW', changes: expect.arrayContaining(['name Östlich']) });
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
    write('districts.csv', 'id;name\nnord;Nord\n');
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
