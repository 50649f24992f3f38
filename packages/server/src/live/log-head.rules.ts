// What is signed when the log's head is signed: one line of text, the same for whoever signs and whoever checks.

/** A head of the log as it lies in the second place, one JSON line each. */
export interface SignedHead {
  /** Identity of the log; it changes with a restore. */
  epoch: string;
  /** From this number on the hash of a fact covers the name of its author. */
  namedFrom: number;
  seq: number;
  /** Hash of the fact `seq`, hexadecimal. */
  hash: string;
  /** UTC, ISO 8601. */
  at: string;
  /** First sixteen digits of the SHA-256 of the public key. */
  key: string;
  /** Ed25519 over {@link headText}, base64. */
  signature: string;
}

/** A head is signed after so many facts, or after so long if there is anything new (reliability I7). */
export const HEAD_FACTS = 1000;
export const HEAD_MINUTES = 5;

/** The text under the signature. */
export const headText = ({
  epoch,
  namedFrom,
  seq,
  hash,
  at,
}: Omit<SignedHead, 'key' | 'signature'>): string =>
  ['zuzweit-log-head', epoch, namedFrom, seq, hash, at].join('|');
