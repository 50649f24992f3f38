// Passwords: argon2id, two hashes at a time, so that a flood of sign-ins never stops the board.
import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Failure } from '#kernel/failure';

/** 64 MiB, three passes (reliability S2). */
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };
const AT_ONCE = 2;
const QUEUE = 20;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= QUEUE) throw new Failure('UNAVAILABLE');
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, COST));

/** Hash of a password nobody has: an unknown name takes as long as a wrong password. */
let nobodysHash: Promise<string> | undefined;

/** True when the password fits. Without a stored hash the same work is done and the answer is no. */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await (nobodysHash ??= hashPassword(randomBytes(16).toString('hex'))));
  const fits = await inTurn(() => verify(against, password).catch(() => false));
  return fits && stored !== null;
}

/** A password to be used once and changed: readable, 80 bits. */
export const oneTimePassword = (): string =>
  randomBytes(10)
    .toString('hex')
    .replace(/(.{5})(?=.)/g, '$1-');
