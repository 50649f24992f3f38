// The names other systems have for our objects, for every room from here up.
import { batched } from '#kernel/batch';
import { ExternalReference, type ExternalType } from '#kernel/external-reference.entity';
import type { Unit } from '#kernel/unit';

/** A name as the contract shows it. */
export interface ForeignName {
  system: string;
  id: string;
}

/** All names of one object, by system. */
export async function foreignNamesOf(
  unit: Unit,
  type: ExternalType,
  objectId: string,
): Promise<ForeignName[]> {
  const names = await batched(unit, `foreign names ${type}`, objectId, async (ids) => {
    const rows = await unit.em.find(
      ExternalReference,
      { type, objectId: { $in: ids } },
      { orderBy: { system: 'asc' } },
    );
    return Map.groupBy(rows, (row) => row.objectId);
  });
  return (names ?? []).map(({ system, externalId }) => ({ system, id: externalId }));
}

/** Writes names of a new object; one that another object has already is refused by the database. */
export function nameForeign(
  unit: Unit,
  type: ExternalType,
  objectId: string,
  names: readonly ForeignName[],
): void {
  for (const { system, id } of names)
    unit.em.create(ExternalReference, { type, system, externalId: id, objectId });
}
