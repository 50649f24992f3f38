// What a resolver sees: who asks, one moment of the data, and the two ways to act on it.
import type { Outcome, Unit } from './unit';
import type { Viewer } from './viewer';
import type { Seen } from './seen';
import type { UserError } from './user-error.type';
import type { Role, Scope } from './viewer';

/** An input of a mutation that must not act twice. */
export interface KeyedInput {
  idempotencyKey: string;
}

/** The asker as the contract shows them. */
export interface ViewerShape {
  id: string;
  name: string;
  roles: Role[];
  scopes: readonly Scope[];
  expiresAt: Temporal.Instant | null;
  onDuty: boolean;
  may: string[];
  /** Signed in with a one-time password: an own one has to be chosen first. */
  mustChangePassword: boolean;
  /** The professional this person is. */
  professionalId: string | null;
  /** Districts the roles or the token count in; null is the whole town. */
  within: readonly string[] | null;
}

/** What the server says of itself. */
export interface About {
  town: string;
  version: string;
  /** On the built-in evaluation database. */
  evaluation: boolean;
  /** People and cases are invented. */
  demo: boolean;
}

export interface Context {
  viewer: Viewer;
  about: About;
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
  /** Signs a person in on this connection: sets the cookies, or says why not. */
  signIn(input: {
    name: string;
    password: string;
  }): Promise<{ viewer: ViewerShape | null; errors: UserError[] }>;
  /** Replaces the asker's password; other sessions of the account end. */
  changePassword(input: {
    password: string;
    newPassword: string;
  }): Promise<{ viewer: ViewerShape | null; errors: UserError[] }>;
  /** Opens a screen on a wall with its code: sets the cookie of that device, or says why not. */
  openWall(input: { code: string }): Promise<{ opened: boolean; errors: UserError[] }>;
  /** Ends the asker's session and clears the cookie. */
  signOut(): Promise<{ errors: UserError[] }>;
}
