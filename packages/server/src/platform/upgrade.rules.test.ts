// What an upgrade is told to do: heads of statements, what takes away, and a database that is ahead of the program.
import { describe, expect, it } from 'vitest';
import { contracts, headline, upgradeTold } from './upgrade.rules';

describe('a statement', () => {
  it.each([
    ['create table paper_form (\n id uuid primary key)', 'create table paper_form'],
    ['create unique index one_open on gap_alarm (kind)', 'create unique index one_open'],
    ['alter table visit\n  add column car_id uuid', 'alter table visit add column car_id'],
    ['alter table visit add constraint "two" check (true)', 'alter table visit add constraint "two"'],
    ['create or replace function f() returns void language sql as $$ drop table x $$', 'create or replace function f'],
    ["insert into role (code) values ('X')", 'insert into role'],
    ['grant select on event to auditor', 'grant select on event to auditor'],
  ])('%s', (sql, told) => expect(headline(sql)).toBe(told)); // prettier-ignore

  it.each([
    ['drop table old', true],
    ['alter table visit drop column note', true],
    ['alter table visit rename to call', true],
    ['alter table visit drop constraint two', false],
    ['create function f() returns void language sql as $$ drop table x $$', false],
    ['alter table visit add column car_id uuid', false],
  ])('%s takes something away: %s', (sql, is) => expect(contracts([sql])).toBe(is));
});

describe('an upgrade', () => {
  const known = [
    { name: 'm01', statements: ['create table a ()'] },
    { name: 'm02', statements: ['create table b ()', 'alter table a add column c int'] },
    { name: 'm03', statements: ['drop table a'] },
  ];

  it('has nothing to do where everything is applied', () => {
    expect(upgradeTold({ applied: ['m01', 'm02', 'm03'], known })).toEqual({
      fine: true,
      lines: ['Nothing to do: all 3 migrations are applied.'],
    });
  });

  it('names what is waiting, in order', () => {
    const { fine, lines } = upgradeTold({ applied: ['m01'], known: known.slice(0, 2) });
    expect(fine).toBe(true);
    expect(lines).toEqual([
      '1 of 2 migrations would be applied at the next start:',
      'm02',
      '  create table b',
      '  alter table a add column c',
      'It only adds: back up, then start the new version process by process while the others serve.',
    ]);
  });

  it('warns of what older processes could not work on', () => {
    const { lines } = upgradeTold({ applied: ['m01', 'm02'], known });
    expect(lines).toContain('m03 (contracts: stop every older process first)');
    expect(lines.at(-1)).toContain('stop every process');
  });

  it('refuses a program that is older than its database', () => {
    const { fine, lines } = upgradeTold({ applied: ['m01', 'm09'], known: known.slice(0, 1) });
    expect(fine).toBe(false);
    expect(lines[0]).toContain('m09');
  });
});
