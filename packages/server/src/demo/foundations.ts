// The ground of a town: districts with what they serve, offices, and the professionals with their agreed hours.
import { startOfDay } from '#kernel/calendar.rules';
import type { Chance } from './chance';
import { type OfficeOfTown, SYNTHETIC, type Town } from './marl';
import type { Person } from './roster';
import { at, type Office } from './rows';
import { PATTERNS, STAFF } from './staff-list';

export interface Place {
  id: string;
  slug: string;
  load: number;
}

export interface Ground {
  town: Town;
  districts: readonly Place[];
  people: readonly Person[];
  chance: Chance;
  today: Temporal.PlainDate;
  now: Temporal.Instant;
}

const YEAR_OF_BURDEN = '2025-12-31';
const ALWAYS = '[2018-01-01,)';

/** Districts, neighbourhoods, offices and their offers. */
export function layGround(
  office: Office,
  town: Town,
  chance: Chance,
  today: Temporal.PlainDate,
): (Place & { officeId: string })[] {
  const begun = startOfDay(Temporal.PlainDate.from('2018-01-01'));
  return town.districts.map((district) => {
    const districtId = chance.id(begun);
    office.add('district', { id: districtId, town: town.name, slug: district.slug, name: district.name });
    office.add('structural_burden', {
      district_id: districtId,
      as_of: YEAR_OF_BURDEN,
      index: district.burden,
      source: SYNTHETIC,
    });
    const neighbourhoods = new Map<string, string>();
    for (const { slug, name, inhabitants, minors } of district.neighbourhoods) {
      const id = chance.id(begun);
      neighbourhoods.set(slug, id);
      office.add('neighbourhood', { id, town: town.name, slug, name, inhabitants, minors });
      office.add('neighbourhood_district', {
        id: chance.id(begun),
        neighbourhood_id: id,
        district_id: districtId,
        during: ALWAYS,
      });
    }
    const offices = district.offices.map((one) => {
      const id = chance.id(begun);
      // A planned office of an old calendar would have opened long ago: it stays ahead of the demo's own day.
      const opens = one.state === 'PLANNED' ? today.add({ days: 70 }).toString() : one.opensOn;
      office.add('office', {
        id,
        slug: one.slug,
        name: one.name,
        address: one.address,
        partner: one.partner,
        kind: one.area ? 'NEIGHBOURHOOD_MANAGEMENT' : 'DISTRICT_OFFICE',
        state: one.state,
        opens_on: opens,
        district_id: districtId,
        neighbourhood_id: one.neighbourhood ? (neighbourhoods.get(one.neighbourhood) ?? null) : null,
      });
      describe(office, one, id, neighbourhoods, chance.fork(`office ${one.slug}`), begun);
      return id;
    });
    return { id: districtId, slug: district.slug, load: district.load, officeId: offices[0]! };
  });
}

/** What families find there: offers, opening hours, the area of a Quartiersmanagement. */
function describe(
  office: Office,
  { offers, hours, area }: OfficeOfTown,
  office_id: string,
  neighbourhoods: ReadonlyMap<string, string>,
  chance: Chance,
  begun: Temporal.Instant,
): void {
  for (const kind of offers) office.add('offer', { id: chance.id(begun), office_id, kind });
  for (const [weekday, from_time, until_time] of hours)
    office.add('opening_hours', { id: chance.id(begun), office_id, weekday, from_time, until_time });
  for (const slug of area ?? [])
    office.add('office_area', { office_id, neighbourhood_id: neighbourhoods.get(slug)! });
}

/** The professionals; who is in onboarding has been there for three months. */
export function hireStaff(
  office: Office,
  places: readonly (Place & { officeId: string })[],
  chance: Chance,
  today: Temporal.PlainDate,
): Person[] {
  return STAFF.map((entry, index) => {
    const place = places.find(({ slug }) => slug === entry.district)!;
    const since = entry.onboarding ? today.subtract({ months: 3 }) : Temporal.PlainDate.from('2018-11-05');
    const begun = startOfDay(since);
    const id = chance.id(begun);
    office.add('professional', {
      id,
      name: entry.name,
      given_name: entry.givenName,
      office_id: place.officeId,
      qualification: 'Soziale Arbeit (B.A.)',
      languages: entry.languages,
      onboarding_until: entry.onboarding ? today.add({ months: 3 }).toString() : null,
      on_call_pool: entry.pool,
      // Of the numbers that are given to nobody, for film and print.
      duty_phone: entry.pool ? `0171 39200-${`${index + 1}`.padStart(2, '0')}` : null,
      created_at: at(begun),
      updated_at: at(begun),
    });
    office.add('professional_office', {
      id: chance.id(begun),
      professional_id: id,
      office_id: place.officeId,
      during: `[${since},)`,
    });
    for (const [weekday, from_time, until_time] of PATTERNS[entry.pattern]) {
      office.add('working_time', {
        id: chance.id(begun),
        professional_id: id,
        weekday,
        from_time,
        until_time,
        valid: `[${since},)`,
      });
    }
    return { ...entry, id, accountId: chance.id(begun), districtId: place.id, number: index + 1 };
  });
}
