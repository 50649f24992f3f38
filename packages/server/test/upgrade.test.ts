// `upgrade --check` looks at a real database and changes nothing in it.
import { expect, test } from 'vitest';
import { upgradeCheck } from '#cli/upgrade';
import { UsageProblem } from '#cli/usage';
import { useDatabase } from './support/database';

const used = useDatabase();
const sql = <Row>(text: string) => used.orm.em.fork().execute<Row[]>(text);
const check = async (...args: string[]) => {
  const said: string[] = [];
  const fine = await upgradeCheck(args, used.orm, (line) => void said.push(line));
  return { fine, said };
};

test('says that nothing is to do', async () => {
  const { fine, said } = await check('upgrade', '--check');
  expect(fine).toBe(true);
  expect(said).toEqual([expect.stringMatching(/^Nothing to do: all \d\d migrations are applied\.$/)]);
});

test('is only a question', async () => {
  await expect(check('upgrade')).rejects.toThrow(UsageProblem);
  await expect(check('upgrade', '--now')).rejects.toThrow(UsageProblem);
});

test('names what is waiting, statement by statement, and applies none of it', async () => {
  await sql("delete from mikro_orm_migrations where name = 'm18-wall'");
  const { fine, said } = await check('upgrade', '--check');
  expect(fine).toBe(true);
  expect(said[1]).toBe('m18-wall');
  expect(said).toContainEqual(expect.stringMatching(/^ {2}create table wall/));
  expect(await sql("select 1 from mikro_orm_migrations where name = 'm18-wall'")).toEqual([]);
});

test('refuses to be older than its database', async () => {
  await sql("insert into mikro_orm_migrations (name) values ('m99-later')");
  const { fine, said } = await check('upgrade', '--check');
  expect(fine).toBe(false);
  expect(said[0]).toContain('m99-later');
});

test('takes a database without any memory for an empty one, and makes none', async () => {
  await sql('drop table mikro_orm_migrations');
  const { fine, said } = await check('upgrade', '--check');
  expect(fine).toBe(true);
  expect(said[0]).toMatch(/^(\d\d) of \1 migrations/);
  expect(await sql("select to_regclass('mikro_orm_migrations') as there")).toEqual([{ there: null }]);
});
