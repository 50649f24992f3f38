// Named questions about offices: a page of them, those of a district, what each offers.
import { demand, may, seesCountsOnly, withinDistricts } from '#access/policy.rules';
import { batched } from '#kernel/batch';
import type { Page } from '#kernel/connection.type';
import { idList, isId } from '#kernel/ids';
import { checkedFirst, keyOf, type PageAsked, pageOf } from '#kernel/paging';
import type { Unit } from '#kernel/unit';
import { Offer, Office } from './office.entity';

/** Offices by name. */
export async function offices(unit: Unit, head: string, asked: PageAsked): Promise<Page<Office>> {
  demand(unit.viewer, 'office:read');
  const limit = checkedFirst(asked) + 1;
  const after = keyOf(asked.after, ['text', 'id']);
  const within = withinDistricts(unit.viewer, null);
  const where = within ? `o.district_id = any(string_to_array(?, ',')::uuid[])` : 'true';
  const values = within ? [idList(within)] : [];
  const rows = await unit.em.execute<{ id: string }[]>(
    `select o.id from office o where ${where} ${after ? 'and (o.name, o.id::text) > (?, ?)' : ''} order by o.name, o.id::text limit ${limit}`,
    [...values, ...(after ?? [])],
  );
  const [count] = await unit.em.execute<{ total: number }[]>(
    `select count(*)::integer as total from office o where ${where}`,
    values,
  );
  const found = await Promise.all(rows.map((row) => officeById(unit, row.id)));
  const total = seesCountsOnly(unit.viewer) ? null : count!.total;
  return pageOf(
    found.filter((one) => one !== undefined),
    asked,
    ({ name, id }) => [name, id],
    total,
    head,
  );
}

/** What `node` shows of an office: null where a list would not show it. */
export async function visibleOffice(unit: Unit, id: string): Promise<Office | null> {
  if (!isId(id) || !may(unit.viewer, 'office:read')) return null;
  const office = await officeById(unit, id);
  if (!office) return null;
  return withinDistricts(unit.viewer, [office.district.id])?.length ? office : null;
}

/** One office of many; the ids asked in one answer are read at once. No right is asked. */
export const officeById = (unit: Unit, id: string): Promise<Office | undefined> =>
  batched(unit, 'office', id, async (ids) => {
    const found = await unit.em.find(Office, { id: { $in: ids } });
    return new Map(found.map((one) => [one.id, one]));
  });

/** The offices of a district, by name. */
export async function officesOf(unit: Unit, districtId: string): Promise<Office[]> {
  const mine = await batched(unit, 'offices of district', districtId, async (ids) => {
    const found = await unit.em.find(
      Office,
      { district: { $in: ids } },
      { orderBy: { name: 'asc', id: 'asc' } },
    );
    return Map.groupBy(found, (office) => office.district.id);
  });
  return mine ?? [];
}

/** What an office offers, by kind. */
export async function offersOf(unit: Unit, officeId: string): Promise<Offer[]> {
  const mine = await batched(unit, 'offers of office', officeId, async (ids) => {
    const found = await unit.em.find(Offer, { office: { $in: ids } }, { orderBy: { kind: 'asc' } });
    return Map.groupBy(found, (offer) => offer.office.id);
  });
  return mine ?? [];
}
