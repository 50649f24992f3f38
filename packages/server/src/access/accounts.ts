// Accounts and their roles: made, closed, reopened by the administration or on the machine itself; one way for both.
import { randomUUID } from 'node:crypto';
import { FactKind, type Change } from '#kernel/fact';
import { isId } from '#kernel/ids';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { checkedText } from '#kernel/text.rules';
import type { Outcome, Unit } from '#kernel/unit';
import { Role } from '#kernel/viewer';
import { Account, GrantOfRole } from './account.entity';
import { hashPassword, oneTimePassword } from './passwords';
import { require } from './policy.rules';
import { Session } from './session.entity';

/** A role that can be given; DUTY comes with the seat and is never granted. */
export type GrantableRole = Exclude<Role, 'DUTY'>;
export const GRANTABLE = Object.values(Role).filter((role): role is GrantableRole => role !== Role.DUTY);

/** Arbitrary, but never to be changed: whoever takes administrators away meets here, so that one stays. */
const ADMINISTRATORS = 7_112_029;

export interface RoleAsked {
  role: Role;
  /** Districts the role counts in; none is the whole town. */
  districtIds?: readonly string[] | null;
}

export interface AccountAsked extends RoleAsked {
  name: string;
  displayName?: string | null;
  /** The professional this person is. */
  professionalId?: string | null;
}

/** Told the one-time password, which is kept nowhere. */
type Tell = (password: string) => void;

/**
 * Makes an account with its first role.
 * @throws Refusal FORBIDDEN, INVALID (name, displayName, role, districtIds), CONFLICT (name, professionalId), NOT_FOUND.
 */
export async function createAccount(unit: Unit, asked: AccountAsked, tell: Tell): Promise<Outcome> {
  require(unit.viewer, 'account:write');
  const name = checkedName(asked.name);
  const displayName = checkedText(asked.displayName ?? asked.name, 'displayName', {
    max: 120,
    required: true,
  })!;
  const roles = await checkedRole(unit, asked);
  if ((await unit.em.count(Account, { name })) > 0)
    throw new Refusal(ErrorCode.CONFLICT, { field: 'name', words: { subject: name } });
  const password = oneTimePassword();
  const account = unit.em.create(Account, {
    id: randomUUID(),
    name,
    displayName,
    passwordHash: await hashPassword(password),
    professionalId: checkedPerson(asked.professionalId),
    mustChange: true,
    createdAt: unit.now,
    updatedAt: unit.now,
    disabledAt: null,
  });
  await unit.em.flush();
  await give(unit, account.id, roles);
  changed(unit, account.id, given(roles));
  tell(password);
  return { id: account.id };
}

/** Nobody signs in with it any more; its sessions end at once. @throws Refusal FORBIDDEN, NOT_FOUND, INVALID (id). */
export async function disableAccount(unit: Unit, { id }: { id: string }): Promise<Outcome> {
  require(unit.viewer, 'account:write');
  const account = await known(unit, id);
  if (account.disabledAt) return { id };
  if (id === unit.viewer.id)
    throw new Refusal(ErrorCode.INVALID, { field: 'id', words: { because: 'LAST_ADMINISTRATOR' } });
  if (await isAdministrator(unit, id)) await demandAnotherAdministrator(unit, id, 'id');
  account.disabledAt = unit.now;
  account.updatedAt = unit.now;
  changed(unit, id, [{ field: 'state', from: 'ENABLED', to: 'DISABLED' }]);
  await endSessions(unit, id);
  return { id };
}

/** A new one-time password; a closed account is open again. @throws Refusal FORBIDDEN, NOT_FOUND. */
export async function resetPassword(unit: Unit, { id }: { id: string }, tell: Tell): Promise<Outcome> {
  require(unit.viewer, 'account:write');
  const account = await known(unit, id);
  const password = oneTimePassword();
  const change: Change[] = [{ field: 'password', from: null, to: null }];
  if (account.disabledAt) change.push({ field: 'state', from: 'DISABLED', to: 'ENABLED' });
  account.passwordHash = await hashPassword(password);
  account.mustChange = true;
  account.disabledAt = null;
  account.demo = false;
  account.updatedAt = unit.now;
  changed(unit, id, change);
  await endSessions(unit, id);
  tell(password);
  return { id };
}

export interface GrantAsked extends RoleAsked {
  accountId: string;
  /** For PROFESSIONAL: who this person is; absent leaves it as it is. */
  professionalId?: string | null;
}

/** One more role, or the same one in more districts. @throws Refusal FORBIDDEN, NOT_FOUND, INVALID, CONFLICT. */
export async function grantRole(unit: Unit, asked: GrantAsked): Promise<Outcome> {
  require(unit.viewer, 'account:write');
  const account = await known(unit, asked.accountId, 'accountId');
  const roles = await checkedRole(unit, asked);
  const person = checkedPerson(asked.professionalId);
  if (person) account.professionalId = person;
  account.updatedAt = unit.now;
  await unit.em.flush();
  await give(unit, account.id, roles);
  changed(unit, account.id, given(roles));
  return { id: account.id };
}

