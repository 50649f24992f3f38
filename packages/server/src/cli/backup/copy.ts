// COPY over an ordinary connection: rows out as the database writes them, rows in as it reads them.
import type { Client } from 'pg';

/** What the driver's connection offers besides queries; it has no types of its own for it. */
interface Wire {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
  stream: { writableNeedDrain: boolean; once(event: 'drain', listener: () => void): void };
}

/** One COPY as the driver wants to be handed a query. */
class Copy {
  readonly done = Promise.withResolvers<void>();
  #error: Error | null = null;

  constructor(
    private readonly text: string,
    private readonly taken: ((chunk: Buffer) => void) | null,
    private readonly given: AsyncIterable<Buffer> | null,
  ) {}

  submit(wire: Wire): void {
    wire.query(this.text);
  }

  handleCopyData({ chunk }: { chunk: Buffer }): void {
    this.taken?.(chunk);
  }

  handleCopyInResponse(wire: Wire): void {
    void this.#send(wire);
  }

  async #send(wire: Wire): Promise<void> {
    try {
      for await (const chunk of this.given!) {
        wire.sendCopyFromChunk(chunk);
        if (wire.stream.writableNeedDrain)
          await new Promise<void>((resolve) => wire.stream.once('drain', resolve));
      }
      wire.endCopyFrom();
    } catch (error) {
      this.#error = error as Error;
      wire.sendCopyFail('the backup cannot be read');
    }
  }

  handleError(error: Error): void {
    this.done.reject(this.#error ?? error);
  }

  handleReadyForQuery(): void {
    this.done.resolve();
  }

  /** Nothing to do: the driver tells of rows, completion and the like. */
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
}

/** Hands every piece of a `COPY … TO STDOUT` on. */
export function copyOut(client: Client, text: string, taken: (chunk: Buffer) => void): Promise<void> {
  const copy = new Copy(text, taken, null);
  client.query(copy as never);
  return copy.done.promise;
}

/** Feeds a `COPY … FROM STDIN`. */
export function copyIn(client: Client, text: string, given: AsyncIterable<Buffer>): Promise<void> {
  const copy = new Copy(text, null, given);
  client.query(copy as never);
  return copy.done.promise;
}
