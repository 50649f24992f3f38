// One unit of work: what a use case gets to work with, and how it is run.
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { NewFact } from './fact';
import type { Viewer } from './viewer';

/** Everything a use case may touch. Only this `em`: another one inside an open transaction waits for ever on PGlite. */
export interface Unit {
  em: SqlEntityManager;
  viewer: Viewer;
  now: Temporal.Instant;
  /** Says what has happened; appended to the log in the same transaction, in this order. */
  record(fact: NewFact): void;
}

/** Makes a repeated request answer as the first one did (design 5, `idempotencyKey`). */
export interface Once {
  key: string;
  operation: string;
  input: unknown;
}

/** What a use case leaves behind: ids only, so that a repeated request can be answered with the object as it is now. */
export type Outcome = { id: string } & Record<string, unknown>;

export interface Written<T> {
  outcome: T;
  /** The place in the log right after this change. */
  cursor: string;
  /** True when the same key had been used before and nothing was done again. */
  repeated: boolean;
}

/** The door to the database: reads see one moment, writes are whole or nothing. */
export interface Store {
  /** Runs in one repeatable-read transaction; `head` is the cursor of exactly that moment. */
  read<T>(viewer: Viewer, work: (unit: Unit, head: string) => Promise<T>): Promise<T>;
  write<T extends Outcome | void>(
    viewer: Viewer,
    work: (unit: Unit) => Promise<T>,
    once?: Once,
  ): Promise<Written<T>>;
}
