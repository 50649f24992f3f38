// Tails the log in one process and hands every fact on once, in order. Wake-ups only hurry it; the log is the truth.
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Clock } from '#kernel/clock';
import type { Fact } from '#kernel/fact';
import { cursorOf, type Head } from './cursor.rules';
import { factsAfter, headOf } from './log';

const BATCH = 500;

/** Longer without a word from the database, and the process says that it is behind (rules 8). */
const SILENCE = { seconds: 2 };

export interface FeedOptions {
  em: () => SqlEntityManager;
  clock: Clock;
  /** Hands a fact on; the next one follows when it is done. */
  deliver: (fact: Fact) => Promise<void>;
  failed: (error: unknown) => void;
  /** Milliseconds between two looks when nobody wakes it. */
  every?: number;
}

export class Feed {
  #head: Head = { epoch: '', seq: 0n, recordedAt: null };
  #heard: Temporal.Instant | null = null;
  #running: Promise<void> | null = null;
  #again = false;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(private readonly options: FeedOptions) {}

  /** Starts from where the log stands now: what happened before is for replay. */
  async start(): Promise<void> {
    this.#head = await headOf(this.options.em());
    this.#heard = this.options.clock.now();
    this.#timer = setInterval(() => this.wake(), this.options.every ?? 500);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  /** The newest fact that has been handed on. */
  get head(): Head {
    return this.#head;
  }

  get cursor(): string {
    return cursorOf(this.#head.epoch, this.#head.seq);
  }

  /** True while the database was heard within two seconds: only then may anything be called current. */
  get current(): boolean {
    if (!this.#heard || this.#stopped) return false;
    return Temporal.Instant.compare(this.#heard.add(SILENCE), this.options.clock.now()) >= 0;
  }

  /** Looks at once; a wake-up during a look makes it look again. */
  wake(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#running ??= this.#run();
  }

  /** Resolves when every fact that is in the log now has been handed on. */
  async settled(): Promise<void> {
    this.wake();
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        await this.#look();
      }
    } catch (error) {
      this.options.failed(error);
    } finally {
      this.#running = null;
    }
  }

  async #look(): Promise<void> {
    for (;;) {
      const facts = await factsAfter(this.options.em(), this.#head.epoch, this.#head.seq, BATCH);
      this.#heard = this.options.clock.now();
      for (const fact of facts) {
        await this.options.deliver(fact);
        this.#head = { epoch: this.#head.epoch, seq: fact.seq, recordedAt: fact.recordedAt };
      }
      if (facts.length < BATCH) return;
    }
  }
}
