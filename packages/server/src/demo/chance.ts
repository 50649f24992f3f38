// Chance that can be repeated: the same seed leads to the same office, ids included.

/** Chooses by a seed. Forks by label, so that one more draw in one room does not move everything in the others. */
export class Chance {
  #state: number;

  constructor(private readonly seed: string) {
    this.#state = hashOf(seed);
  }

  /** An independent source for one purpose. */
  fork(label: string): Chance {
    return new Chance(`${this.seed}/${label}`);
  }

  /** At least 0, less than 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** True so often out of 1. */
  happens(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(from: readonly T[]): T {
    const chosen = from[Math.floor(this.next() * from.length)];
    if (chosen === undefined) throw new RangeError('nothing to choose from');
    return chosen;
  }

  shuffled<T>(from: readonly T[]): T[] {
    return from
      .map((value) => ({ value, at: this.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ value }) => value);
  }

  /** A UUID of version 7 for something that came about at that time. */
  id(at: Temporal.Instant): string {
    const time = at.epochMilliseconds.toString(16).padStart(12, '0');
    const tail = Array.from({ length: 4 }, () =>
      Math.floor(this.next() * 65_536)
        .toString(16)
        .padStart(4, '0'),
    );
    const third = `7${tail[0]!.slice(1)}`;
    const fourth = `${'89ab'[Math.floor(this.next() * 4)]}${tail[1]!.slice(1)}`;
    const last = Math.floor(this.next() * 65_536)
      .toString(16)
      .padStart(4, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-${third}-${fourth}-${tail[2]}${tail[3]}${last}`;
  }
}

/** FNV-1a over the text, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
