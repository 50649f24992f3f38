// A line to the database that breaks while it is lent comes back to the pool.
import type { Pool, PoolClient } from 'pg';

/**
 * Kysely gives a line back only after begin, commit or rollback has worked on it (kysely-org/kysely#1990), and on a
 * broken line none does: after as many as the pool has, nothing would ever be asked again.
 */
export function returnLostLines(pool: Pool): void {
  const connect = pool.connect.bind(pool) as (...args: unknown[]) => unknown;
  const lending = (...args: unknown[]) =>
    args.length > 0 ? connect(...args) : (connect() as Promise<PoolClient>).then(lent);
  pool.connect = lending as Pool['connect'];
}

/** The same line, given back once: by whoever has it, or by its end. */
function lent(client: PoolClient): PoolClient {
  const release = client.release.bind(client);
  let out = true;
  const giveBack = (broken?: Error | boolean): void => {
    if (!out) return;
    out = false;
    client.off('end', lost);
    release(broken);
  };
  const lost = (): void => giveBack(true);
  client.once('end', lost);
  client.release = giveBack;
  return client;
}
