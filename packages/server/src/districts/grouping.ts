// Which district serves a Stadtteil from a day on: every day exactly one, and what is past stays as it was.
import { demand, require } from '#access/policy.rules';
import { batched } from '#kernel/batch';
import { dateAt } from '#kernel/calendar.rules';
import { FactKind } from '#kernel/fact';
import { idList, isId } from '#kernel/ids';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Outcome, Unit } from '#kernel/unit';
import { District, Neighbourhood } from './district.entity';

/** A span of days in which one district serves a neighbourhood; null is without limit. */
export interface Assignment {
  districtId: string;
  from: Temporal.PlainDate | null;
  until: Temporal.PlainDate | null;
}

export interface GroupingAsked {
  neighbourhoodId: string;
  districtId: string;
  /** The first day on which it counts: today or later. */
  from: Temporal.PlainDate;
}

const YEARS_AHEAD = 5;

/** All neighbourhoods of the town by name. */
export async function neighbourhoods(unit: Unit): Promise<Neighbourhood[]> {
  demand(unit.viewer, 'office:read');
  return unit.em.find(Neighbourhood, {}, { orderBy: { name: 'asc', id: 'asc' } });
}

/** All spans of a neighbourhood, the first one first. */
export async function assignmentsOf(unit: Unit, neighbourhoodId: string): Promise<Assignment[]> {
  const mine = await batched(unit, 'assignments of neighbourhood', neighbourhoodId, async (ids) => {
    const rows = await unit.em.execute<
      { neighbourhood_id: string; district_id: string; from: string | null; until: string | null }[]
    >(
      `select neighbourhood_id, district_id, lower(during)::text as "from", upper(during)::text as until from neighbourhood_district
       where neighbourhood_id = any(string_to_array(?, ',')::uuid[]) order by lower(during) nulls first`,
      [idList(ids)],
    );
    return Map.groupBy(rows, (row) => row.neighbourhood_id);
  });
  return (mine ?? []).map(({ district_id, from, until }) => ({
    districtId: district_id,
    from: from === null ? null : Temporal.PlainDate.from(from),
    until: until === null ? null : Temporal.PlainDate.from(until),
  }));
}

/**
 * Gives a neighbourhood to a district from a day on; what was planned after that day falls.
 * Load is computed anew for both districts, at once and when the day comes.
 * @throws Refusal FORBIDDEN, NOT_FOUND (neighbourhoodId, districtId), IN_THE_PAST (from), INVALID (from).
 */
export async function assignNeighbourhood(unit: Unit, asked: GroupingAsked): Promise<Outcome> {
  require(unit.viewer, 'office:write');
  const { neighbourhoodId, districtId, from } = asked;
  const { em, now } = unit;
  const today = dateAt(now);
  if (Temporal.PlainDate.compare(from, today) < 0)
    throw new Refusal(ErrorCode.IN_THE_PAST, { field: 'from' });
  if (Temporal.PlainDate.compare(from, today.add({ years: YEARS_AHEAD })) > 0)
    throw new Refusal(ErrorCode.INVALID, { field: 'from' });
  if (!isId(districtId) || (await em.count(District, { id: districtId, active: true })) === 0)
    throw new Refusal(ErrorCode.NOT_FOUND, { field: 'districtId' });
  const [known] = isId(neighbourhoodId)
    ? await em.execute<{ name: string }[]>('select name from neighbourhood where id = ? for update', [
        neighbourhoodId,
      ])
    : [];
  if (!known) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'neighbourhoodId' });
  const before = await rest(unit, neighbourhoodId, from);
  // The same district on and on is one span; a hole before the day cannot be: then it begins with the first day.
  if (before?.kept === districtId && !before.planned) return { id: neighbourhoodId };
  await cut(unit, neighbourhoodId, from);
  if (before?.kept === districtId)
    await em.execute(
      `update neighbourhood_district set during = daterange(lower(during), null) where neighbourhood_id = ? and upper(during) = ?::date`,
      [neighbourhoodId, from.toString()],
    );
  else
    await em.execute(
      `insert into neighbourhood_district (neighbourhood_id, district_id, during) values (?, ?, daterange(?::date, null))`,
      [neighbourhoodId, districtId, from.toString()],
    );
  tell(unit, known.name, before?.was ?? null, asked);
  return { id: neighbourhoodId };
}

/** Who has it right before the day (`kept`), on the day (`was`), and whether something else was planned later. */
async function rest({ em }: Unit, neighbourhoodId: string, from: Temporal.PlainDate) {
  const rows = await em.execute<{ district_id: string; before: boolean; on: boolean; later: boolean }[]>(
    `select district_id, during @> (?::date - 1) as before, during @> ?::date as "on", coalesce(lower(during) >= ?::date, false) as later
     from neighbourhood_district where neighbourhood_id = ?`,
    [from.toString(), from.toString(), from.toString(), neighbourhoodId],
  );
  if (rows.length === 0) return null;
  return {
    kept: rows.find((row) => row.before)?.district_id ?? null,
    was: rows.find((row) => row.on)?.district_id ?? null,
    planned: rows.some((row) => row.later),
  };
}

async function cut({ em }: Unit, neighbourhoodId: string, from: Temporal.PlainDate): Promise<void> {
  await em.execute(
    'delete from neighbourhood_district where neighbourhood_id = ? and lower(during) >= ?::date',
    [neighbourhoodId, from.toString()],
  );
  await em.execute(
    `update neighbourhood_district set during = daterange(lower(during), ?::date) where neighbourhood_id = ? and during @> ?::date`,
    [from.toString(), neighbourhoodId, from.toString()],
  );
}

/** One fact for the district that gives and one for the one that takes; both say from which day. */
function tell(unit: Unit, name: string, was: string | null, { districtId, from }: GroupingAsked): void {
  const validFrom = { field: 'validFrom', from: null, to: from.toString() };
  const fact = (id: string, change: { field: string; from: string | null; to: string | null }) =>
    unit.record({
      kind: FactKind.DISTRICT_CHANGED,
      districtId: id,
      subject: { type: 'DISTRICT', id },
      change: [change, validFrom],
    });
  if (was !== null && was !== districtId) fact(was, { field: 'neighbourhood', from: name, to: null });
  fact(districtId, { field: 'neighbourhood', from: null, to: name });
}
