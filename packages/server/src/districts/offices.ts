// Named questions about offices: a page of them, those of a district, what each offers.
import { demand, may, seesCountsOnly, withinDistricts } from '#access/policy.rules';
import { batched } from '#kernel/batch';
import type { Page } from '#kernel/connection.type';
import { idList, isId } from '#kernel/ids';
import { checkedFirst, keyOf, type PageAsked, pageOf } from '#kernel/paging';
import type { Unit } from '#kernel/unit';
import { Neighbourhood } from './district.entity';
import { neighbourhoodById } from './districts';
import { Offer, OfferKind, Office, OfficeArea, OpeningHours } from './office.entity';
import type { Hours } from './office.rules';

type Em = Unit['em'];

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
export const offersOf = (em: Em, office: string): Promise<Offer[]> =>
  em.find(Offer, { office }, { orderBy: { kind: 'asc' } });

/** When its doors are open, in the order of the week. */
export async function hoursOf(em: Em, office: string): Promise<Hours[]> {
  const rows = await em.find(OpeningHours, { office }, { orderBy: { weekday: 'asc', fromTime: 'asc' } });
  return rows.map(({ weekday, fromTime, untilTime }) => ({ weekday, from: fromTime!, until: untilTime! }));
}

/** The neighbourhoods it cares for, by name. */
export async function areaOf(em: Em, office: string): Promise<Neighbourhood[]> {
  const rows = await em.find(OfficeArea, { office });
  return em.find(
    Neighbourhood,
    { id: { $in: rows.map(({ neighbourhood }) => neighbourhood.id) } },
    { orderBy: { name: 'asc', id: 'asc' } },
  );
}

/** Offers of many offices in one statement, with the words of the catalogue. */
export async function shownOffersOf(unit: Unit, officeId: string): Promise<OfferShown[]> {
  const mine = await batched(unit, 'offers of office', officeId, async (ids) => {
    const found = await unit.em.find(Offer, { office: { $in: ids } }, { orderBy: { kind: 'asc' } });
    return Map.groupBy(found, (offer) => offer.office.id);
  });
  if (!mine) return [];
  const kinds = new Map((await allKinds(unit)).map((one) => [one.kind, one]));
  return mine.map(({ kind }) => kinds.get(kind)!);
}

/** An offer in the language of the asker. */
export interface OfferShown {
  kind: string;
  label: string;
}

/** The catalogue of what an office can offer, by word. */
export async function offerKinds(unit: Unit): Promise<OfferShown[]> {
  demand(unit.viewer, 'office:read');
  return allKinds(unit);
}

async function allKinds(unit: Unit): Promise<OfferShown[]> {
  const all = await batched(unit, 'offer kinds', 'all', async () => {
    const rows = await unit.em.find(OfferKind, {});
    const german = unit.viewer.language === 'de';
    const shown = rows.map(({ code, labelDe, labelEn }) => ({
      kind: code,
      label: german ? labelDe : labelEn,
    }));
    return new Map([['all', shown.sort((a, b) => a.label.localeCompare(b.label, 'de'))]]);
  });
  return all!;
}

/** Opening hours of many offices in one statement. */
export async function shownHoursOf(unit: Unit, officeId: string): Promise<Hours[]> {
  const mine = await batched(unit, 'hours of office', officeId, async (ids) => {
    const rows = await unit.em.find(
      OpeningHours,
      { office: { $in: ids } },
      { orderBy: { weekday: 'asc', fromTime: 'asc' } },
    );
    return Map.groupBy(rows, ({ office }) => office.id);
  });
  return (mine ?? []).map(({ weekday, fromTime, untilTime }) => ({
    weekday,
    from: fromTime!,
    until: untilTime!,
  }));
}

/** Areas of many offices in one statement. */
export async function shownAreaOf(unit: Unit, officeId: string): Promise<Neighbourhood[]> {
  const mine = await batched(unit, 'area of office', officeId, async (ids) =>
    Map.groupBy(await unit.em.find(OfficeArea, { office: { $in: ids } }), ({ office }) => office.id),
  );
  const found = await Promise.all((mine ?? []).map((row) => neighbourhoodById(unit, row.neighbourhood.id)));
  return found.filter((one) => one !== undefined).sort((a, b) => a.name.localeCompare(b.name, 'de'));
}
