// Axes: round values that hold everything, and places in between.
import { describe, expect, it } from 'vitest';
import { linear, ticks } from './scale.ts';

describe('an axis', () => {
  it.each([
    [0, 1.2, [0, 0.5, 1, 1.5]],
    [0.55, 1.18, [0.4, 0.6, 0.8, 1, 1.2]],
    [0, 40, [0, 10, 20, 30, 40]],
    [0, 7, [0, 2, 4, 6, 8]],
    [0, 0, [0]],
  ])('from %d to %d', (least, most, expected) => {
    expect(ticks(least, most)).toEqual(expected);
  });

  it('maps ends onto ends', () => {
    const place = linear([0.5, 1.5], [200, 0]);
    expect([place(0.5), place(1), place(1.5)]).toEqual([200, 100, 0]);
    expect(linear([3, 3], [0, 10])(3)).toBe(0);
  });
});
