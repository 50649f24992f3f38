// An embedded database in memory, read the way the ORM reads PostgreSQL: dates stay text.
import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { createPostgreSqlTypeParsers } from '@mikro-orm/sql';
import { pgliteExtensions } from '#platform/orm';

const arrayOfDates = (text: string) =>
  text === '{}' ? [] : text.slice(1, -1).replaceAll('"', '').split(',');

/** Opens a fresh one, or a copy of a dump; who opens it closes it. */
export function openPglite(dump?: string): Promise<PGlite> {
  return PGlite.create({
    extensions: pgliteExtensions,
    parsers: createPostgreSqlTypeParsers(arrayOfDates),
    ...(dump ? { loadDataDir: new Blob([readFileSync(dump)]) } : {}),
  });
}
