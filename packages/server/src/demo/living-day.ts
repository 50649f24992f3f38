// The living demo: acts as the invented people would, through the same use cases, so that a newcomer sees the office work.
import type { Clock } from '#kernel/clock';
import type { Store } from '#kernel/unit';

export interface LivingDayOptions {
  store: Store;
  clock: Clock;
  seed: string;
}

/** One office's own life. Nothing it does may break the office: what is refused is left, what fails is tried another time. */
export class LivingDay {
  constructor(readonly options: LivingDayOptions) {}

  async start(): Promise<void> {}

  async stop(): Promise<void> {}
}
