// What this process is answering and what it has answered: waited for at a stop, counted for the metrics.
import type { ServerResponse } from 'node:http';

export class Answered {
  readonly #open = new Set<ServerResponse>();
  #empty: (() => void) | null = null;
  /** Answers that have ended, by HTTP status; an event stream counts when it ends. */
  readonly byStatus = new Map<number, number>();
  /** What was refused, by code: whole operations and single acts. */
  readonly refusals = new Map<string, number>();

  get open(): number {
    return this.#open.size;
  }

  begin(response: ServerResponse): void {
    this.#open.add(response);
    response.once('close', () => {
      this.#open.delete(response);
      count(this.byStatus, response.statusCode);
      if (this.#open.size === 0) this.#empty?.();
    });
  }

  refused(code: string): void {
    count(this.refusals, code);
  }

  /** Resolves when the last open answer has left, or when waiting any longer would only delay the stop. */
  async drained(withinMilliseconds: number): Promise<void> {
    if (this.#open.size === 0) return;
    await new Promise<void>((resolve) => {
      const late = setTimeout(resolve, withinMilliseconds);
      this.#empty = () => {
        clearTimeout(late);
        resolve();
      };
    });
  }
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
