// Where a value stands on an axis, and which round values the axis names.

const STEPS = [1, 2, 2.5, 5, 10];

/** Three to six round values from at most `least` to at least `most`. */
export function ticks(least: number, most: number, count = 4): number[] {
  const span = Math.max(most - least, Number.EPSILON);
  const size = 10 ** Math.floor(Math.log10(span / count));
  const step = size * (STEPS.find((one) => one * size >= span / count) ?? 10);
  const first = Math.floor(least / step + 1e-9);
  const last = Math.ceil(most / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toFixed(10)));
}

/** Maps from one span onto another, straight. */
export const linear =
  (from: readonly [number, number], onto: readonly [number, number]) =>
  (value: number): number =>
    onto[0] + ((value - from[0]) / (from[1] - from[0] || 1)) * (onto[1] - onto[0]);
