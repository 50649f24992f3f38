// Named questions about districts and neighbourhoods: which, what belongs to them today.
import { demand, may, withinDistricts } from '#access/policy.rules';
import { batched } from '#kernel/batch';
import { dateAt } from '#kernel/calendar.rules';
import { idList, isId } from '#kernel/ids';
import { entityByKey } from '#kernel/together.queries';
import type { Unit } from '#kernel/unit';
import { District, Neighbourhood } from './district.entity';

/** All districts the asker may see, by name; `asked` narrows them. */
export async function districts(unit: Unit, asked?: readonly string[] | null): Promise<District[]> {
  demand(unit.viewer, 'board:read');
  const ids = withinDistricts(unit.viewer, asked);
  return unit.em.find(
    District,
    { active: true, ...(ids ? { id: { $in: ids.filter(isId) } } : {}) },
    { orderBy: { name: 'asc', id: 'asc' } },
  );
}

/** One district, or null when there is none that the asker may see. */
export async function district(unit: Unit, id: string): Promise<District | null> {
  demand(unit.viewer, 'board:read');
  return visibleDistrict(unit, id);
}

/** What `node` shows of a district: null where a list would not show it. */
export async function visibleDistrict(unit: Unit, id: string): Promise<District | null> {
  if (!may(unit.viewer, 'office:read')) return null;
  const within = withinDistricts(unit.viewer, [id]);
  return within?.includes(id) && isId(id) ? ((await districtById(unit, id)) ?? null) : null;
}

/** One district of many; the ids asked in one answer are read at once. No right is asked. */
export const districtById = (unit: Unit, id: string): Promise<District | undefined> =>
  entityByKey(unit, District, id);

/** One neighbourhood of many. */
export const neighbourhoodById = (unit: Unit, id: string): Promise<Neighbourhood | undefined> =>
  batched(unit, 'neighbourhood', id, async (ids) => {
    const found = await unit.em.find(Neighbourhood, { id: { $in: ids } });
    return new Map(found.map((one) => [one.id, one]));
  });

/** The neighbourhoods a district serves on the day of `unit.now`, by name. */
export async function neighbourhoodsOf(unit: Unit, districtId: string): Promise<Neighbourhood[]> {
  const mine = await batched(unit, 'neighbourhoods of district', districtId, async (ids) => {
    const rows = await unit.em.execute<{ district_id: string; neighbourhood_id: string }[]>(
      `select nd.district_id, nd.neighbourhood_id from neighbourhood_district nd join neighbourhood n on n.id = nd.neighbourhood_id
       where nd.district_id = any(string_to_array(?, ',')::uuid[]) and nd.during @> ?::date order by n.name, n.id`,
      [idList(ids), dateAt(unit.now).toString()],
    );
    return Map.groupBy(rows, (row) => row.district_id);
  });
  const found = await Promise.all((mine ?? []).map((row) => neighbourhoodById(unit, row.neighbourhood_id)));
  return found.filter((one) => one !== undefined);
}

/** Districts by their ids, by name; null stands for all. No right is asked. */
export const districtsWithin = ({ em }: Unit, ids: readonly string[] | null): Promise<District[]> =>
  em.find(
    District,
    { active: true, ...(ids ? { id: { $in: [...ids] } } : {}) },
    { orderBy: { name: 'asc', id: 'asc' } },
  );
