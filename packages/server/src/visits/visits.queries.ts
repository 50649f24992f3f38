// Named questions about visits: one with its seats, a page of them, which the clock has something to say about.
import type { FilterQuery } from '@mikro-orm/core';
import { LockMode } from '@mikro-orm/core';
import { batched } from '#kernel/batch';
import { idList, isId } from '#kernel/ids';
import type { Unit } from '#kernel/unit';
import { CancelReason, VisitKind, VisitPurpose } from './catalogues.entity';
import { Seat, Visit } from './visit.entity';
import type { VisitState } from './visit.rules';

/** One visit as it is now, or null. */
export const visitRow = async (unit: Unit, id: string): Promise<Visit | null> =>
  isId(id) ? ((await batched(unit, 'visit', id, (ids) => visitsByIds(unit, ids))) ?? null) : null;

/** Visits by id. */
export async function visitsByIds(unit: Unit, ids: readonly string[]): Promise<Map<string, Visit>> {
  const found = await unit.em.find(Visit, { id: { $in: [...ids] } });
  return new Map(found.map((visit) => [visit.id, visit]));
}

/** The seats of a visit, by number. */
export async function seatsOf(unit: Unit, visitId: string): Promise<Seat[]> {
  const seats = await batched(unit, 'seats', visitId, async (ids) => {
    const found = await unit.em.find(Seat, { visit: { $in: ids } } as FilterQuery<Seat>, {
      orderBy: { no: 'asc' },
    });
    return Map.groupBy(found, (seat) => seat.visit.id);
  });
  return seats ?? [];
}

