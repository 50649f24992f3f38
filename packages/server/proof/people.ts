// Somebody who is signed in already: an account with roles and the cookie of its session.
import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Headed } from './ask';

/** Makes the account and gives the headers its browser would send to `url`. */
export async function makePerson(
  session: pg.Client,
  roles: readonly [string, string?][],
  url: string,
  professionalId: string | null = null,
): Promise<Headed & { account: string }> {
  const account = randomUUID();
  const secret = randomUUID();
  await session.query('insert into account (id, name, display_name, professional_id) values ($1, $2, $2, $3)', [
    account, `p-${account.slice(0, 8)}`, professionalId,
  ]); // prettier-ignore
  for (const [role, district] of roles)
    await session.query('insert into grant_of_role (account_id, role, district_id) values ($1, $2, $3)', [
      account,
      role,
      district ?? null,
    ]);
  await session.query(
    `insert into session (token_hash, account_id, created_at, last_seen_at, expires_at) values ($1, $2, now(), now(), now() + interval '11 hours')`,
    [createHash('sha256').update(secret).digest(), account],
  );
  return { cookie: `session=${secret}`, origin: url, account };
}
