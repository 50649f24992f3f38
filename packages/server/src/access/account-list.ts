// Reading accounts: a page by sign-in name, one, and the roles each was given. For the administration only.
import { batched } from '#kernel/batch';
import type { Page } from '#kernel/connection.type';
import { checkedFirst, keyOf, type PageAsked, pageOf } from '#kernel/paging';
import type { Unit } from '#kernel/unit';
import { Account, GrantOfRole } from './account.entity';
import type { GrantableRole } from './accounts';
import { demand } from './policy.rules';

export interface AccountsAsked extends PageAsked {
  /** Part of the sign-in name or the shown name. */
  search?: string | null;
}

/** A role and where it counts; null is the whole town. */
export interface GrantShown {
  role: GrantableRole;
  districtIds: readonly string[] | null;
}

/** A page of accounts by sign-in name. */
export async function accounts(unit: Unit, head: string, asked: AccountsAsked): Promise<Page<Account>> {
  demand(unit.viewer, 'account:write');
  const limit = checkedFirst(asked) + 1;
  const after = keyOf(asked.after, ['text', 'id']);
  const part = asked.search?.trim().replaceAll('\0', '').slice(0, 120) ?? '';
  const where = part ? 'strpos(a.name, lower(?)) > 0 or strpos(lower(a.display_name), lower(?)) > 0' : 'true';
  const values = part ? [part, part] : [];
  const rows = await unit.em.execute<{ id: string }[]>(
    `select a.id from account a where (${where}) ${after ? 'and (a.name, a.id::text) > (?, ?)' : ''} order by a.name, a.id::text limit ${limit}`,
    [...values, ...(after ?? [])],
  );
  const [count] = await unit.em.execute<{ total: number }[]>(
    `select count(*)::integer as total from account a where ${where}`,
    values,
  );
  const found = await Promise.all(rows.map((row) => accountById(unit, row.id)));
  return pageOf(
    found.filter((one) => one !== undefined),
    asked,
    ({ name, id }) => [name, id],
    count!.total,
    head,
  );
}

/** One account of many. No right is asked. */
export const accountById = (unit: Unit, id: string): Promise<Account | undefined> =>
  batched(unit, 'account', id, async (ids) => {
    const found = await unit.em.find(Account, { id: { $in: ids } });
    return new Map(found.map((one) => [one.id, one]));
  });

/** The roles of an account, several districts of one role together. */
export async function grantsOf(unit: Unit, accountId: string): Promise<GrantShown[]> {
  const mine = await batched(unit, 'grants of account', accountId, async (ids) => {
    const found = await unit.em.find(GrantOfRole, { account: { $in: ids } }, { orderBy: { role: 'asc' } });
    return Map.groupBy(found, ({ account }) => account.id);
  });
  return [...Map.groupBy(mine ?? [], ({ role }) => role)].map(([role, rows]) => ({
    role,
    districtIds: rows.some(({ districtId }) => districtId === null)
      ? null
      : rows.map(({ districtId }) => districtId!),
  }));
}

/** When somebody signed in with it last; null when nobody has. */
export async function lastSignInOf(unit: Unit, accountId: string): Promise<Temporal.Instant | null> {
  const last = await batched(unit, 'last sign-in', accountId, async (ids) => {
    const rows = await unit.em.execute<{ account_id: string; at: string }[]>(
      `select account_id, to_char(max(created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
       from session where account_id = any(string_to_array(?, ',')::uuid[]) group by account_id`,
      [ids.join(',')],
    );
    return new Map(rows.map((row) => [row.account_id, Temporal.Instant.from(row.at)]));
  });
  return last ?? null;
}
