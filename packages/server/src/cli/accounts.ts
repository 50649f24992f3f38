// Accounts from the command line: whoever runs it has the machine, and the log says so.
import { randomUUID } from 'node:crypto';
import { hashPassword, oneTimePassword } from '#access/passwords';
import { FactKind } from '#kernel/fact';
import type { Unit } from '#kernel/unit';
import { Role } from '#kernel/viewer';
import { UsageProblem } from './usage';

export interface AccountAsked {
  name: string;
  role: string;
  /** Slugs of ASD districts; none is the whole town. */
  districts: readonly string[];
  displayName?: string | undefined;
}

const GRANTABLE = Object.values(Role).filter((role) => role !== Role.DUTY);

/** Makes an account, or gives a role more to one that exists; the password is null then. */
export async function addAccount(
  unit: Unit,
  asked: AccountAsked,
): Promise<{ id: string; password: string | null }> {
  const role = GRANTABLE.find((one) => one === asked.role.toUpperCase());
  if (!role) throw new UsageProblem(`There is no role "${asked.role}". Roles: ${GRANTABLE.join(', ')}.`);
  if (role === Role.LEAD && asked.districts.length === 0)
    throw new UsageProblem('A LEAD leads districts: name each with --district.');
  const name = asked.name.toLowerCase();
  if (name.length < 2 || name.length > 64) throw new UsageProblem('A name has 2 to 64 characters.');
  const districts = await districtIds(unit, asked.districts);
  const [known] = await unit.em.execute<{ id: string }[]>('select id from account where name = ?', [name]);
  const id = known?.id ?? randomUUID();
  const password = known ? null : oneTimePassword();
  if (password !== null) {
    await unit.em.execute(
      'insert into account (id, name, display_name, password_hash, must_change, created_at, updated_at) values (?, ?, ?, ?, true, ?::timestamptz, ?::timestamptz)',
      [
        id,
        name,
        asked.displayName ?? asked.name,
        await hashPassword(password),
        unit.now.toString(),
        unit.now.toString(),
      ],
    );
  }
  for (const district of districts.length > 0 ? districts : [null]) {
    await unit.em.execute(
      'insert into grant_of_role (id, account_id, role, district_id) values (?, ?, ?, ?) on conflict do nothing',
      [randomUUID(), id, role, district],
    );
  }
  changed(unit, id, [{ field: 'role', from: null, to: role }]);
  return { id, password };
}

/** Nobody signs in with it any more; its sessions end at once. */
export async function disableAccount(unit: Unit, name: string): Promise<string> {
  const id = await accountId(unit, name);
  await unit.em.execute(
    'update account set disabled_at = coalesce(disabled_at, ?::timestamptz), updated_at = ?::timestamptz where id = ?',
    [unit.now.toString(), unit.now.toString(), id],
  );
  changed(unit, id, [{ field: 'state', from: 'ENABLED', to: 'DISABLED' }]);
  await endSessions(unit, id);
  return id;
}

/** A new one-time password; works again if it was disabled. */
export async function resetAccount(unit: Unit, name: string): Promise<{ id: string; password: string }> {
  const id = await accountId(unit, name);
  const password = oneTimePassword();
  await unit.em.execute(
    'update account set password_hash = ?, must_change = true, disabled_at = null, demo = false, updated_at = ?::timestamptz where id = ?',
    [await hashPassword(password), unit.now.toString(), id],
  );
  changed(unit, id, [{ field: 'password', from: null, to: null }]);
  await endSessions(unit, id);
  return { id, password };
}

const changed = (
  unit: Unit,
  id: string,
  change: { field: string; from: string | null; to: string | null }[],
) =>
  unit.record({ kind: FactKind.ACCOUNT_CHANGED, districtId: null, subject: { type: 'ACCOUNT', id }, change });

async function accountId({ em }: Unit, name: string): Promise<string> {
  const [row] = await em.execute<{ id: string }[]>('select id from account where name = ?', [
    name.toLowerCase(),
  ]);
  if (!row) throw new UsageProblem(`There is no account "${name}".`);
  return row.id;
}

async function endSessions(unit: Unit, accountId: string): Promise<void> {
  const ended = await unit.em.execute<{ id: string }[]>(
    'update session set ended_at = ?::timestamptz where account_id = ? and ended_at is null returning id',
    [unit.now.toString(), accountId],
  );
  for (const { id } of ended)
    unit.record({ kind: FactKind.SESSION_ENDED, districtId: null, subject: { type: 'SESSION', id } });
}

async function districtIds({ em }: Unit, slugs: readonly string[]): Promise<string[]> {
  const known = await em.execute<{ id: string; slug: string }[]>(
    'select id, slug from district where active order by town, slug',
  );
  return slugs.map((slug) => {
    const found = known.find((one) => one.slug === slug);
    if (!found)
      throw new UsageProblem(
        `There is no district "${slug}". Districts: ${known.map((one) => one.slug).join(', ') || 'none yet'}.`,
      );
    return found.id;
  });
}
