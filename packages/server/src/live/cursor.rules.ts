// A place in the log, and whether the log can still go on from it.

/** Where a process stands: the log's identity and its newest number. */
export interface Head {
  /** Changes when a database is restored, so that cursors from before it are recognised. */
  epoch: string;
  seq: bigint;
  /** When the newest fact was recorded; null while the log is empty. */
  recordedAt: Temporal.Instant | null;
}

/** Further behind than this, a live client reads anew instead of replaying (design 4). */
export const REPLAY_FACTS = 10_000n;
export const REPLAY_DAYS = 7;

/** The opaque `Cursor` of the contract. */
export const cursorOf = (epoch: string, seq: bigint): string => `${epoch}.${seq}`;

/** The number inside a cursor of this log, or null when it belongs to another one. */
export function seqOf(cursor: string, epoch: string): bigint | null {
  const [of, seq] = cursor.split('.');
  if (of !== epoch || seq === undefined || !/^\d{1,18}$/.test(seq)) return null;
  return BigInt(seq);
}

/**
 * Whether a live stream may resume after this cursor. `next` is when the first fact after it was recorded.
 * A number that the log has not reached yet can only come from another log.
 */
export function mayReplay(
  seq: bigint | null,
  head: Head,
  next: Temporal.Instant | null,
  now: Temporal.Instant,
): boolean {
  if (seq === null || seq > head.seq || head.seq - seq > REPLAY_FACTS) return false;
  return next === null || Temporal.Instant.compare(next, now.subtract({ hours: 24 * REPLAY_DAYS })) >= 0;
}

/** The number inside a cursor of whatever log. */
export const seqOfCursor = (cursor: string): bigint => BigInt(cursor.split('.')[1] ?? 0);
