// Reading professionals: one, a page of them, and what the office shows of each.
import { demand, districtsOf, may, seesCountsOnly, withinDistricts } from '#access/policy.rules';
import type { District } from '#districts/district.entity';
import { districtById } from '#districts/districts';
import type { Office } from '#districts/office.entity';
import { officeById } from '#districts/offices';
import { batched, told } from '#kernel/batch';
import { dateAt } from '#kernel/calendar.rules';
import type { Page } from '#kernel/connection.type';
import { type Count, exactCount, guardedCount } from '#kernel/counts.rules';
import { isId } from '#kernel/ids';
import { checkedFirst, keyOf, pageOf, type PageAsked } from '#kernel/paging';
import { entityByKey } from '#kernel/together.queries';
import type { Unit } from '#kernel/unit';
import { Professional } from './professional.entity';
import {
  awayNow,
  officesToday,
  type PlaceRow,
  placesOf,
  professionalCounts,
  professionalRows,
  professionalsById,
  workingTimesOf,
} from './professionals.queries';
import { weeklyHours } from './working-time.rules';

export interface ProfessionalsAsked extends PageAsked {
  districtIds?: readonly string[] | null;
}

/** A page of professionals by name, of the districts in which they work today. */
export async function professionals(
  unit: Unit,
  head: string,
  asked: ProfessionalsAsked,
): Promise<Page<Professional>> {
  demand(unit.viewer, 'office:read');
  const limit = checkedFirst(asked) + 1;
  const districtIds = withinDistricts(unit.viewer, asked.districtIds);
  const { ids, total } = await professionalRows(unit, {
    districtIds,
    after: keyOf(asked.after, ['text', 'id']),
    limit,
  });
  const found = await professionalsById(unit, ids);
  const totalCount = seesCountsOnly(unit.viewer) ? null : total;
  return pageOf(
    ids.map((id) => found.get(id)!),
    asked,
    ({ name, id }) => [name, id],
    totalCount,
    head,
  );
}

/** One professional, or null. */
export async function professionalById(unit: Unit, id: string): Promise<Professional | null> {
  return isId(id) ? ((await entityByKey(unit, Professional, id)) ?? null) : null;
}

/** One professional as `node` shows it: null where the asker may not see it. */
export async function visibleProfessional(unit: Unit, id: string): Promise<Professional | null> {
  demand(unit.viewer, 'office:read');
  const found = await professionalById(unit, id);
  const districts = districtsOf(unit.viewer);
  if (!found || !districts) return found;
  return districts.includes((await placeToday(unit, found.id)).districtId) ? found : null;
}

/** Office and district of today. */
export const placeToday = async (unit: Unit, id: string) =>
  (await batched(unit, 'office today', id, (ids) => officesToday(unit, ids)))!;

/** Offices of today that came with another statement. */
export const placesTold = (unit: Unit, places: readonly PlaceRow[]): void =>
  told(unit, 'office today', [...placesOf(places)]);

/** The unbroken time away that runs now, or null for somebody who is there. */
export const awayOf = async (unit: Unit, id: string) =>
  (await batched(unit, 'away', id, (ids) => awayNow(unit, ids))) ?? null;

/** Agreed hours of a usual week. */
export async function weeklyHoursOf(unit: Unit, id: string): Promise<number> {
  const times = await batched(unit, 'working times', id, (ids) => workingTimesOf(unit, ids));
  return weeklyHours(times ?? [], dateAt(unit.now));
}

/** The office of today. */
export const officeToday = async (unit: Unit, id: string): Promise<Office> =>
  (await officeById(unit, (await placeToday(unit, id)).officeId))!;

/** The district somebody counts for today. */
export const districtToday = async (unit: Unit, id: string): Promise<District> =>
  (await districtById(unit, (await placeToday(unit, id)).districtId))!;

/** How many professionals work in a district today. */
export async function professionalCount(unit: Unit, districtId: string): Promise<Count> {
  demand(unit.viewer, 'board:read', { districtId });
  const value = (await batched(unit, 'professional count', districtId, () => professionalCounts(unit))) ?? 0;
  return seesCountsOnly(unit.viewer) ? guardedCount(value) : exactCount(value);
}

/** The number of whoever asks; theirs to read whatever else they may. */
export const ownDutyPhone = async (unit: Unit, professionalId: string | null): Promise<string | null> =>
  professionalId ? ((await professionalById(unit, professionalId))?.dutyPhone ?? null) : null;

/** The number answered on duty: for those who call the duty; null for everybody else, and for tools. */
export const dutyPhoneOf = (unit: Unit, { dutyPhone }: Professional): string | null =>
  may(unit.viewer, 'duty-phone:read') ? (dutyPhone ?? null) : null;

/** Where somebody is when is told to a token of that district only. @throws FORBIDDEN. */
export async function demandNear(unit: Unit, id: string): Promise<void> {
  if (!districtsOf(unit.viewer)) return;
  demand(unit.viewer, 'rows:read', { districtId: (await placeToday(unit, id)).districtId });
}
