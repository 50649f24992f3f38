// Accounts from the command line: names and slugs become ids, the rest is what the interface does too.
import { createAccount, disableAccount, GRANTABLE, grantRole, resetPassword } from '#access/accounts';
import { objectByExternal } from '#families/households';
import { Refusal } from '#kernel/refusal';
import { refusalSentence } from '#kernel/sentences.rules';
import type { Unit } from '#kernel/unit';
import { Role } from '#kernel/viewer';
import { IMPORT_SYSTEM } from './import/system';
import { UsageProblem } from './usage';

export interface AccountAsked {
  name: string;
  role: string;
  /** Slugs of ASD districts; none is the whole town. */
  districts: readonly string[];
  displayName?: string | undefined;
  /** The professional, by the id `staff.csv` gave. */
  person?: string | undefined;
}

/** Makes an account, or gives a role more to one that exists; the password is null then. */
export async function addAccount(unit: Unit, asked: AccountAsked): Promise<{ password: string | null }> {
  const role = GRANTABLE.find((one) => one === asked.role.toUpperCase());
  if (!role) throw new UsageProblem(`There is no role "${asked.role}". Roles: ${GRANTABLE.join(', ')}.`);
  if (role === Role.LEAD && asked.districts.length === 0)
    throw new UsageProblem('A LEAD leads districts: name each with --district.');
  if (role !== Role.LEAD && asked.districts.length > 0)
    throw new UsageProblem(`${role} counts in the whole town; --district is for LEAD.`);
  const districtIds = await idsOfDistricts(unit, asked.districts);
  const professionalId = asked.person === undefined ? null : await personId(unit, asked.person);
  const known = await idOf(unit, asked.name);
  let password: string | null = null;
  await said(async () =>
    known
      ? grantRole(unit, { accountId: known, role, districtIds, professionalId })
      : createAccount(
          unit,
          { name: asked.name, displayName: asked.displayName ?? null, role, districtIds, professionalId },
          (told) => (password = told),
        ),
  );
  return { password };
}

/** Nobody signs in with it any more. */
export async function closeAccount(unit: Unit, name: string): Promise<void> {
  await disableAccount(unit, { id: await knownId(unit, name) });
}

/** A new one-time password; works again if it was disabled. */
export async function reopenAccount(unit: Unit, name: string): Promise<{ password: string }> {
  let password = '';
  await resetPassword(unit, { id: await knownId(unit, name) }, (told) => (password = told));
  return { password };
}

/** What the office refuses, as a sentence of the command line. */
async function said<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refusal)
      throw new UsageProblem(`${error.field ? `${error.field}: ` : ''}${refusalSentence(error, 'en')}`);
    throw error;
  }
}

async function idOf({ em }: Unit, name: string): Promise<string | null> {
  const [row] = await em.execute<{ id: string }[]>('select id from account where name = ?', [
    name.toLowerCase(),
  ]);
  return row?.id ?? null;
}

async function knownId(unit: Unit, name: string): Promise<string> {
  const id = await idOf(unit, name);
  if (!id) throw new UsageProblem(`There is no account "${name}".`);
  return id;
}

async function personId(unit: Unit, externalId: string): Promise<string> {
  const id = await objectByExternal(unit, 'PROFESSIONAL', IMPORT_SYSTEM, externalId);
  if (!id) throw new UsageProblem(`There is no professional "${externalId}"; staff.csv gives these ids.`);
  return id;
}

async function idsOfDistricts({ em }: Unit, slugs: readonly string[]): Promise<string[]> {
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
