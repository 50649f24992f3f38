// Rows and what hangs on them, by one statement: every list is one JSON column, hydrated as if it had been asked for alone.
import { type EntityClass, type EntityDictionary, wrap } from '@mikro-orm/core';
import { batched, told } from './batch';
import { keyOf, type PageAsked, checkedFirst, type KeyPart } from './paging';
import type { Unit } from './unit';

/** Rows of a table, as a query over `page`; `values` are its parameters. */
export interface Along<T> {
  sql: string;
  values?: readonly unknown[];
  hydrate: (unit: Unit, row: Record<string, unknown>) => T;
}

/** What an entity is asked by; none where its key has several parts. */
function nameOf<T extends object>({ em }: Unit, entity: EntityClass<T>) {
  const meta = em.getMetadata().get(entity);
  const [key, ...more] = meta.primaryKeys;
  return { meta, className: meta.className, key: more.length === 0 ? (key as keyof T & string) : null };
}

/**
 * One entity of many by its key: those asked in one answer are read at once, and those that another statement brought
 * along are not asked again. No right is asked.
 */
export function entityByKey<T extends object>(
  unit: Unit,
  entity: EntityClass<T>,
  key: string,
): Promise<T | undefined> {
  const { className, key: by } = nameOf(unit, entity);
  return batched(unit, className, key, async (keys) => {
    const found = await unit.em.find(entity, { [by!]: { $in: keys } } as never);
    return new Map(found.map((one) => [String(one[by!]), one as T]));
  });
}

/**
 * Rows that are entities: `select …` must give whole rows of their table. One that is known already stays as it is;
 * {@link entityByKey} knows them from then on.
 */
export const entitiesBy = <T extends object>(
  entity: EntityClass<T>,
  sql: string,
  values: readonly unknown[] = [],
): Along<T> => ({
  sql,
  values,
  hydrate(unit, row) {
    const { em } = unit;
    const { meta, className, key } = nameOf(unit, entity);
    const data = em.getDriver().mapResult<T>(row as EntityDictionary<T>, meta)!;
    // As the ORM's own `find` does it: `merge` would turn every row back into what a database is told, to compare later.
    const known = key && em.getUnitOfWork().getById<T>(entity, data[key as keyof typeof data] as never);
    const one = known && wrap(known).isInitialized() ? known
      : em.getEntityFactory().create<T>(entity, data, { merge: true, convertCustomTypes: true }); // prettier-ignore
    if (key) told(unit, className, [[String(one[key]), one]]);
    return one;
  },
});

/** Rows that are no entities, as they are. */
export const rowsBy = <T>(sql: string, values: readonly unknown[] = []): Along<T> => ({
  sql,
  values,
  hydrate: (_unit, row) => row as T,
});

type Lists = Record<string, Along<unknown>>;
type Read<L extends Lists> = { [K in keyof L]: L[K] extends Along<infer T> ? T[] : never };

/** Reads lists over common tables (`with …`) by one statement. */
export async function together<L extends Lists>(
  unit: Unit,
  common: { sql: string; values: readonly unknown[] },
  lists: L,
): Promise<Read<L>> {
  const named = Object.entries(lists);
  const columns = named.map(
    ([name, { sql }]) => `(select coalesce(json_agg(one), '[]') from (${sql}) one) as "${name}"`,
  );
  const [row] = await unit.em.execute<Record<string, Record<string, unknown>[]>[]>(
    `with ${common.sql} select ${columns.join(', ')}`,
    [...common.values, ...named.flatMap(([, { values }]) => values ?? [])],
  );
  return Object.fromEntries(
    named.map(([name, { hydrate }]) => [name, row![name]!.map((one) => hydrate(unit, one))]),
  ) as Read<L>;
}

/** Which rows make the list, and by what they are sorted: the sort key ends in the id. */
export interface Listed {
  table: string;
  where: { sql: string; values: readonly unknown[] };
  order: readonly (readonly [KeyPart, string])[];
}

const SQL_TYPES: Record<KeyPart, string> = {
  time: 'timestamptz',
  id: 'uuid',
  text: 'text',
  rank: 'integer',
  urgency: 'text',
};

/**
 * One row more than a page has, how many match in all, and what hangs on the page: one statement. The lists `along`
 * read from `page`, whole rows of the table.
 */
export async function pageWithTotal<T extends object, L extends Lists>(
  unit: Unit,
  entity: EntityClass<T>,
  { table, where, order }: Listed,
  asked: PageAsked,
  along: L,
): Promise<{ rows: T[]; total: number; along: Read<L> }> {
  const limit = checkedFirst(asked) + 1;
  const after = keyOf(
    asked.after,
    order.map(([part]) => part),
  );
  const keys = order.map((_part, n) => `k${n}`).join(', ');
  const key = order.map(([, sql], n) => `${sql} as k${n}`).join(', ');
  const behind = order.map(([part]) => `?::${SQL_TYPES[part]}`).join(', ');
  const common = `matching as materialized (select ${table}.id as id, ${key} from ${table} where ${where.sql}),
    place as materialized (select * from matching ${after ? `where (${keys}) > (${behind})` : ''} order by ${keys} limit ${limit}),
    page as materialized (select ${table}.* from ${table} where id in (select id from place))`;
  const { rows, total, ...rest } = await together(
    unit,
    { sql: common, values: [...where.values, ...(after ?? [])] },
    {
      rows: entitiesBy(entity, `select page.* from page join place using (id) order by ${keys}`),
      total: rowsBy<{ total: number }>('select count(*)::integer as total from matching'),
      ...along,
    },
  );
  return {
    rows: rows as T[],
    total: (total as { total: number }[])[0]!.total,
    along: rest as unknown as Read<L>,
  };
}
