// Makes facts of what the clock brings: one process at a time, each item in a transaction of its own.
import type { Store, Unit } from '#kernel/unit';
import { system } from '#kernel/viewer';

/** A kind of thing that becomes due. `act` looks again inside its own transaction: another process may have been faster. */
export interface Due<T = unknown> {
  name: string;
  dueBefore(unit: Unit): Promise<T[]>;
  act(unit: Unit, item: T): Promise<void>;
}

/** How long a process that looked keeps the others from looking. */
export const LEASE_SECONDS = 5;
/** An item that keeps coming back would turn the scheduler in a circle. */
const ROUNDS = 20;

export class Scheduler {
  #running: Promise<void> | null = null;
  #again = false;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(
    private readonly store: Store,
    private readonly jobs: readonly Due<never>[],
    private readonly holder: string,
    private readonly failed: (job: string, error: unknown) => void,
  ) {}

  start(everyMilliseconds = 1000): void {
    this.#timer = setInterval(() => this.wake(), everyMilliseconds);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Looks at once, or again when it is just looking. */
  wake(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#running ??= this.#run();
  }

  /** Resolves when nothing is due any more at the present instant. */
  async settled(): Promise<void> {
    this.wake();
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        if (await this.#lease()) await this.#rounds();
      }
    } catch (error) {
      this.failed('lease', error);
    } finally {
      this.#running = null;
    }
  }

  async #rounds(): Promise<void> {
    for (let round = 0; round < ROUNDS && !this.#stopped; round += 1) {
      let acted = 0;
      for (const job of this.jobs) acted += await this.#do(job as Due);
      if (acted === 0) return;
    }
  }

  async #do(job: Due): Promise<number> {
    const viewer = system(job.name);
    let done = 0;
    try {
      const items = await this.store.read(viewer, (unit) => job.dueBefore(unit));
      for (const item of items) {
        try {
          await this.store.write(viewer, (unit) => job.act(unit, item));
          done += 1;
        } catch (error) {
          this.failed(job.name, error);
        }
      }
    } catch (error) {
      this.failed(job.name, error);
    }
    return done;
  }

  /** The lease runs out by the database's clock, so that a dead process is followed within seconds. */
  async #lease(): Promise<boolean> {
    let mine = false;
    await this.store.write(system('scheduler'), async ({ em }) => {
      const rows = await em.execute<{ holder: string }[]>(
        `insert into lease as l (name, holder, until) values ('scheduler', ?, clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}))
         on conflict (name) do update set holder = excluded.holder, until = excluded.until
         where l.holder = excluded.holder or l.until < clock_timestamp() returning holder`,
        [this.holder],
      );
      mine = rows.length > 0;
    });
    return mine;
  }
}
