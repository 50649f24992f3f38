// Who a line of paper names: an account by its sign-in name, with the rights it had at that time.
import type { Unit } from '#kernel/unit';
import { type Grant, nobody, type Role, type Viewer } from '#kernel/viewer';
import { onDutyNow } from '#platform/on-duty';

interface Row {
  id: string;
  display_name: string;
  professional_id: string | null;
  grants: { role: Role; district: string | null }[] | null;
}

/** The person as they would have signed in at `at`; null when nobody has this sign-in. Roles are those of today. */
export async function personOf({ em }: Unit, name: string, at: Temporal.Instant): Promise<Viewer | null> {
  const [row] = await em.execute<Row[]>(
    `select a.id, a.display_name, a.professional_id,
       (select json_agg(json_build_object('role', g.role, 'district', g.district_id)) from grant_of_role g where g.account_id = a.id) as grants
     from account a where a.name = ? and a.disabled_at is null`,
    [name.toLowerCase()],
  );
  if (!row) return null;
  const byRole = Map.groupBy(row.grants ?? [], ({ role }) => role);
  const grants: Grant[] = [...byRole].map(([role, all]) => ({
    role,
    districtIds: all.some(({ district }) => district === null) ? null : all.map(({ district }) => district!),
  }));
  const onDuty = row.professional_id !== null && (await onDutyNow(em, at)).has(row.professional_id);
  return {
    ...nobody('en'),
    kind: 'PERSON',
    principal: `account:${row.id}`,
    id: row.id,
    name: row.display_name,
    professionalId: row.professional_id,
    grants,
    onDuty,
  };
}
