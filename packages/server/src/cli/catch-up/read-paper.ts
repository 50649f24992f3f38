// Reads the file and checks every line by itself: columns, values, what its act needs, no id twice.
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import * as v from 'valibot';
import { MAX_BYTES } from '#cli/import/decode';
import type { Problem } from '#cli/import/problems';
import { type RawRow, readTable } from '#cli/import/table';
import { FORMULA_REFUSED } from '#cli/import/values';
import { NEEDED, PAPER_COLUMNS, type PaperRow, PaperRowSchema } from './rows';

export interface PaperLine {
  line: number;
  row: PaperRow;
  /** Of everything the line says: the same id with other words is not the same line. */
  hash: string;
}

/** All lines in the order of their times, and everything that is wrong with the file. */
export function readPaper(path: string): { file: string; lines: PaperLine[]; problems: Problem[] } {
  const file = basename(path);
  const whole = (message: string, code: Problem['code']) => ({
    file,
    lines: [],
    problems: [{ file, line: null, column: null, code, message }],
  });
  let size: number;
  try {
    ({ size } = statSync(path));
  } catch {
    return whole('There is no such file.', 'NO_FILES');
  }
  if (size > MAX_BYTES) return whole(`At most ${MAX_BYTES / 1024 / 1024} MB are read.`, 'TOO_LARGE');
  const table = readTable(file, readFileSync(path), PAPER_COLUMNS);
  const problems = [...table.problems];
  const lines: PaperLine[] = [];
  const seen = new Map<string, number>();
  for (const raw of table.rows) {
    const found = checked(file, raw);
    const first = seen.get(raw.cells['id']!);
    if (first !== undefined)
      found.problems.push({
        ...{ file, line: raw.line, column: 'id', code: 'DUPLICATE' },
        message: `The same as in line ${first}. Each line of paper has a number of its own.`,
      });
    seen.set(raw.cells['id']!, raw.line);
    problems.push(...found.problems);
    if (found.row && found.problems.length === 0)
      lines.push({ line: raw.line, row: found.row, hash: hashOf(raw) });
  }
  return { file, lines: lines.toSorted((a, b) => Temporal.Instant.compare(a.row.at, b.row.at)), problems };
}

const hashOf = ({ cells }: RawRow) =>
  createHash('sha256')
    .update(
      JSON.stringify(
        Object.entries(cells)
          .filter(([, said]) => said !== '')
          .sort(),
      ),
    ) // prettier-ignore
    .digest('hex');

function checked(file: string, { line, cells }: RawRow): { row: PaperRow | null; problems: Problem[] } {
  const { success, output, issues } = v.safeParse(PaperRowSchema, cells);
  const problems: Problem[] = (issues ?? []).map((issue) => {
    const column = String(issue.path?.[0]?.key ?? '') || null;
    const code = issue.message === FORMULA_REFUSED ? 'FORMULA' : cells[column ?? ''] ? 'INVALID' : 'MISSING';
    return { file, line, column, code, message: issue.message };
  });
  if (!success) return { row: null, problems };
  for (const column of NEEDED[output.what]) {
    const said = output[column];
    if (said === null || said === undefined || (Array.isArray(said) && said.length === 0))
      problems.push({ file, line, column, code: 'MISSING', message: `${output.what} needs this.` });
  }
  return { row: output, problems };
}
