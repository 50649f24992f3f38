// Reads a folder of files and checks every row by itself: shape, columns, values, and that no id is there twice.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { MAX_BYTES } from './decode';
import type { Problem } from './problems';
import { columnsOf, type FileName, FILES, KEYS, type RowOf, schemaOf } from './rows';
import { type RawRow, readTable } from './table';
import { FORMULA_REFUSED } from './values';

/** A row that may be written, and where it stands. */
export interface GoodRow<F extends FileName = FileName> {
  file: F;
  line: number;
  row: RowOf<F>;
}

export interface Folder {
  /** Files that were there, in the order they are written. */
  files: FileName[];
  rows: { [F in FileName]: GoodRow<F>[] };
  /** Ids a file names in its key column, those of bad rows too: so that one bad row is told once. */
  ids: Readonly<Record<FileName, ReadonlySet<string>>>;
  problems: Problem[];
}

/** Everything of the folder that can be read. Nothing is asked of the database. */
export function readFolder(folder: string): Folder {
  const present = namesIn(folder);
  const problems: Problem[] = present
    .filter((name) => name.toLowerCase().endsWith('.csv') && !FILES.includes(name as FileName))
    .map((file) => ({
      ...{ file, line: null, column: null, code: 'NO_FILES' as const },
      message: `This file is not known. Known are ${FILES.join(', ')}.`,
    }));
  const files = FILES.filter((file) => present.includes(file));
  if (files.length === 0)
    problems.push({
      ...{ file: folder, line: null, column: null, code: 'NO_FILES' },
      message: `No file to import. At least one of ${FILES.join(', ')} is needed.`,
    });
  const rows = Object.fromEntries(FILES.map((file) => [file, []])) as unknown as Folder['rows'];
  const ids = Object.fromEntries(FILES.map((file) => [file, new Set<string>()])) as Record<
    FileName,
    Set<string>
  >;
  for (const file of files) {
    const table = rawRows(folder, file);
    problems.push(...table.problems);
    for (const raw of table.rows)
      ids[file].add(raw.cells[KEYS[file].at(-1) === 'id' ? 'id' : KEYS[file][0]!]!);
    const checked = [...checkRows(file, table.rows)];
    problems.push(...checked.flatMap((one) => ('code' in one ? [one] : [])));
    (rows[file] as GoodRow[]).push(...checked.flatMap((one) => ('row' in one ? [one] : [])));
  }
  return { files, rows, ids, problems };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function rawRows(folder: string, file: FileName): { rows: RawRow[]; problems: Problem[] } {
  const path = join(folder, file);
  const { size } = statSync(path);
  if (size <= MAX_BYTES) return readTable(file, readFileSync(path), columnsOf(file));
  const mebibytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
  const message = `${mebibytes(size)} MB; at most ${mebibytes(MAX_BYTES)} MB are read. Split the file; it was not opened.`;
  return { rows: [], problems: [{ file, line: null, column: null, code: 'TOO_LARGE', message }] };
}

/** Each row as a good one, or what is wrong with it, cell by cell. */
function* checkRows(file: FileName, rows: readonly RawRow[]): Generator<GoodRow | Problem> {
  const seen = new Map<string, number>();
  for (const { line, cells } of rows) {
    const { success, output, issues } = v.safeParse(schemaOf(file), cells);
    for (const issue of issues ?? []) {
      const column = String(issue.path?.[0]?.key ?? '') || null;
      yield { file, line, column, code: codeOf(issue.message, cells[column ?? '']), message: issue.message };
    }
    const key = KEYS[file].map((column) => cells[column] ?? '').join('\t');
    const first = seen.get(key);
    if (first !== undefined) {
      const message = `The same as in line ${first}. Keep one of the two.`;
      yield { file, line, column: KEYS[file].at(-1)!, code: 'DUPLICATE', message };
    } else seen.set(key, line);
    if (success && first === undefined) yield { file, line, row: output } as GoodRow;
  }
}

const codeOf = (message: string, cell: string | undefined) =>
  message === FORMULA_REFUSED ? 'FORMULA' : cell === '' || cell === undefined ? 'MISSING' : 'INVALID';
