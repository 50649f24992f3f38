// Named questions about visits: one with its seats, a page of them, which the clock has something to say about.
import type { FilterQuery } from '@mikro-orm/core';
import { LockMode } from '@mikro-orm/core';
import { District } from '#districts/district.entity';
import { RiskFlag } from '#intake/risk-flag.entity';
import { batched, told } from '#kernel/batch';
import { idList, isId } from '#kernel/ids';
import type { PageAsked } from '#kernel/paging';
import { entitiesBy, entityByKey, type Listed, pageWithTotal } from '#kernel/together.queries';
import type { Unit } from '#kernel/unit';
import { Professional } from '#staff/professional.entity';
import { CancelReason, VisitKind, VisitPurpose } from './catalogues.entity';
import { Seat, Visit } from './visit.entity';
import type { VisitState } from './visit.rules';

/** One visit as it is now, or null. */
export const visitRow = async (unit: Unit, id: string): Promise<Visit | null> =>
  isId(id) ? ((await entityByKey(unit, Visit, id)) ?? null) : null;

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

const BEGINS = 'coalesce(lower(planned), due_from)';
const ENDS = 'coalesce(upper(planned), due_until)';

/** A page of visits with the people, the flags and the districts of each, by one statement; all else finds them known. */
async function pageOfVisits(
  unit: Unit,
  listed: Omit<Listed, 'table'>,
  asked: PageAsked,
): Promise<{ rows: Visit[]; total: number }> {
  const { rows, total, along } = await pageWithTotal(unit, Visit, { table: 'visit', ...listed }, asked, {
    seats: entitiesBy(
      Seat,
      'select * from seat where visit_id in (select id from page) order by visit_id, no',
    ),
    people: entitiesBy(
      Professional,
      'select * from professional where id in (select professional_id from seat where visit_id in (select id from page))',
    ),
    flags: entitiesBy(RiskFlag, 'select * from risk_flag where id in (select flag_id from page)'),
    districts: entitiesBy(District, 'select * from district where id in (select district_id from page)'),
  });
  const seats = Map.groupBy(along.seats, (seat) => seat.visit.id);
  told(
    unit,
    'seats',
    rows.map(({ id }) => [id, seats.get(id)] as const),
  );
  return { rows, total };
}

/** A page by planned or due beginning, urgency, id; by last change where that is asked for. */
export const visitRows = (unit: Unit, filter: VisitFilter, asked: PageAsked) =>
  pageOfVisits(
    unit,
    {
      where: whereOf(filter),
      order: filter.updatedSince
        ? [
            ['time', 'updated_at'],
            ['id', 'id'],
          ]
        : [
            ['time', BEGINS],
            ['urgency', 'urgency'],
            ['id', 'id'],
          ],
    },
    asked,
  );

export interface DueFilter {
  districtIds: readonly string[] | null;
  kinds: readonly string[] | null;
  /** Part of a reference. */
  text: string | null;
  until: Temporal.Instant;
}

/** A page of visits that wait for a pair and are due before an instant: by urgency, deadline, id. */
export function dueVisitRows(
  unit: Unit,
  { districtIds, kinds, text, until }: DueFilter,
  asked: PageAsked,
): Promise<{ rows: Visit[]; total: number }> {
  const parts: [string, string][] = [['due_from < ?::timestamptz', until.toString()]];
  if (districtIds) parts.push([`district_id = any(string_to_array(?, ',')::uuid[])`, idList(districtIds)]);
  if (kinds) parts.push([`kind = any(string_to_array(?, ','))`, kinds.join(',')]);
  if (text) parts.push([`strpos(lower(reference), lower(?)) > 0`, text]);
  return pageOfVisits(
    unit,
    {
      where: {
        sql: `state in ('DUE', 'MISSED') and planned is null and ${parts.map(([sql]) => sql).join(' and ')}`,
        values: parts.map(([, value]) => value),
      },
      order: [
        ['urgency', 'urgency'],
        ['time', 'due_until'],
        ['id', 'id'],
      ],
    },
    asked,
  );
}

function whereOf(filter: VisitFilter): { sql: string; values: string[] } {
  const parts: [string, string][] = [];
  if (filter.districtIds)
    parts.push([`district_id = any(string_to_array(?, ',')::uuid[])`, idList(filter.districtIds)]);
  if (filter.states) parts.push([`state = any(string_to_array(?, ','))`, filter.states.join(',')]);
  if (filter.from) parts.push([`${ENDS} > ?::timestamptz`, filter.from.toString()]);
  if (filter.until) parts.push([`${BEGINS} < ?::timestamptz`, filter.until.toString()]);
  if (filter.memberId)
    parts.push([
      'exists (select from seat s where s.visit_id = visit.id and s.professional_id = ?)',
      filter.memberId,
    ]);
  if (filter.updatedSince) parts.push(['updated_at >= ?::timestamptz', filter.updatedSince.toString()]);
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
