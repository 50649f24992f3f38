// Chance that can be repeated: the same seed, the same choices.

export interface Chance {
  /** A whole number from 0 to n - 1. */
  below(n: number): number;
  of<T>(list: readonly T[]): T;
}

/** Mulberry32: small, fast, good enough to choose what to try next. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { below, of: (list) => list[below(list.length)]! };
}
