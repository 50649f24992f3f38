// What an answer suppresses cannot be computed from the rest of that answer.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactCount, guardedCount, guardedCounts, guardedHours } from './counts.rules';

const values = (cells: readonly number[]) => {
  const guarded = guardedCounts(cells);
  return [...guarded.cells.map((cell) => cell.value), guarded.total.value];
};

describe('a count by itself', () => {
  it.each([
    [0, null],
    [1, null],
    [2, null],
    [3, 3],
    [17, 17],
  ])('of %i is shown to an aggregate token as %s', (value, shown) => {
    expect(guardedCount(value)).toEqual({ value: shown, suppressed: shown === null });
  });

  it('is exact for people, zero too', () => {
    expect(exactCount(0)).toEqual({ value: 0, suppressed: false });
  });
});

describe('counts with their total', () => {
  it.each([
    ['nothing small', [3, 4, 5], [3, 4, 5, 12]],
    ['one small: the next smallest goes too', [1, 9, 4, 7], [null, 9, null, 7, 21]],
    ['one small: all of the next size go', [2, 4, 8, 4], [null, null, 8, null, 18]],
    ['two small that hide each other', [1, 2, 9], [null, null, 9, 12]],
    ['two ones', [1, 1, 9], [null, null, 9, 11]],
    ['only zeros would be seen', [0, 0, 9, 5], [null, null, 9, null, 14]],
    ['only twos would be seen', [2, 2, 9, 5], [null, null, 9, null, 18]],
    ['all twos and nothing else', [2, 2], [null, null, null]],
    ['one cell', [2], [null, null]],
    ['one large cell', [8], [8, 8]],
    ['none', [], [null]],
  ])('%s', (_, cells, shown) => {
    expect(values(cells)).toEqual(shown);
  });

  it('never show a cell below three', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 30 }), (cells) => {
        const { cells: guarded, total } = guardedCounts(cells);
        guarded.forEach((cell, index) => {
          expect(cell.suppressed).toBe(cell.value === null);
          expect(cell.value === null || (cell.value === cells[index] && cell.value >= 3)).toBe(true);
        });
        expect(total.value === null || total.value >= 3).toBe(true);
      }),
    );
  });

  it('leave every suppressed small cell open, even to somebody who knows the rule', () => {
    const LARGEST = 7;
    for (const width of [1, 2, 3, 4]) {
      const possible = new Map<string, Set<number>[]>();
      for (let index = 0; index < (LARGEST + 1) ** width; index += 1) {
        const cells = Array.from(
          { length: width },
          (_, place) => Math.floor(index / (LARGEST + 1) ** place) % (LARGEST + 1),
        );
        const seen = JSON.stringify(values(cells));
        const sets = possible.get(seen) ?? cells.map(() => new Set<number>());
        cells.forEach((cell, place) => sets[place]!.add(cell));
        possible.set(seen, sets);
      }
      for (const [seen, sets] of possible) {
        const shown: (number | null)[] = JSON.parse(seen);
        sets.forEach((candidates, place) => {
          const known = candidates.size === 1 && shown[place] === null && [...candidates][0]! < 3;
          expect(known, `${seen} gives cell ${place} away`).toBe(false);
        });
      }
    }
  });
});

describe('hours that leave the house', () => {
  it.each([
    [0, 0],
    [2.4, 0],
    [2.5, 5],
    [149.9, 150],
    [152.6, 155],
  ])('%d are said as %i', (hours, shown) => {
    expect(guardedHours(hours)).toBe(shown);
  });
});
