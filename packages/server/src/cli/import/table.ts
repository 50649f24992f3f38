// Lines become rows by the names of the first line: delimiter found there, quotes obeyed, one row on one line.
import { type CsvError, parse } from 'csv-parse/sync';
import { decode } from './decode';
import type { Problem, ProblemCode } from './problems';

export const MAX_ROWS = 20_000;
const LONGEST_LINE = 20_000;
const LONGEST_CELL = 1_000;

export interface RawRow {
  line: number;
  /** Column → what stands there, without spaces around it. A column that the file does not have is missing. */
  cells: Record<string, string>;
}

export interface Columns {
  required: readonly string[];
  optional: readonly string[];
}

/** Rows of one file and everything that cannot be read in it. */
export function readTable(
  file: string,
  bytes: Uint8Array,
  columns: Columns,
): { rows: RawRow[]; problems: Problem[] } {
  const { lines, troubles } = decode(bytes);
  const problems: Problem[] = troubles.map((trouble) => ({ file, column: null, ...trouble }));
  if (problems.length > 0) return { rows: [], problems };
  const at = (line: number | null, code: ProblemCode, message: string, column: string | null = null) =>
    void problems.push({ file, line, column, code, message });
  const numbered = lines
    .map((text, n) => ({ line: n + 1, text }))
    .filter(({ text }) => !/^[\s;,]*$/.test(text));
  const [first, ...rest] = numbered;
  if (!first) {
    at(
      null,
      'COLUMNS',
      `The file is empty. Its first line names the columns: ${columns.required.join(';')}.`,
    );
    return { rows: [], problems };
  }
  if (rest.length > MAX_ROWS) {
    at(null, 'TOO_MANY_ROWS', `${rest.length} rows; at most ${MAX_ROWS} are read at once. Split the file.`);
    return { rows: [], problems };
  }
  const delimiter = first.text.split(';').length >= first.text.split(',').length ? ';' : ',';
  const names = cellsOf(first, delimiter, at)?.map((name) => name.toLowerCase());
  if (!names || !knownColumns(names, columns, first.line, at)) return { rows: [], problems };
  const rows: RawRow[] = [];
  for (const one of rest) {
    const cells = cellsOf(one, delimiter, at);
    if (!cells) continue;
    if (cells.length !== names.length) {
      at(
        one.line,
        'CELLS',
        `${cells.length} values for ${names.length} columns. Put a value that holds "${delimiter}" in quotes, or complete the line.`,
      );
      continue;
    }
    const row = Object.fromEntries(names.map((name, n) => [name, cells[n]!]));
    const bad = names.filter((name) => trouble(row[name]!) !== null);
    for (const name of bad) at(one.line, 'ENCODING', trouble(row[name]!)!, name);
    if (bad.length === 0) rows.push({ line: one.line, cells: row });
  }
  return { rows, problems };
}

type At = (line: number | null, code: ProblemCode, message: string, column?: string | null) => void;

/** The values of one line; a quote that does not close on it is refused, not looked for further down. */
function cellsOf({ line, text }: { line: number; text: string }, delimiter: string, at: At): string[] | null {
  if (text.length > LONGEST_LINE) {
    at(line, 'CELLS', `The line is longer than ${LONGEST_LINE} characters. A shorter one fits.`);
    return null;
  }
  try {
    const [cells] = parse(text, { delimiter, relax_column_count: true }) as string[][];
    return (cells ?? []).map((cell) => cell.trim());
  } catch (error) {
    const open = (error as CsvError).code === 'CSV_QUOTE_NOT_CLOSED';
    at(
      line,
      'QUOTES',
      open
        ? 'A quote opens and does not close on this line. Close it; a value has no line break.'
        : 'A quote stands inside a value. Put the whole value in quotes and write a quote in it twice.',
    );
    return null;
  }
}

function knownColumns(
  names: readonly string[],
  { required, optional }: Columns,
  line: number,
  at: At,
): boolean {
  const known = [...required, ...optional];
  const missing = required.filter((name) => !names.includes(name));
  const unknown = names.filter((name) => !known.includes(name));
  const double = names.filter((name, n) => names.indexOf(name) !== n);
  for (const name of missing) at(line, 'COLUMNS', 'This column is missing. Add it to the first line.', name);
  for (const name of unknown)
    at(line, 'COLUMNS', `This column is not known. Known are ${known.join(', ')}.`, name || '(empty)');
  for (const name of new Set(double))
    at(line, 'COLUMNS', 'This column is there twice. One of them fits.', name);
  return missing.length + unknown.length + double.length === 0;
}

/** Characters that say: what stands here was saved in the wrong way before. */
function trouble(cell: string): string | null {
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f-\u009f]/.test(cell)) return 'A control character stands here. Remove it.';
  if (cell.includes('\ufffd')) return 'A character was lost when this was saved before. Type it anew.';
  if (/Ã[¤¶¼Ÿ„–œ\u0084\u0096\u009c]/.test(cell))
    return 'The umlauts were saved in the wrong encoding before. Export the file anew as "CSV UTF-8".';
  return cell.length > LONGEST_CELL ? `Longer than ${LONGEST_CELL} characters. A shorter value fits.` : null;
}
