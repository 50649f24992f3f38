// One result for many sockets: serialised once, framed once per operation id.

/** Where a subscription's results go: a socket's operation or an event stream. */
export interface Sink {
  /** Sends the result; must not wait. */
  push(delivery: Delivery): void;
  /** Ends this one subscription and says why. */
  fail(error: unknown): void;
  /** Bytes and messages that have not left this machine yet. */
  backlog(): { bytes: number; messages: number };
  /** Resolves when the backlog is small again, or the line is gone. */
  drained(): Promise<void>;
}

export class Delivery {
  readonly #frames = new Map<string, Buffer>();

  constructor(
    readonly seq: bigint,
    /** `{"data":…}` as text. */
    readonly json: string,
  ) {}

  /** The ready frame for one operation id; clients that count their ids share it. */
  frame(id: string, make: (json: string) => string): Buffer {
    let frame = this.#frames.get(id);
    if (!frame) {
      frame = Buffer.from(make(this.json));
      this.#frames.set(id, frame);
    }
    return frame;
  }
}
