// What a resolver sees: who asks, one moment of the data, and the two ways to act on it.
import type { Outcome, Unit } from './unit';
import type { Viewer } from './viewer';
import type { Seen } from './seen';
import type { UserError } from './user-error.type';

/** An input of a mutation that must not act twice. */
export interface KeyedInput {
  idempotencyKey: string;
}

export interface Context {
  viewer: Viewer;
  /** The unit every field of this operation reads from. */
  unit: Unit;
  /** Place in the log at which `unit` reads; queries that feed a live view hand it out. */
  head: string;
  requestId: string;
  /** Notes that a record with personal data is being shown; written before the answer leaves (I8). */
  seen(what: Seen): void;
  /**
   * Runs a use case once per key and shapes its payload: `present` reads the object as it is now.
   * Refusals come back in `errors`, in the language of the asker.
   */
  mutate<O extends Outcome, P extends object>(
    name: string,
    input: KeyedInput,
    act: (unit: Unit) => Promise<O>,
    present: (unit: Unit, outcome: O) => Promise<P>,
  ): Promise<Partial<P> & { cursor: string | null; errors: UserError[] }>;
  /** Sign-in and sign-out only: the new session cookie, or '' to clear it. */
  setCookie(value: string, expiresAt: Temporal.Instant | null): void;
  /** Address of the peer and the signed device cookie, for the sign-in throttle. */
  device: { address: string; id: string | null; known(id: string): void };
}