/**
 * Takes a role away: in one district where one is named, else wherever it was granted.
 * @throws Refusal FORBIDDEN, NOT_FOUND (accountId, role), INVALID (role) for the last administrator and for oneself.
 */
export async function revokeRole(
  unit: Unit,
  asked: { accountId: string; role: Role; districtId?: string | null },
): Promise<Outcome> {
  require(unit.viewer, 'account:write');
  const { id } = await known(unit, asked.accountId, 'accountId');
  const where = {
    account: id,
    role: asked.role as GrantableRole,
    ...(asked.districtId ? { districtId: asked.districtId } : {}),
  };
  if ((asked.districtId && !isId(asked.districtId)) || (await unit.em.count(GrantOfRole, where)) === 0)
    throw new Refusal(ErrorCode.NOT_FOUND, { field: 'role' });
  if (asked.role === Role.ADMINISTRATOR) await demandAnotherAdministrator(unit, id, 'role');
  await unit.em.nativeDelete(GrantOfRole, where);
  await unit.em.nativeUpdate(Account, { id }, { updatedAt: unit.now });
  changed(unit, id, [
    { field: 'role', from: asked.role, to: null },
    ...(asked.districtId ? [{ field: 'district', from: asked.districtId, to: null }] : []),
  ]);
  return { id };
}

const changed = (unit: Unit, id: string, change: Change[]) =>
  unit.record({ kind: FactKind.ACCOUNT_CHANGED, districtId: null, subject: { type: 'ACCOUNT', id }, change });

const given = ({ role, districtIds }: CheckedRole): Change[] => [
  { field: 'role', from: null, to: role },
  ...districtIds.flatMap((to) => (to ? [{ field: 'district', from: null, to }] : [])),
];

function checkedName(text: string): string {
  const name = checkedText(text, 'name', { max: 64, required: true })!.toLowerCase();
  if (name.length < 2 || /\s/.test(name)) throw new Refusal(ErrorCode.INVALID, { field: 'name' });
  return name;
}

function checkedPerson(id: string | null | undefined): string | null {
  if (id && !isId(id)) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'professionalId' });
  return id ?? null;
}

async function known(unit: Unit, id: string, field = 'id'): Promise<Account> {
  const account = isId(id) ? await unit.em.findOne(Account, { id }) : null;
  if (!account) throw new Refusal(ErrorCode.NOT_FOUND, { field });
  return account;
}

interface CheckedRole {
  role: GrantableRole;
  districtIds: readonly (string | null)[];
}

/** A lead leads districts; a role of the whole town has none. */
async function checkedRole({ em }: Unit, { role, districtIds }: RoleAsked): Promise<CheckedRole> {
  if (role === Role.DUTY) throw new Refusal(ErrorCode.INVALID, { field: 'role' });
  const ids = [...new Set(districtIds)];
  if (role !== Role.LEAD) {
    if (ids.length > 0) throw new Refusal(ErrorCode.INVALID, { field: 'districtIds' });
    return { role, districtIds: [null] };
  }
  if (ids.length === 0)
    throw new Refusal(ErrorCode.INVALID, { field: 'districtIds', words: { because: 'REQUIRED' } });
  const found = await em.execute<{ id: string }[]>(
    "select id from district where id::text = any(string_to_array(?, ','))",
    [ids.join(',')],
  );
  if (found.length !== ids.length) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'districtIds' });
  return { role, districtIds: ids };
}

async function give({ em }: Unit, accountId: string, { role, districtIds }: CheckedRole): Promise<void> {
  for (const districtId of districtIds)
    await em.execute(
      'insert into grant_of_role (id, account_id, role, district_id) values (?, ?, ?, ?) on conflict do nothing',
      [randomUUID(), accountId, role, districtId],
    );
}

const isAdministrator = async ({ em }: Unit, accountId: string) =>
  (await em.count(GrantOfRole, { account: accountId, role: Role.ADMINISTRATOR })) > 0;

/** Nobody closes the door behind themselves, and two who close each other's leave one open. */
async function demandAnotherAdministrator(unit: Unit, accountId: string, field: string): Promise<void> {
  if (unit.viewer.kind === 'SYSTEM') return;
  await unit.em.execute('select pg_advisory_xact_lock(?)', [ADMINISTRATORS]);
  const [others] = await unit.em.execute<{ n: number }[]>(
    `select count(distinct a.id)::integer as n from account a join grant_of_role g on g.account_id = a.id
     where g.role = 'ADMINISTRATOR' and a.disabled_at is null and a.id <> ?`,
    [accountId],
  );
  if (accountId === unit.viewer.id || others!.n === 0)
    throw new Refusal(ErrorCode.INVALID, { field, words: { because: 'LAST_ADMINISTRATOR' } });
}

async function endSessions(unit: Unit, accountId: string): Promise<void> {
  const open = await unit.em.find(Session, { account: accountId, endedAt: null });
  for (const session of open) {
    session.endedAt = unit.now;
    unit.record({
      kind: FactKind.SESSION_ENDED,
      districtId: null,
      subject: { type: 'SESSION', id: session.id },
    });
  }
}
