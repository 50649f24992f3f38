// Enters a household that another system knows, or changes what is known of it.
import { require } from '#access/policy.rules';
import { districtById } from '#districts/districts';
import { checkedReferences } from '#kernel/external-reference.input';
import { FactKind, type Change } from '#kernel/fact';
import { isId } from '#kernel/ids';
import { later } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { checkedText } from '#kernel/text.rules';
import type { Unit } from '#kernel/unit';
import { nameForeign } from '#staff/external-references';
import { District } from '#districts/district.entity';
import { Household } from './household.entity';
import { objectByExternal } from './households';

/** What is written; absent fields of a known household stay as they are. */
export interface HouseholdInput {
  /** Exactly one. */
  externalReferences: readonly { system: string; id: string }[];
  districtId: string;
  address?: string | null;
  languages?: readonly string[] | null;
}

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/;

/**
 * Finds the household by its name in the other system and changes it, or enters it.
 * The fact names the household and its district, nothing else.
 * @throws Refusal FORBIDDEN, NOT_FOUND (districtId), INVALID (externalReferences, address, languages).
 */
export async function upsertHousehold(unit: Unit, input: HouseholdInput): Promise<{ id: string }> {
  require(unit.viewer, 'household:write', { districtId: input.districtId }, 'districtId');
  const values = checked(input);
  if (!isId(input.districtId) || !(await districtById(unit, input.districtId))) {
    throw new Refusal(ErrorCode.NOT_FOUND, { field: 'districtId' });
  }
  // Two systems that send the same name at once come one after the other.
  await unit.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 11))', [
    `${values.name.system} ${values.name.id}`,
  ]);
  const known = await objectByExternal(unit, 'HOUSEHOLD', values.name.system, values.name.id);
  return known ? change(unit, known, input, values) : enter(unit, input, values);
}

interface Checked {
  name: { system: string; id: string };
  address: string | null | undefined;
  languages: string[] | undefined;
}

function checked({ externalReferences, address, languages }: HouseholdInput): Checked {
  const [name, ...more] = checkedReferences(externalReferences);
  if (!name || more.length > 0) throw new Refusal(ErrorCode.INVALID, { field: 'externalReferences' });
  if (languages && (languages.length > 10 || languages.some((one) => !LANGUAGE.test(one)))) {
    throw new Refusal(ErrorCode.INVALID, { field: 'languages' });
  }
  return {
    name,
    address:
      address === undefined || address === null ? undefined : checkedText(address, 'address', { max: 400 }),
    languages: languages ? [...new Set(languages)] : undefined,
  };
}

async function enter(
  unit: Unit,
  { districtId }: HouseholdInput,
  { name, address, languages }: Checked,
): Promise<{ id: string }> {
  const household = unit.em.create(Household, {
    district: unit.em.getReference(District, districtId),
    name: null,
    address: address ?? null,
    languages: languages ?? [],
    createdAt: unit.now,
    updatedAt: unit.now,
  });
  await unit.em.flush();
  nameForeign(unit, 'HOUSEHOLD', household.id, [name]);
  unit.record({
    kind: FactKind.HOUSEHOLD_CHANGED,
    districtId,
    subject: { type: 'HOUSEHOLD', id: household.id },
  });
  return { id: household.id };
}

async function change(
  unit: Unit,
  id: string,
  { districtId }: HouseholdInput,
  { address, languages }: Checked,
): Promise<{ id: string }> {
  const household = await unit.em.findOneOrFail(Household, { id });
  // Whoever takes a household over from another district must have a word there too.
  const before = household.district.id;
  require(unit.viewer, 'household:write', { districtId: before }, 'externalReferences');
  const moved: Change[] = before === districtId ? [] : [{ field: 'district', from: before, to: districtId }];
  if (moved.length > 0) household.district = unit.em.getReference(District, districtId, { wrapped: true });
  if (address !== undefined) household.address = address;
  if (languages !== undefined) household.languages = languages;
  household.updatedAt = later(unit.now, household.updatedAt.add({ milliseconds: 1 }));
  unit.record({
    kind: FactKind.HOUSEHOLD_CHANGED,
    districtId,
    subject: { type: 'HOUSEHOLD', id },
    change: moved,
  });
  return { id };
}
