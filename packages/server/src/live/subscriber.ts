// One subscription of one client: held while it catches up, ended alone when it cannot keep up.
import { Failure } from '#kernel/failure';
import type { Viewer } from '#kernel/viewer';
import type { Delivery, Sink } from './delivery';

/** A reader further behind than this is told to resume (F4): nobody else waits, nothing grows. */
export const BACKLOG = { bytes: 1_048_576, messages: 256 };
/** What may pile up while a replay runs. */
const HELD = 10_000;
const HELD_BYTES = 16 * BACKLOG.bytes;

export class Subscriber {
  /** Set by the hub: takes this subscriber out of its group. */
  left: () => void = () => undefined;
  ended = false;
  /** Resolves when the replay is through, or has ended early. */
  caughtUp: Promise<void> = Promise.resolve();
  #held: Delivery[] | null;
  #last: bigint;
  #heldBytes = 0;

  constructor(
    private readonly sink: Sink,
    public viewer: Viewer,
    after: bigint,
    replaying: boolean,
  ) {
    this.#last = after;
    this.#held = replaying ? [] : null;
  }

  /** A fact that just happened. */
  take(delivery: Delivery): void {
    if (this.#held) {
      this.#heldBytes += delivery.json.length;
      if (this.#held.length >= HELD || this.#heldBytes > HELD_BYTES)
        return this.end(new Failure('RESUME_REQUIRED'));
      this.#held.push(delivery);
      return;
    }
    this.#send(delivery);
  }

  /** A fact from the log. */
  replay(delivery: Delivery): void {
    this.#send(delivery);
  }

  /** The replay is through: what came meanwhile goes out, without what it already held. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const delivery of held) this.#send(delivery);
  }

  /** Resolves when the line can take more. */
  ready(): Promise<void> {
    const { bytes, messages } = this.sink.backlog();
    return bytes > BACKLOG.bytes / 4 || messages > BACKLOG.messages / 4
      ? this.sink.drained()
      : Promise.resolve();
  }

  /** Ends this subscription; without an error it just stops. */
  end(error?: unknown): void {
    if (this.ended) return;
    this.ended = true;
    this.#held = null;
    this.left();
    if (error !== undefined) this.sink.fail(error);
  }

  #send(delivery: Delivery): void {
    if (this.ended || delivery.seq <= this.#last) return;
    const { bytes, messages } = this.sink.backlog();
    if (bytes > BACKLOG.bytes || messages >= BACKLOG.messages)
      return this.end(new Failure('RESUME_REQUIRED'));
    this.#last = delivery.seq;
    this.sink.push(delivery);
  }
}
