// Enters an office or changes what is known of it; every change says who, when and what, in the same transaction.
import { require } from '#access/policy.rules';
import { FactKind } from '#kernel/fact';
import { idList, isId } from '#kernel/ids';
import { later } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { checkedText } from '#kernel/text.rules';
import type { Outcome, Unit } from '#kernel/unit';
import { District, Neighbourhood } from './district.entity';
import { Offer, OfferKind, Office, OfficeArea, OpeningHours } from './office.entity';
import { checkedHours, type Hours, hoursText, moved } from './office.rules';
import { areaOf, hoursOf, offersOf } from './offices';
import { slugOf } from './slug.rules';

/** What can be said of an office; absent fields of a known one stay as they are. */
export interface OfficeValues {
  name?: string | null;
  address?: string | null;
  /** Null: the town alone runs it. */
  partner?: string | null;
  kind?: Office['kind'] | null;
  state?: Office['state'] | null;
  opensOn?: Temporal.PlainDate | null;
  districtId?: string | null;
  neighbourhoodId?: string | null;
  /** Codes of the catalogue; replaces the ones before. */
  offers?: readonly string[] | null;
  /** Replaces the ones before. */
  openingHours?: readonly Hours[] | null;
  /** Neighbourhoods a Quartiersmanagement cares for; replaces the ones before. */
  areaIds?: readonly string[] | null;
}

/** @throws Refusal FORBIDDEN, INVALID, NOT_FOUND (districtId, neighbourhoodId, areaIds), CONFLICT (name). */
export async function createOffice(unit: Unit, asked: OfficeValues & { slug?: string }): Promise<Outcome> {
  require(unit.viewer, 'office:write');
  const name = checkedText(asked.name, 'name', { max: 120, required: true })!;
  const office = unit.em.create(Office, {
    slug: asked.slug ?? slugOf(name),
    name,
    address: '',
    partner: null,
    kind: asked.kind ?? 'DISTRICT_OFFICE',
    state: asked.state ?? 'OPEN',
    opensOn: null,
    district: await knownDistrict(unit, asked.districtId),
    neighbourhood: null,
    updatedAt: unit.now,
  });
  await write(unit, office, { ...asked, address: asked.address ?? '' }, {});
  return { id: office.id };
}

/** @throws Refusal FORBIDDEN, NOT_FOUND (id and what it names), CONFLICT with the version it has now, INVALID. */
export async function updateOffice(
  unit: Unit,
  asked: OfficeValues & { id: string; expectedVersion?: number | null },
): Promise<Outcome> {
  require(unit.viewer, 'office:write');
  const office = isId(asked.id) ? await unit.em.findOne(Office, { id: asked.id }) : null;
  if (!office) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'id' });
  if (asked.expectedVersion != null && asked.expectedVersion !== office.version)
    throw new Refusal(ErrorCode.CONFLICT, {
      words: { subject: office.name },
      details: { currentVersion: office.version },
    });
  await write(unit, office, asked, await told(unit, office));
  return { id: office.id };
}

async function write(
  unit: Unit,
  office: Office,
  asked: OfficeValues,
  was: Readonly<Record<string, string | null>>,
): Promise<void> {
  if (asked.name != null) office.name = checkedText(asked.name, 'name', { max: 120, required: true })!;
  if (asked.address != null)
    office.address = checkedText(asked.address, 'address', { max: 400, required: true })!;
  if (asked.partner !== undefined) office.partner = checkedText(asked.partner, 'partner', { max: 120 });
  if (asked.kind != null) office.kind = asked.kind;
  if (asked.state != null) office.state = asked.state;
  if (asked.opensOn !== undefined) office.opensOn = asked.opensOn;
  if (office.state === 'PLANNED' && !office.opensOn)
    throw new Refusal(ErrorCode.INVALID, { field: 'opensOn', words: { because: 'REQUIRED' } });
  const before = was['district'] ?? null;
  if (asked.districtId != null) office.district = await knownDistrict(unit, asked.districtId);
  if (asked.neighbourhoodId !== undefined)
    office.neighbourhood = await knownNeighbourhood(unit, asked.neighbourhoodId);
  const lists = {
    hours: asked.openingHours ? checkedHours(asked.openingHours) : null,
    offers: asked.offers ? await checkedOffers(unit, asked.offers) : null,
    area: asked.areaIds ? await checkedArea(unit, asked.areaIds) : null,
  };
  const change = moved(was, { ...said(office), ...saidOf(lists) });
  if (change.length === 0) return;
  // A change of the lists alone is a version of the office too.
  office.updatedAt = later(unit.now, office.updatedAt.add({ milliseconds: 1 }));
  await unit.em.flush();
  await replace(unit, office, lists);
  unit.record({
    kind: FactKind.OFFICE_CHANGED,
    // Whoever moves to another district concerns both.
    districtId: before !== null && before !== office.district.id ? null : office.district.id,
    subject: { type: 'OFFICE', id: office.id },
    change,
  });
}

