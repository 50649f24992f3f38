// Every open stream of this process, by who it belongs to: so that a revocation ends it before the next fact goes out.
import type { Viewer } from '#kernel/viewer';

export interface Connection {
  viewer: Viewer;
  readonly transport: 'websocket' | 'event-stream';
  /** Ends it: `expired` may be renewed by the client, `signed-out` may not. */
  close(why: 'expired' | 'signed-out' | 'restart'): void;
  /** Says where the log stands; null when that is not known at present. */
  beat(head: string | null, at: Temporal.Instant): void;
}

/** The same principal as before, not signed out or revoked since. */
export const stillThere = (before: Viewer, now: Viewer | null): boolean =>
  now !== null && now.principal === before.principal;

export class Connections {
  readonly #open = new Set<Connection>();

  get size(): number {
    return this.#open.size;
  }

  countOf(principal: string): number {
    let n = 0;
    for (const one of this.#open) if (one.viewer.principal === principal) n += 1;
    return n;
  }

  countBy(transport: Connection['transport']): number {
    return [...this.#open].filter((one) => one.transport === transport).length;
  }

  add(connection: Connection): () => void {
    this.#open.add(connection);
    return () => void this.#open.delete(connection);
  }

  /** All streams of a session or token that has ended. */
  end(match: (viewer: Viewer) => boolean): void {
    for (const one of [...this.#open]) if (match(one.viewer)) one.close('signed-out');
  }

  of(principal: string): Connection[] {
    return [...this.#open].filter((one) => one.viewer.principal === principal);
  }

  /** Ends what has run out, tells the others where the log stands (rules 8). */
  beat(head: string | null, now: Temporal.Instant): void {
    for (const one of [...this.#open]) {
      const { expiresAt } = one.viewer;
      if (expiresAt && Temporal.Instant.compare(expiresAt, now) <= 0) one.close('expired');
      else one.beat(head, now);
    }
  }

  closeAll(): void {
    for (const one of [...this.#open]) one.close('restart');
  }
}
