// Which tables there are, in the order in which rows can go in: nobody before those it points to.
import type { Client } from 'pg';
import type { Header } from './format';

/** Tables of the office with the columns that are stored, parents first. */
export async function tablesOf(client: Client): Promise<Header['tables']> {
  const { rows } = await client.query<{ name: string; columns: string[]; parents: string[] }>(
    `select c.relname as name,
       array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
       array(select distinct p.relname::text from pg_constraint k join pg_class p on p.oid = k.confrelid where k.conrelid = c.oid and k.contype = 'f' and p.oid <> c.oid) as parents
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'mikro_orm_migrations' order by c.relname`,
  );
  const placed = new Set<string>();
  const ordered: Header['tables'] = [];
  while (ordered.length < rows.length) {
    const next = rows.filter(
      ({ name, parents }) => !placed.has(name) && parents.every((one) => placed.has(one)),
    );
    if (next.length === 0)
      throw new Error('Tables point at each other in a circle; a backup could not be read in again.');
    for (const { name, columns } of next) {
      placed.add(name);
      ordered.push({ name, columns });
    }
  }
  return ordered;
}

/** Where the counters stand. */
export async function sequencesOf(client: Client): Promise<Header['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'S' and c.relname not like 'mikro_orm%' order by 1`,
  );
  const sequences: Header['sequences'] = [];
  for (const { name } of rows) {
    const { rows: now } = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${quoted(name)}`,
    );
    sequences.push({ name, ...now[0]! });
  }
  return sequences;
}

/** Migrations that have run. */
export async function migrationsOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select name from mikro_orm_migrations order by name',
  );
  return rows.map(({ name }) => name);
}

/** A name as SQL wants it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
