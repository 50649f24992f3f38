// Named questions about emergency actions: a page, how many, and one of them held.
import { idList } from '#kernel/ids';
import type { Unit } from '#kernel/unit';
import { EmergencyAction, EmergencyReason, EmergencyReview } from './emergency.entity';

export interface EmergencyFilter {
  /** Rows of these districts, or of this professional; null: of the whole town. */
  reach: { districtIds: readonly string[]; professionalId: string | null } | null;
  districtIds: readonly string[] | null;
  /** Recorded in this time. */
  from: Temporal.Instant | null;
  until: Temporal.Instant | null;
  unreviewed: boolean;
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

function whereOf({ reach, districtIds, from, until, unreviewed }: EmergencyFilter) {
  const parts: string[] = [];
  const values: string[] = [];
  const only = (sql: string, ...said: string[]) => {
    parts.push(sql);
    values.push(...said);
  };
  if (reach)
    only(
      `(a.district_id = any(string_to_array(?, ',')::uuid[]) or a.professional_id = ?::uuid)`,
      idList(reach.districtIds),
      reach.professionalId ?? NOBODY,
    );
  if (districtIds) only(`a.district_id = any(string_to_array(?, ',')::uuid[])`, idList(districtIds));
  if (from) only('a.recorded_at >= ?::timestamptz', from.toString());
  if (until) only('a.recorded_at < ?::timestamptz', until.toString());
  if (unreviewed) parts.push('not exists (select from emergency_review r where r.action_id = a.id)');
  return { sql: parts.join(' and ') || 'true', values };
}

/** Ids of a page, the latest first, and how many there are in all. */
export async function emergencyIds(
  unit: Unit,
  filter: EmergencyFilter,
  { after, limit }: { after: string[] | null; limit: number },
): Promise<{ ids: string[]; total: number }> {
  const { sql, values } = whereOf(filter);
  const rows = await unit.em.execute<{ id: string }[]>(
    `select a.id from emergency_action a where ${sql} ${after ? 'and (a.recorded_at, a.id) < (?::timestamptz, ?::uuid)' : ''}
     order by a.recorded_at desc, a.id desc limit ${limit}`,
    [...values, ...(after ?? [])],
  );
  const [count] = await unit.em.execute<{ total: number }[]>(
    `select count(*)::integer as total from emergency_action a where ${sql}`,
    values,
  );
  return { ids: rows.map(({ id }) => id), total: count!.total };
}

/** How many were recorded since then, are not reviewed, and are past their review. */
export async function emergencyCounts(
  { em, now }: Unit,
  districtIds: readonly string[] | null,
  since: Temporal.Instant,
): Promise<{ recent: number; unreviewed: number; overdue: number }> {
  const [row] = await em.execute<{ recent: number; unreviewed: number; overdue: number }[]>(
    `select (count(*) filter (where a.recorded_at >= ?::timestamptz))::integer as recent,
       (count(*) filter (where r.action_id is null))::integer as unreviewed,
       (count(*) filter (where r.action_id is null and a.review_due <= ?::timestamptz))::integer as overdue
     from emergency_action a left join emergency_review r on r.action_id = a.id
     where ${districtIds ? `a.district_id = any(string_to_array(?, ',')::uuid[])` : 'true'}`,
    [since.toString(), now.toString(), ...(districtIds ? [idList(districtIds)] : [])],
  );
  return row!;
}

/** Actions by id. */
export async function emergencyActionsByIds(
  { em }: Unit,
  ids: readonly string[],
): Promise<Map<string, EmergencyAction>> {
  const found = await em.find(EmergencyAction, { id: { $in: [...ids] } });
  return new Map(found.map((one) => [one.id, one]));
}

/** Reviews by the id of what they are about. */
export async function reviewsOf({ em }: Unit, ids: readonly string[]): Promise<Map<string, EmergencyReview>> {
  const found = await em.find(EmergencyReview, { actionId: { $in: [...ids] } });
  return new Map(found.map((one) => [one.actionId, one]));
}

/** Why somebody acted alone, in the order of the catalogue. */
export const emergencyReasons = ({ em }: Unit): Promise<EmergencyReason[]> =>
  em.find(EmergencyReason, {}, { orderBy: { position: 'asc' } });

/** Two who review one come one after the other; the row itself is never written again. */
export async function lockEmergencyAction({ em }: Unit, id: string): Promise<void> {
  await em.execute('select id from emergency_action where id = ? for update', [id]);
}
