// Reading what was done alone: all of it for leadership and the desk, the own districts for a lead, the own for everybody.
import { demand, may, seesCountsOnly } from '#access/policy.rules';
import { batched } from '#kernel/batch';
import { dateAt, startOfDay } from '#kernel/calendar.rules';
import type { Page } from '#kernel/connection.type';
import { exactCount, guardedCount } from '#kernel/counts.rules';
import { Failure } from '#kernel/failure';
import { checkedFirst, keyOf, pageOf, type PageAsked } from '#kernel/paging';
import type { Unit } from '#kernel/unit';
import type { EmergencyAction, EmergencyReview } from './emergency.entity';
import {
  emergencyActionsByIds,
  emergencyCounts,
  emergencyIds,
  emergencyReasons,
  type EmergencyFilter,
  reviewsOf,
} from './emergency-actions.queries';

export interface EmergencyAsked extends PageAsked {
  districtIds?: readonly string[] | null;
  from?: Temporal.Instant | null;
  until?: Temporal.Instant | null;
  unreviewed?: boolean | null;
}

/** A page, the latest first. */
export async function emergencyActions(
  unit: Unit,
  head: string,
  asked: EmergencyAsked,
): Promise<Page<EmergencyAction>> {
  demand(unit.viewer, 'emergency:read');
  const filter: EmergencyFilter = {
    reach: reachOf(unit),
    districtIds: asked.districtIds ?? null,
    from: asked.from ?? null,
    until: asked.until ?? null,
    unreviewed: asked.unreviewed ?? false,
  };
  const after = keyOf(asked.after, ['time', 'id']);
  const { ids, total } = await emergencyIds(unit, filter, { after, limit: checkedFirst(asked) + 1 });
  const found = await emergencyActionsByIds(unit, ids);
  const rows = ids.map((id) => found.get(id)!);
  return pageOf(rows, asked, ({ recordedAt, id }) => [recordedAt.toString(), id], total, head);
}

/** Null: the whole town; else the districts one leads and what one did oneself. */
function reachOf({ viewer }: Unit): EmergencyFilter['reach'] {
  if (may(viewer, 'emergency:read', { districtId: null, own: false })) return null;
  const districtIds = viewer.grants.flatMap(({ role, districtIds: led }) =>
    role === 'LEAD' && led ? led : [],
  );
  return { districtIds, professionalId: viewer.professionalId };
}

/** One, as its own payload and a deadline show it; null where the asker may not see it. */
export async function visibleEmergencyAction(unit: Unit, id: string): Promise<EmergencyAction | null> {
  const action = await emergencyActionById(unit, id);
  return action && may(unit.viewer, 'emergency:read', aboutOf(unit, action)) ? action : null;
}

/** One as it is. No right is asked: for the payload of who just wrote it. */
export const emergencyActionById = async (unit: Unit, id: string): Promise<EmergencyAction | null> =>
  (await batched(unit, 'emergency action', id, (ids) => emergencyActionsByIds(unit, ids))) ?? null;

const aboutOf = ({ viewer }: Unit, { district, professional, recordedBy }: EmergencyAction) => ({
  districtId: district.id,
  own: professional.id === viewer.professionalId || recordedBy === viewer.principal,
});

/** What was written: leadership, LEAD of the district, duty, the person. @throws Failure FORBIDDEN. */
export function demandText(unit: Unit, action: EmergencyAction): void {
  if (!may(unit.viewer, 'emergency:text', aboutOf(unit, action))) throw new Failure('FORBIDDEN');
}

/** Its review, or null while nobody has. */
export const reviewOf = async (unit: Unit, id: string): Promise<EmergencyReview | null> =>
  (await batched(unit, 'review of emergency action', id, (ids) => reviewsOf(unit, ids))) ?? null;

/** Days that the count on the board looks back, today among them: whole days, so that it moves at midnight. */
const RECENT_DAYS = 30;

/** How often somebody acted alone, and what of it nobody has looked at: never who. */
export async function emergencyCount(unit: Unit, districtIds: readonly string[] | null) {
  const since = startOfDay(dateAt(unit.now).subtract({ days: RECENT_DAYS - 1 }));
  const { recent, unreviewed, overdue } = await emergencyCounts(unit, districtIds, since);
  const count = seesCountsOnly(unit.viewer) ? guardedCount : exactCount;
  return { recent: count(recent), unreviewed: count(unreviewed), overdue: count(overdue) };
}

/** Why somebody acts alone. */
export async function reasonsToActAlone(unit: Unit): Promise<{ code: string; label: string }[]> {
  demand(unit.viewer, 'catalogue:read');
  return worded(unit);
}

const worded = async (unit: Unit) =>
  (await emergencyReasons(unit)).map(({ code, labelDe, labelEn }) => ({
    code,
    label: unit.viewer.language === 'de' ? labelDe : labelEn,
  }));

/** The word of a reason. */
export const reasonToActAlone = (unit: Unit, code: string) =>
  batched(
    unit,
    'emergency reason',
    code,
    async () => new Map((await worded(unit)).map((one) => [one.code, one])),
  );
