// A request that cannot be answered at all: it appears beside the data, not inside a payload.

/** Codes of top-level errors (`errors[].extensions.code`). */
export const FailureCode = {
  /** Nobody is signed in, or the token is unknown, revoked or expired. */
  UNAUTHENTICATED: 'UNAUTHENTICATED',
  /** The operation selects something the asker may not see; the path is named. */
  FORBIDDEN: 'FORBIDDEN',
  /** The object does not exist, or not for the asker. */
  NOT_FOUND: 'NOT_FOUND',
  /** A variable does not fit its type. */
  BAD_USER_INPUT: 'BAD_USER_INPUT',
  /** The document is not GraphQL. */
  GRAPHQL_PARSE_FAILED: 'GRAPHQL_PARSE_FAILED',
  /** The document does not fit the schema. */
  GRAPHQL_VALIDATION_FAILED: 'GRAPHQL_VALIDATION_FAILED',
  /** The document is too deep, too wide or too dear. */
  TOO_COMPLEX: 'TOO_COMPLEX',
  /** The principal's points of this minute are used up. */
  RATE_LIMITED: 'RATE_LIMITED',
  /** The answer took longer than its deadline. */
  TIMEOUT: 'TIMEOUT',
  /**
   * The cursor belongs to another epoch or lies too far back: read again, then go on from that answer's
   * cursor.
   */
  RESET: 'RESET',
  /** The subscriber fell behind and was ended: subscribe again with the last cursor. */
  RESUME_REQUIRED: 'RESUME_REQUIRED',
  /** The operation came over a transport that is not for it. */
  WRONG_TRANSPORT: 'WRONG_TRANSPORT',
  /** The office is starting, stopping or without its database. */
  UNAVAILABLE: 'UNAVAILABLE',
  /** Something unexpected; a reference leads to the log. */
  INTERNAL: 'INTERNAL',
  /** The principal holds as many subscriptions or sockets as it may. */
  SUBSCRIPTION_LIMIT: 'SUBSCRIPTION_LIMIT',
} as const;
export type FailureCode = (typeof FailureCode)[keyof typeof FailureCode];

/** Thrown where a whole operation ends; the pipeline turns it into a top-level error of this code. */
export class Failure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, cause?: unknown) {
    super(code, { cause });
    this.name = 'Failure';
    this.code = code;
  }
}
