// What is wrong with a file: where, why, and what to do about it, for a person and for a program.

/** Why a row or a file was not taken. */
export type ProblemCode =
  | 'NO_FILES' | 'TOO_LARGE' | 'TOO_MANY_ROWS' | 'ENCODING' | 'QUOTES' | 'CELLS' | 'COLUMNS'
  | 'MISSING' | 'INVALID' | 'FORMULA' | 'DUPLICATE' | 'UNKNOWN' | 'REFUSED'; // prettier-ignore

export interface Problem {
  file: string;
  /** Counts from 1, the header included; null is the file as a whole. */
  line: number | null;
  /** The column as its header names it; null is the whole line. */
  column: string | null;
  code: ProblemCode;
  /** What is, and what to do. Never a value of a household. */
  message: string;
}

/** Nothing was written; `problems` says why, all of them. */
export class ImportRefused extends Error {
  constructor(readonly problems: readonly Problem[]) {
    const n = problems.length;
    super(
      `${problems.map(problemText).join('\n')}\n\n${n} ${n === 1 ? 'problem' : 'problems'}; nothing was changed.\n`,
    );
  }
}

/** `staff.csv:17 name [MISSING] …` */
const problemText = ({ file, line, column, code, message }: Problem): string =>
  `${file}${line === null ? '' : `:${line}`}${column === null ? '' : ` ${column}`} [${code}] ${message}`;
