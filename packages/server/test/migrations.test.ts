// Entities and tables say the same: every mapped column exists, with the type and the nullability the entity claims.
import { expect, test } from 'vitest';
import { isMigrated, migrate } from '#platform/orm';
import { useDatabase } from './support/database';

const used = useDatabase();

/** Spellings of one type: the ORM's on the left, PostgreSQL's on the right. */
const SPELLINGS: Record<string, string> = {
  'timestamptz(3)': 'timestamp(3) with time zone',
  'time(0)': 'time(0) without time zone',
  int: 'integer',
  bigserial: 'bigint',
  'numeric(8, 2)': 'numeric(8,2)',
};

interface Column {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
}

async function columns(): Promise<Map<string, Column>> {
  const rows = await used.orm.em.fork().execute<Column[]>(`
    select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`);
  return new Map(rows.map((row) => [`${row.table}.${row.column}`, row]));
}

/** Every column the entities map, as they see it. */
function mapped(): Column[] {
  return [...used.orm.orm.getMetadata().getAll().values()].flatMap((meta) =>
    meta.props
      .filter(({ persist, fieldNames }) => persist !== false && fieldNames?.length)
      .flatMap((prop) =>
        prop.fieldNames.map((column, at) => ({
          table: meta.tableName,
          column,
          type: SPELLINGS[prop.columnTypes[at]!] ?? prop.columnTypes[at]!,
          nullable: prop.nullable === true,
        })),
      ),
  );
}

test('every mapped column is there as the entity says', async () => {
  const real = await columns();
  const claimed = mapped();
  expect(claimed.length).toBeGreaterThan(150);
  expect(claimed.map((column) => real.get(`${column.table}.${column.column}`))).toEqual(claimed);
});

test('every column of a mapped table is mapped, but for what the database makes itself', async () => {
  const claimed = new Set(mapped().map(({ table, column }) => `${table}.${column}`));
  const tables = new Set(mapped().map(({ table }) => table));
  const missing = [...(await columns())]
    .filter(([name, { table }]) => tables.has(table) && !claimed.has(name))
    .map(([name]) => name);
  expect(missing).toEqual(['commitment.layer']);
});

test('constraints have names of their own, because a refusal is recognised by them', async () => {
  const tables = [...new Set(mapped().map(({ table }) => table))];
  const unnamed = await used.orm.em.fork().execute<{ name: string }[]>(
    `select conname as name from pg_constraint
     where conrelid in (select unnest(string_to_array(?, ','))::regclass)
       and contype in ('c', 'u', 'x', 'f') and conname ~ '_(check|key|fkey|excl)\\d*$'`,
    [tables.join(',')],
  );
  expect(unnamed).toEqual([]);
});

test('migrating again changes nothing', async () => {
  expect(await isMigrated(used.orm)).toBe(true);
  await migrate(used.orm);
  expect(await isMigrated(used.orm)).toBe(true);
});
