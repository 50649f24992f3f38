// Named questions about absences: which run, what they hit, what they broke.
import { isId } from '#kernel/ids';
import { idList } from '#kernel/ids';
import type { Unit } from '#kernel/unit';
import { Absence, AbsenceBroken } from './absence.entity';

/** One absence, or null. */
export const absenceRow = async (unit: Unit, id: string): Promise<Absence | null> =>
  isId(id) ? unit.em.findOne(Absence, { id }) : null;

/** All absences of a person, as they were reported. */
export const absencesOfPerson = (unit: Unit, professionalId: string): Promise<Absence[]> =>
  unit.em.find(Absence, { professional: professionalId });

/** What an absence released and nobody has put back yet. */
export const brokenBy = (unit: Unit, absenceId: string): Promise<AbsenceBroken[]> =>
  unit.em.find(
    AbsenceBroken,
    { absence: absenceId, restoredAt: null },
    { orderBy: { sourceType: 'asc', sourceId: 'asc' } },
  );

/** What an absence took last of each visit and nobody has put back. */
export async function visitsBroken(
  unit: Unit,
  visitIds: readonly string[],
): Promise<Map<string, AbsenceBroken>> {
  const rows = await unit.em.find(
    AbsenceBroken,
    { sourceType: 'VISIT', sourceId: { $in: [...visitIds] }, restoredAt: null },
    { orderBy: { absence: { reportedAt: 'asc' } } },
  );
  return new Map(rows.map((row) => [row.sourceId, row]));
}

/** Absences that run at an instant, or all that have not ended; of who works in these districts. */
export function absencesWhere(
  unit: Unit,
  { at, districtIds }: { at: Temporal.Instant | null; districtIds: readonly string[] | null },
): { sql: string; values: string[] } {
  const near = districtIds
    ? `and exists (select from professional p join office o on o.id = p.office_id
         where p.id = absence.professional_id and o.district_id = any(string_to_array(?, ',')::uuid[]))`
    : '';
  return {
    sql: `${at ? 'during @> ?::timestamptz' : '(upper_inf(during) or upper(during) > ?::timestamptz)'} ${near}`,
    values: [(at ?? unit.now).toString(), ...(districtIds ? [idList(districtIds)] : [])],
  };
}
