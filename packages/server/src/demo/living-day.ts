// The living demo: acts as the invented people would, through the same use cases, so that a newcomer sees the office work.
import 'reflect-metadata';
import { dateAt, startOfDay } from '#kernel/calendar.rules';
import type { Clock } from '#kernel/clock';
import { Refusal } from '#kernel/refusal';
import type { Store } from '#kernel/unit';
import { system } from '#kernel/viewer';
import { aboutFlag, aboutVisit, type Moment, type Possible } from './acts';
import { Cast } from './cast';
import { Chance } from './chance';
import { fillVisits, reportStandingHours } from './days-ahead';
import { fillDuties } from './duties-ahead';
import { type District, firstFlag, newFlag } from './news';
import { atWork, nearVisits, openFlags } from './present';
import { endQuietly } from './quiet-end';
import { smallThings } from './small-things';

export interface LivingDayOptions {
  store: Store;
  clock: Clock;
  seed: string;
  /** Told of what failed unexpectedly; refusals are part of life and not told. */
  failed?: (error: unknown) => void;
}

const FIRST_SECONDS = 8;
const SECONDS = [6, 15] as const;
const VISITS_A_DAY = 6;
const DAYS_SEEN = 3;

/** One office's own life. Nothing it does may break the office: what is refused is left, what fails is tried another time. */
export class LivingDay {
  readonly #options: LivingDayOptions;
  readonly #chance: Chance;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #stopped = false;
  #filled: Temporal.PlainDate | null = null;
  #lastFlag: Temporal.Instant | null = null;

  constructor(options: LivingDayOptions) {
    this.#options = options;
    this.#chance = new Chance(`${options.seed}/${options.clock.now().epochMilliseconds}`);
  }

  /** Lets the gap end, fills the days ahead, and goes on by itself: first after 8 seconds, then every 6 to 15. */
  async start(): Promise<void> {
    await this.prepare();
    this.#next(FIRST_SECONDS);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** What is done once at each start and at each midnight. */
  async prepare(): Promise<void> {
    const { store, clock } = this.#options;
    this.#filled = dateAt(clock.now());
    await this.#safely(() => endQuietly(store));
    await this.#safely(() => fillDuties(store));
    await this.#safely(() => fillVisits(store, this.#chance.fork(`fill ${this.#filled}`)));
    await this.#safely(() => reportStandingHours(store, this.#chance.fork(`standing ${this.#filled}`)));
  }

  /** One look at the office and at most one act; gives its name, or null when nothing was to be done. */
  async turn(): Promise<string | null> {
    if (this.#filled && !this.#filled.equals(dateAt(this.#options.clock.now()))) await this.prepare();
    let done: string | null = null;
    await this.#safely(async () => {
      const chosen = await this.#choose();
      if (!chosen) return;
      await this.#options.store.write(chosen.by, async (unit) => {
        await chosen.act(unit);
      });
      if (chosen.name === 'raise') this.#lastFlag = this.#options.clock.now();
      done = chosen.name;
    });
    return done;
  }

  #next(seconds: number): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.turn().finally(() => this.#next(this.#chance.between(...SECONDS)));
    }, seconds * 1000);
    this.#timer.unref();
  }

  async #choose(): Promise<Possible | null> {
    return this.#options.store.read(system('demo'), async (unit) => {
      const moment: Moment = {
        unit,
        cast: await Cast.read(unit),
        chance: this.#chance,
        people: await atWork(unit),
        flags: await openFlags(unit),
        visits: await nearVisits(unit, DAYS_SEEN),
        roomForVisits: (await visitsAfterFlagsToday(unit)) < VISITS_A_DAY,
      };
      const districts = await unit.em.execute<District[]>(
        'select id from district where active and town = (select town from district order by id limit 1) order by id',
      );
      if (this.#lastFlag === null) {
        this.#lastFlag = unit.now;
        return firstFlag(moment, districts);
      }
      const since = unit.now.epochMilliseconds - this.#lastFlag.epochMilliseconds;
      const possible = [
        ...moment.flags.flatMap((flag) => aboutFlag(moment, flag)),
        ...moment.visits.flatMap((visit) => aboutVisit(moment, visit)),
        ...newFlag(moment, districts, since),
        ...(await smallThings(moment)),
      ];
      return this.#pick(possible);
    });
  }

  /** The more it presses, the likelier; of little things alone often none is done. */
  #pick(possible: readonly Possible[]): Possible | null {
    const whole = possible.reduce((sum, { weight }) => sum + weight, 0);
    let at = this.#chance.next() * Math.max(whole, 2);
    return possible.find(({ weight }) => (at -= weight) < 0) ?? null;
  }

  async #safely(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refusal)) this.#options.failed?.(error);
    }
  }
}

async function visitsAfterFlagsToday({ em, now }: Moment['unit']): Promise<number> {
  const [row] = await em.execute<{ n: number }[]>(
    'select count(*)::integer as n from visit where flag_id is not null and created_at >= ?::timestamptz',
    [startOfDay(dateAt(now)).toString()],
  );
  return row!.n;
}
