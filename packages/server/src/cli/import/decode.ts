// Bytes of a file become lines of text: UTF-8 or Windows-1252, told apart by what the bytes can be, never by a guess.
import type { Problem } from './problems';

/** Longest file that is read at all. */
export const MAX_BYTES = 10 * 1024 * 1024;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const western = new TextDecoder('windows-1252');

type Trouble = Pick<Problem, 'line' | 'code' | 'message'>;

export interface Decoded {
  /** Lines without their ends; the number of a line is its place, from 1. */
  lines: string[];
  troubles: Trouble[];
}

const AGAIN = 'Save the whole file again as "CSV UTF-8".';

/** The lines of a file; a file in two encodings is refused line by line, one in UTF-16 as a whole. */
export function decode(bytes: Uint8Array): Decoded {
  const start = [...bytes.subarray(0, 3)].map((byte) => byte.toString(16)).join(' ');
  if (start.startsWith('ff fe') || start.startsWith('fe ff')) return refused(`The file is UTF-16. ${AGAIN}`);
  const marked = start === 'ef bb bf';
  const body = marked ? bytes.subarray(3) : bytes;
  const text = tryUtf8(body);
  if (text !== null) return { lines: text.split(/\r\n|\n|\r/), troubles: [] };
  const mixed = linesOfTwoKinds(body, marked);
  if (mixed.length > 0)
    return {
      lines: [],
      troubles: mixed.map((line) => ({
        line,
        code: 'ENCODING',
        message: `This line is in another encoding than the rest. ${AGAIN}`,
      })),
    };
  return { lines: western.decode(body).split(/\r\n|\n|\r/), troubles: [] };
}

const refused = (message: string): Decoded => ({
  lines: [],
  troubles: [{ line: null, code: 'ENCODING', message }],
});

function tryUtf8(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

/** Lines whose bytes do not fit the others: where some are UTF-8 with umlauts and some are not, the rarer ones. */
function linesOfTwoKinds(bytes: Uint8Array, marked: boolean): number[] {
  const utf8: number[] = [];
  const other: number[] = [];
  let from = 0;
  for (let line = 1; from <= bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, from);
    const until = end < 0 ? bytes.length : end;
    const one = bytes.subarray(from, until);
    if (one.some((byte) => byte > 0x7f)) (tryUtf8(one) === null ? other : utf8).push(line);
    from = until + 1;
  }
  if (marked) return other;
  if (utf8.length === 0) return [];
  return utf8.length < other.length ? utf8 : other;
}
