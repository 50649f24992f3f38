// Answers that stand ready: shared by all who may see the same, until the next fact or the next second, whichever is first.

/** What one operation was answered with, and what may be done with it. */
export interface Made {
  status: number;
  headers: readonly (readonly [string, string])[];
  body: Buffer;
  /** Points it costs everybody who is served it. */
  cost: number;
  /** The number in the log it was read at; null when it must not be shared. */
  seq: bigint | null;
  /** The second of the office's clock in which it was begun. */
  second: number;
}

export interface ReadyOptions {
  now: () => Temporal.Instant;
  /** True while the database was heard: a process that lost it serves nothing from here (rules 8). */
  current: () => boolean;
  /** Where the log stands at the start. */
  seq: bigint;
}

/** Answers kept at once, and their bytes. */
const ENTRIES = 500;
const BYTES = 32 * 1024 * 1024;
/** An answer larger than this is made anew each time. */
const BYTES_OF_ONE = 1024 * 1024;
/** Questions that are known to be the same for all with equal rights. */
const KNOWN = 5000;

export class ReadyAnswers {
  readonly #made = new Map<string, Made>();
  readonly #making = new Map<string, Promise<Made>>();
  readonly #known = new Set<string>();
  #bytes = 0;
  #seq: bigint;
  #second = 0;

  constructor(private readonly options: ReadyOptions) {
    this.#seq = options.seq;
  }

  /**
   * The log has moved, as far as anybody of this process knows: told before a fact is handed on and after every own
   * commit, so that whoever heard of a change never reads what stood before it.
   */
  moved(seq: bigint): void {
    if (seq <= this.#seq) return;
    this.#seq = seq;
    this.forget();
  }

  /** Nothing that stands here counts any more. */
  forget(): void {
    this.#made.clear();
    this.#making.clear();
    this.#bytes = 0;
  }

  /** True when this question was answered before with what may be shared. */
  knows(key: string): boolean {
    return this.options.current() && this.#known.has(key);
  }

  /** What stands ready; null when it has to be made. */
  find(key: string): Made | null {
    if (!this.#fresh()) return null;
    return this.#made.get(key) ?? null;
  }

  /** What stands ready, or is just being made for somebody else, or is made now. */
  async take(key: string, make: () => Promise<Made>): Promise<Made> {
    const found = this.find(key);
    if (found) return found;
    const others = this.#fresh() ? this.#making.get(key) : undefined;
    if (others) {
      const made = await others.catch(() => null);
      if (made?.seq != null) return made;
      return make();
    }
    const mine = make();
    this.#making.set(key, mine);
    try {
      const made = await mine;
      this.keep(key, made);
      return made;
    } finally {
      if (this.#making.get(key) === mine) this.#making.delete(key);
    }
  }

  /** Keeps an answer, if it may be shared and nothing has happened since it was read. */
  keep(key: string, made: Made): void {
    if (made.seq === null) return void this.#known.delete(key);
    this.#learn(key);
    this.moved(made.seq);
    if (!this.#fresh() || made.second !== this.#second) return;
    if (made.seq < this.#seq || made.body.length > BYTES_OF_ONE) return;
    this.#bytes += made.body.length - (this.#made.get(key)?.body.length ?? 0);
    this.#made.set(key, made);
    for (const [oldest, { body }] of this.#made) {
      if (this.#made.size <= ENTRIES && this.#bytes <= BYTES) break;
      this.#made.delete(oldest);
      this.#bytes -= body.length;
    }
  }

  #learn(key: string): void {
    this.#known.delete(key);
    this.#known.add(key);
    if (this.#known.size > KNOWN) for (const oldest of this.#known) return void this.#known.delete(oldest);
  }

  /**
   * What looked at the clock is right until its second ends: duties, deadlines and days begin with a second. Without a
   * word from the database nothing is.
   */
  #fresh(): boolean {
    if (!this.options.current()) return false;
    const second = secondOf(this.options.now());
    if (second !== this.#second) {
      this.forget();
      this.#second = second;
    }
    return true;
  }
}

/** The whole second an instant lies in. */
export const secondOf = (at: Temporal.Instant): number => Math.floor(at.epochMilliseconds / 1000);
