// Whether a text fits what is sought, and how well: every word sought begins a word of the text. Predictable, never clever.

const BETWEEN = /[\s\-–·,./()]+/;

/** Lower case, without accents; `ß` is `ss`, the Turkish `ı` is `i`. */
const plain = (text: string): string =>
  text
    .toLocaleLowerCase('de')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i');
const wordsOf = (text: string): string[] => plain(text).split(BETWEEN).filter(Boolean);
const tight = (text: string): string => wordsOf(text).join('');

/**
 * How well `text` fits: 0 begins with it, 1 each word begins one, 2 the words stand inside; null does not fit.
 * `B114`, `b-114` and `b 114` are the same.
 */
export function fits(text: string, sought: string): 0 | 1 | 2 | null {
  const asked = wordsOf(sought);
  if (asked.length === 0) return 1;
  if (tight(text).startsWith(tight(sought))) return 0;
  const words = wordsOf(text);
  if (asked.every((word) => words.some((one) => one.startsWith(word)))) return 1;
  const whole = plain(text);
  return asked.every((word) => word.length > 2 && whole.includes(word)) ? 2 : null;
}

/** What fits, best first; what fits alike keeps its order. */
export function best<T>(list: readonly T[], sought: string, text: (one: T) => string, most: number): T[] {
  return list
    .map((one) => ({ one, rank: fits(text(one), sought) }))
    .filter((row): row is { one: T; rank: 0 | 1 | 2 } => row.rank !== null)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ one }) => one);
}
