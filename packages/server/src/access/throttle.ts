// How often somebody may try to sign in: counted in the database before anything is hashed (rules 12).
import type { SqlEntityManager } from '@mikro-orm/sql';

type Scope = 'account' | 'network' | 'all' | 'device';

/** Tries per window: unknown devices share ten hashes per account and hour. */
const LIMITS: Readonly<Record<Scope, { tries: number; minutes: number }>> = {
  account: { tries: 10, minutes: 60 },
  network: { tries: 60, minutes: 60 },
  all: { tries: 2000, minutes: 60 },
  device: { tries: 5, minutes: 15 },
};

export interface Attempt {
  account: string;
  /** Address of the peer. */
  address: string;
  /** Id of a device that signed in to this account before, from its signed cookie. */
  device: string | null;
}

/** The network of an address: /24 for IPv4, /64 for IPv6. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/, '');
  if (plain.includes('.')) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  const groups = plain.split('::');
  const head = groups[0]!.split(':').filter(Boolean);
  return `${[...head, '0', '0', '0', '0'].slice(0, 4).join(':')}::/64`;
}

/** Counts this attempt; the seconds to wait when there were too many, else null. */
export async function throttled(
  em: SqlEntityManager,
  attempt: Attempt,
  now: Temporal.Instant,
): Promise<number | null> {
  const counters: [Scope, string][] = attempt.device
    ? [['device', `${attempt.device} ${attempt.account}`], ['all', '*']]
    : [['account', attempt.account], ['network', networkOf(attempt.address)], ['all', '*']]; // prettier-ignore
  let wait = 0;
  for (const [scope, key] of counters) wait = Math.max(wait, await count(em, scope, key, now));
  return wait > 0 ? wait : null;
}

/** Counts a try of a network at another door than signing in, such as the code of a screen; the seconds to wait, or null. */
export async function throttledAt(
  em: SqlEntityManager,
  door: string,
  address: string,
  now: Temporal.Instant,
): Promise<number | null> {
  const wait = await count(em, 'network', `${door} ${networkOf(address)}`, now);
  return wait > 0 ? wait : null;
}

/** A good sign-in clears the counter of its device, so that yesterday's typing errors are forgotten. */
export const forgive = (em: SqlEntityManager, device: string, account: string) =>
  em.execute("delete from sign_in_attempt where scope = 'device' and key = ?", [`${device} ${account}`]);

async function count(
  em: SqlEntityManager,
  scope: Scope,
  key: string,
  now: Temporal.Instant,
): Promise<number> {
  const { tries, minutes } = LIMITS[scope];
  const at = now.toString();
  const [row] = await em.execute<{ count: number; since: number; blocked: number | null }[]>(
    `insert into sign_in_attempt as a (scope, key, window_start, count) values (?, ?, ?::timestamptz, 1)
     on conflict (scope, key) do update set
       window_start = case when a.window_start + make_interval(mins => ${minutes}) <= excluded.window_start then excluded.window_start else a.window_start end,
       count = case when a.window_start + make_interval(mins => ${minutes}) <= excluded.window_start then 1 else a.count + 1 end,
       blocked_until = case when a.window_start + make_interval(mins => ${minutes}) <= excluded.window_start then null else a.blocked_until end
     returning count, extract(epoch from (?::timestamptz - window_start))::int as since,
       extract(epoch from (blocked_until - ?::timestamptz))::int as blocked`,
    [scope, key, at, at, at],
  );
  if (scope === 'device') return deviceDelay(em, key, row!, now);
  return row!.count > tries ? Math.max(1, minutes * 60 - row!.since) : 0;
}

/** A known device is slowed, never locked: 1, 2, 4 … 300 seconds after five failures. */
async function deviceDelay(
  em: SqlEntityManager,
  key: string,
  row: { count: number; blocked: number | null },
  now: Temporal.Instant,
) {
  if (row.blocked !== null && row.blocked > 0) return row.blocked;
  const over = row.count - LIMITS.device.tries;
  if (over > 0) {
    const seconds = Math.min(300, 2 ** (over - 1));
    const until = now.add({ seconds });
    await em.execute(
      "update sign_in_attempt set blocked_until = ?::timestamptz where scope = 'device' and key = ?",
      [until.toString(), key],
    );
  }
  return 0;
}
