// How much one principal may ask: points of cost a minute, questions at once. Demo tokens are free.
import type { Viewer } from '#kernel/viewer';

const MINUTE = 60_000;
/** Questions of one principal that may run at once (reliability L3). */
const AT_ONCE = 20;

interface Spent {
  points: number;
  resetAt: number;
  running: number;
}

export interface Budget {
  remaining: number;
  /** Seconds since 1970. */
  resetAt: number;
}

/** A place among the questions that may run at once. */
export interface Place {
  /** Takes the points of the whole question; one was taken at the door. */
  spend(points: number): Budget;
  leave(): void;
}

export class Rates {
  readonly #spent = new Map<string, Spent>();

  constructor(private readonly monotonic: () => number = () => performance.now()) {}

  /** Takes a place and a point; null when there is none. `peer` stands for somebody who has not said who they are. */
  enter(viewer: Viewer, peer: string): Place | null {
    const now = this.monotonic();
    const key = viewer.kind === 'NOBODY' ? `peer:${peer}` : viewer.principal;
    const spent = this.#of(key, now);
    if (!viewer.unlimited && (spent.points >= viewer.pointsPerMinute || spent.running >= AT_ONCE))
      return null;
    spent.running += 1;
    spent.points += 1;
    return {
      spend: (points) => {
        spent.points += Math.max(0, points - 1);
        const left = viewer.unlimited ? viewer.pointsPerMinute : viewer.pointsPerMinute - spent.points;
        return {
          remaining: Math.max(0, left),
          resetAt: Math.ceil((performance.timeOrigin + spent.resetAt) / 1000),
        };
      },
      leave: () => void (spent.running -= 1),
    };
  }

  /** Points for what runs outside a place: a subscription over a socket. False when there are none left. */
  charge(viewer: Viewer, points: number): boolean {
    const spent = this.#of(viewer.principal, this.monotonic());
    if (!viewer.unlimited && spent.points >= viewer.pointsPerMinute) return false;
    spent.points += points;
    return true;
  }

  /** Seconds until the asker may ask again. */
  wait(viewer: Viewer, peer: string): number {
    const spent = this.#spent.get(viewer.kind === 'NOBODY' ? `peer:${peer}` : viewer.principal);
    return spent ? Math.max(1, Math.ceil((spent.resetAt - this.monotonic()) / 1000)) : 1;
  }

  #of(key: string, now: number): Spent {
    const known = this.#spent.get(key);
    if (known && now < known.resetAt) return known;
    if (this.#spent.size > 10_000)
      for (const [old, spent] of this.#spent)
        if (spent.resetAt <= now && spent.running === 0) this.#spent.delete(old);
    // One object a principal: who is still running leaves the one it entered.
    const spent = known ?? { points: 0, resetAt: 0, running: 0 };
    Object.assign(spent, { points: 0, resetAt: now + MINUTE });
    this.#spent.set(key, spent);
    return spent;
  }
}
