// An act that the office expects and refuses: a code for programs, words for the sentence.

import type { FactKind } from './fact';

/** Why an act was refused. Each code has its sentence in `sentences.rules.ts`; the contract shows both. */
export const ErrorCode = {
  /**
   * The two seats of a pair name one person (section 8a(1) SGB VIII: "im Zusammenwirken mehrerer
   * Fachkräfte").
   */
  SAME_PERSON: 'SAME_PERSON',
  /** A person is taken at that time; `details` names from when until when. */
  PERSON_BUSY: 'PERSON_BUSY',
  /**
   * A person may not take this seat; another one can. Which rule says so is not told: it may be a private
   * one.
   */
  PERSON_NOT_ELIGIBLE: 'PERSON_NOT_ELIGIBLE',
  /** The object stands where this act is not foreseen (rules 2 and 3). */
  WRONG_STATE: 'WRONG_STATE',
  /** Somebody else has changed the object since it was read; `details` names the version it has now. */
  CONFLICT: 'CONFLICT',
  /** The idempotency key was used before with another input. */
  IDEMPOTENCY_MISMATCH: 'IDEMPOTENCY_MISMATCH',
  /** The same key is being worked on at this moment. */
  IN_PROGRESS: 'IN_PROGRESS',
  /** A time that must lie ahead has passed. */
  IN_THE_PAST: 'IN_THE_PAST',
  /** An end is not after its beginning. */
  END_BEFORE_START: 'END_BEFORE_START',
  /** What the input names does not exist, or not for the one who asks. */
  NOT_FOUND: 'NOT_FOUND',
  /** The one who asks may not do this here (rules 1). */
  FORBIDDEN: 'FORBIDDEN',
  /** A value does not fit; `field` names it. */
  INVALID: 'INVALID',
  /** Too many attempts; it goes on by itself after a while (rules 12). */
  RATE_LIMITED: 'RATE_LIMITED',
  /** Name and password do not belong together. Which of them is wrong is not said. */
  WRONG_CREDENTIALS: 'WRONG_CREDENTIALS',
  /** A second person must do this; the first one's word is noted (design 3, invariant 4). */
  NEEDS_SECOND_PERSON: 'NEEDS_SECOND_PERSON',
} as const;
export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];

/** What a program can act on without reading the sentence. */
export interface RefusalDetails {
  /** Start of the time in which the person is taken. */
  busyFrom?: Temporal.Instant;
  /** End of that time; absent when it is open. */
  busyUntil?: Temporal.Instant;
  /** Reference of the visit that takes the person then. */
  busyWith?: string;
  /** The version the object has now. */
  currentVersion?: number;
  /** Who was faster: the name of staff or tool that the office shows. */
  changedBy?: string;
  /** When that was recorded. */
  changedAt?: Temporal.Instant;
  /** What it was. */
  changedKind?: FactKind;
}

/** What can be said about a refusal besides its code. */
export interface RefusalAbout {
  /** The input field it is about, as the contract spells it. */
  field?: string;
  details?: RefusalDetails;
  /** Names and terms for the sentence; which ones a code knows says `sentences.rules.ts`. */
  words?: Readonly<Record<string, string>>;
}

/** Thrown by rules and use cases, ends the transaction, and appears in the `errors` of the payload. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly field: string | null;
  readonly details: RefusalDetails | null;
  readonly words: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, about: RefusalAbout = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.field = about.field ?? null;
    this.details = about.details ?? null;
    this.words = about.words ?? {};
  }
}