/** The visit, with nobody else changing it or its seats until the transaction ends; null when there is none. */
export const lockedVisit = async (unit: Unit, id: string): Promise<Visit | null> =>
  isId(id) ? unit.em.findOne(Visit, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;

/** Waits until nobody else is changing these visits, in the order of their ids. */
export async function lockVisits({ em }: Unit, ids: readonly string[]): Promise<void> {
  await em.execute(
    `select id from visit where id = any(string_to_array(?, ',')::uuid[]) order by id for update`,
    [idList(ids)],
  );
}

/** Seats as this transaction sees them after the visit was locked. */
export const lockedSeats = (unit: Unit, visitId: string): Promise<Seat[]> =>
  unit.em.find(Seat, { visit: visitId } as FilterQuery<Seat>, { orderBy: { no: 'asc' } });

export interface VisitFilter {
  districtIds: readonly string[] | null;
  states: readonly VisitState[] | null;
  /** Visits whose planned time, or due window without a plan, overlaps this one. */
  from: Temporal.Instant | null;
  until: Temporal.Instant | null;
  memberId: string | null;
  updatedSince: Temporal.Instant | null;
}

const BEGINS = 'coalesce(lower(v.planned), v.due_from)';
const ENDS = 'coalesce(upper(v.planned), v.due_until)';

/** Ids of a page after the key: by planned or due beginning, urgency, id; by last change where that is asked for. */
export async function visitIds(
  unit: Unit,
  filter: VisitFilter,
  { after, limit }: { after: string[] | null; limit: number },
): Promise<{ ids: string[]; total: number }> {
  const { sql, values } = whereOf(filter);
  const byUpdate = filter.updatedSince !== null;
  const order = byUpdate ? 'v.updated_at, v.id' : `${BEGINS}, v.urgency, v.id`;
  const behind = byUpdate
    ? 'and (v.updated_at, v.id) > (?::timestamptz, ?::uuid)'
    : `and (${BEGINS}, v.urgency, v.id) > (?::timestamptz, ?, ?::uuid)`;
  const rows = await unit.em.execute<{ id: string }[]>(
    `select v.id from visit v where ${sql} ${after ? behind : ''} order by ${order} limit ${limit}`,
    [...values, ...(after ?? [])],
  );
  const [count] = await unit.em.execute<{ total: number }[]>(
    `select count(*)::integer as total from visit v where ${sql}`,
    values,
  );
  return { ids: rows.map(({ id }) => id), total: count!.total };
}

export interface DueFilter {
  districtIds: readonly string[] | null;
  kinds: readonly string[] | null;
  /** Part of a reference. */
  text: string | null;
  until: Temporal.Instant;
}

/** Ids of visits that wait for a pair and are due before an instant, after the key: by urgency, deadline, id. */
export async function dueVisitIds(
  unit: Unit,
  { districtIds, kinds, text, until }: DueFilter,
  { after, limit }: { after: string[] | null; limit: number },
): Promise<{ ids: string[]; total: number }> {
  const parts: [string, string][] = [['v.due_from < ?::timestamptz', until.toString()]];
  if (districtIds) parts.push([`v.district_id = any(string_to_array(?, ',')::uuid[])`, idList(districtIds)]);
  if (kinds) parts.push([`v.kind = any(string_to_array(?, ','))`, kinds.join(',')]);
  if (text) parts.push([`strpos(lower(v.reference), lower(?)) > 0`, text]);
  const where = `v.state in ('DUE', 'MISSED') and v.planned is null and ${parts.map(([sql]) => sql).join(' and ')}`;
  const values = parts.map(([, value]) => value);
  const rows = await unit.em.execute<{ id: string }[]>(
    `select v.id from visit v where ${where} ${after ? 'and (v.urgency, v.due_until, v.id) > (?, ?::timestamptz, ?::uuid)' : ''}
     order by v.urgency, v.due_until, v.id limit ${limit}`,
    [...values, ...(after ?? [])],
  );
  const [count] = await unit.em.execute<{ total: number }[]>(
    `select count(*)::integer as total from visit v where ${where}`,
    values,
  );
  return { ids: rows.map(({ id }) => id), total: count!.total };
}

function whereOf(filter: VisitFilter): { sql: string; values: string[] } {
  const parts: [string, string][] = [];
  if (filter.districtIds)
    parts.push([`v.district_id = any(string_to_array(?, ',')::uuid[])`, idList(filter.districtIds)]);
  if (filter.states) parts.push([`v.state = any(string_to_array(?, ','))`, filter.states.join(',')]);
  if (filter.from) parts.push([`${ENDS} > ?::timestamptz`, filter.from.toString()]);
  if (filter.until) parts.push([`${BEGINS} < ?::timestamptz`, filter.until.toString()]);
  if (filter.memberId)
    parts.push([
      'exists (select from seat s where s.visit_id = v.id and s.professional_id = ?)',
      filter.memberId,
    ]);
  if (filter.updatedSince) parts.push(['v.updated_at >= ?::timestamptz', filter.updatedSince.toString()]);
  return { sql: parts.map(([sql]) => sql).join(' and ') || 'true', values: parts.map(([, value]) => value) };
}

/** Visits that wait although their time has passed. */
export async function passedVisits(unit: Unit): Promise<string[]> {
  const rows = await unit.em.execute<{ id: string }[]>(
    `select id from visit where state in ('DUE', 'ASSIGNED', 'ACCEPTED') and coalesce(upper(planned), due_until) <= ?::timestamptz
     order by coalesce(upper(planned), due_until), id limit 200`,
    [unit.now.toString()],
  );
  return rows.map(({ id }) => id);
}

/** The visits of each flag, oldest first. */
export async function visitsOfFlags(unit: Unit, flagIds: readonly string[]): Promise<Map<string, Visit[]>> {
  const found = await unit.em.find(Visit, { flag: { $in: [...flagIds] } } as FilterQuery<Visit>, {
    orderBy: { createdAt: 'asc', id: 'asc' },
  });
  return Map.groupBy(found, (visit) => visit.flag!.id);
}

/** The kinds of visits, in the order of the office. */
export const visitKinds = (unit: Unit): Promise<VisitKind[]> =>
  unit.em.find(VisitKind, {}, { orderBy: { position: 'asc' } });
/** What visits are for. */
export const visitPurposes = (unit: Unit): Promise<VisitPurpose[]> =>
  unit.em.find(VisitPurpose, {}, { orderBy: { position: 'asc' } });
/** Why visits are cancelled. */
export const cancelReasons = (unit: Unit): Promise<CancelReason[]> =>
  unit.em.find(CancelReason, {}, { orderBy: { position: 'asc' } });