interface Lists {
  hours: Hours[] | null;
  offers: string[] | null;
  area: { id: string; name: string }[] | null;
}

async function replace({ em }: Unit, { id: office }: Office, { hours, offers, area }: Lists): Promise<void> {
  if (hours) {
    await em.nativeDelete(OpeningHours, { office });
    for (const { weekday, from, until } of hours)
      em.create(OpeningHours, { office, weekday, fromTime: from, untilTime: until });
  }
  if (offers) {
    await em.nativeDelete(Offer, { office });
    for (const kind of offers) em.create(Offer, { office, kind });
  }
  if (area) {
    await em.nativeDelete(OfficeArea, { office });
    for (const { id } of area) em.create(OfficeArea, { office, neighbourhood: id });
  }
  await em.flush();
}

type Said = Record<string, string | null>;

/** What the log compares and keeps of the row itself: public information, in words. */
const said = (office: Office): Said => ({
  name: office.name,
  address: office.address,
  partner: office.partner ?? null,
  kind: office.kind,
  state: office.state,
  opensOn: office.opensOn?.toString() ?? null,
  district: office.district.id,
  neighbourhood: office.neighbourhood?.id ?? null,
});

/** The same of its lists; those that are not replaced are not among them. */
const saidOf = ({ hours, offers, area }: Lists): Said => ({
  ...(hours && { openingHours: hoursText(hours) }),
  ...(offers && { offers: offers.join(', ') || null }),
  ...(area && { area: area.map(({ name }) => name).join(', ') || null }),
});

/** Everything as it is before a change. */
const told = async ({ em }: Unit, office: Office): Promise<Said> => ({
  ...said(office),
  ...saidOf({
    hours: await hoursOf(em, office.id),
    offers: (await offersOf(em, office.id)).map(({ kind }) => kind),
    area: await areaOf(em, office.id),
  }),
});

async function knownDistrict({ em }: Unit, id: string | null | undefined) {
  if (!id || !isId(id) || (await em.count(District, { id })) === 0)
    throw new Refusal(ErrorCode.NOT_FOUND, { field: 'districtId' });
  return em.getReference(District, id, { wrapped: true });
}

async function knownNeighbourhood({ em }: Unit, id: string | null) {
  if (id === null) return null;
  if (!isId(id) || (await em.count(Neighbourhood, { id })) === 0)
    throw new Refusal(ErrorCode.NOT_FOUND, { field: 'neighbourhoodId' });
  return em.getReference(Neighbourhood, id, { wrapped: true });
}

async function checkedOffers({ em }: Unit, codes: readonly string[]): Promise<string[]> {
  const asked = [...new Set(codes)].sort();
  if ((await em.count(OfferKind, { code: { $in: asked } })) !== asked.length)
    throw new Refusal(ErrorCode.INVALID, { field: 'offers', words: { because: 'UNKNOWN_CODE' } });
  return asked;
}

async function checkedArea({ em }: Unit, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  const rows = await em.execute<{ id: string; name: string }[]>(
    "select id, name from neighbourhood where id = any(string_to_array(?, ',')::uuid[]) order by name, id",
    [idList(ids)],
  );
  if (rows.length !== new Set(ids).size) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'areaIds' });
  return rows;
}
