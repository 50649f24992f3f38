// Small numbers that leave the house: what could point to one family is not said and cannot be computed.

/** A count as it is shown: the number, or null with `suppressed` when it is too small to be said. */
export interface Count {
  readonly value: number | null;
  readonly suppressed: boolean;
}

/**
 * Counts below this are suppressed for AGGREGATE tokens (rules 7). Zero too: its absence would mark the
 * others.
 */
const SMALLEST_SHOWN = 3;

/** Hours that leave the house are rounded to this many (rules 7). */
const HOURS_STEP = 5;

/** The number as it is: for people signed in, walls and OPERATIONS tokens. */
export const exactCount = (value: number): Count => ({ value, suppressed: false });

const HIDDEN: Count = { value: null, suppressed: true };

/** One number by itself, for AGGREGATE tokens. */
export const guardedCount = (value: number): Count => (value < SMALLEST_SHOWN ? HIDDEN : exactCount(value));

/** Cells and the total they add up to, all shown in one answer. */
export interface GuardedCounts {
  cells: Count[];
  total: Count;
}

/**
 * Cells that add up to a total in the same answer, for AGGREGATE tokens. Cells below 3 are suppressed; where
 * the total would give a suppressed cell away, the next smallest cells are suppressed too (all of that size,
 * so that the choice itself tells nothing); where no cell is left, the total is. A table of several
 * dimensions is given as one flat list.
 */
export function guardedCounts(cells: readonly number[]): GuardedCounts {
  const total = cells.reduce((sum, cell) => sum + cell, 0);
  let limit = SMALLEST_SHOWN;
  while (givenAway(cells.filter((cell) => cell < limit))) {
    const larger = cells.filter((cell) => cell >= limit);
    if (larger.length === 0) return { cells: cells.map(() => HIDDEN), total: HIDDEN };
    limit = Math.min(...larger) + 1;
  }
  return {
    cells: cells.map((cell) => (cell < limit ? HIDDEN : exactCount(cell))),
    total: guardedCount(total),
  };
}

/**
 * Would the sum of these hidden cells tell what they are? One alone always; several when all are the least or
 * the most.
 */
function givenAway(hidden: readonly number[]): boolean {
  const [first] = hidden;
  if (first === undefined) return false;
  const sameSize = hidden.every((cell) => cell === first);
  return sameSize && (hidden.length === 1 || first !== 1);
}

/** Hours for AGGREGATE tokens, rounded to the nearest 5. */
export const guardedHours = (hours: number): number => Math.round(hours / HOURS_STEP) * HOURS_STEP;
