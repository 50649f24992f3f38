// A district office: where it is, when it is open, who runs it with us, what it offers, which area it cares for.
import { defineEntity, p } from '@mikro-orm/core';
import { id, instant, plainDate, plainTime, version } from '#kernel/columns';
import { District, Neighbourhood } from './district.entity';

const OfficeSchema = defineEntity({
  name: 'Office',
  tableName: 'office',
  properties: {
    id: id(),
    slug: p.text(),
    name: p.text(),
    address: p.text(),
    partner: p.text().strictNullable(),
    /** A district office has people of the ASD; the Quartiersmanagement cares for an area and has none. */
    kind: p.text().$type<'DISTRICT_OFFICE' | 'NEIGHBOURHOOD_MANAGEMENT'>(),
    state: p.text().$type<'OPEN' | 'PLANNED'>(),
    opensOn: plainDate().strictNullable(),
    district: () => p.manyToOne(District).ref(),
    neighbourhood: () => p.manyToOne(Neighbourhood).ref().strictNullable(),
    updatedAt: instant(),
    version: version(),
    offers: () => p.oneToMany(Offer).mappedBy('office'),
  },
});

/** A district office (Stadtteilbüro) or a Quartiersmanagement. */
export class Office extends OfficeSchema.class {}
OfficeSchema.setClass(Office);

const OfferKindSchema = defineEntity({
  name: 'OfferKind',
  tableName: 'offer_kind',
  properties: {
    code: p.text().primary(),
    labelDe: p.text(),
    labelEn: p.text(),
  },
});

/** What an office can offer: a word of the catalogue. */
export class OfferKind extends OfferKindSchema.class {}
OfferKindSchema.setClass(OfferKind);

const OfferSchema = defineEntity({
  name: 'Offer',
  tableName: 'offer',
  properties: {
    id: id(),
    office: () => p.manyToOne(Office).ref(),
    kind: p.text(),
  },
});

/** Something an office offers to families. */
export class Offer extends OfferSchema.class {}
OfferSchema.setClass(Offer);

const OpeningHoursSchema = defineEntity({
  name: 'OpeningHours',
  tableName: 'opening_hours',
  properties: {
    id: id(),
    office: () => p.manyToOne(Office).ref(),
    /** As in ISO 8601: 1 is Monday. */
    weekday: p.smallint(),
    /** By the clock of Europe/Berlin. */
    fromTime: plainTime(),
    untilTime: plainTime(),
  },
});

/** When the doors of an office are open on one weekday. */
export class OpeningHours extends OpeningHoursSchema.class {}
OpeningHoursSchema.setClass(OpeningHours);

const OfficeAreaSchema = defineEntity({
  name: 'OfficeArea',
  tableName: 'office_area',
  properties: {
    office: () => p.manyToOne(Office).ref().primary(),
    neighbourhood: () => p.manyToOne(Neighbourhood).ref().primary(),
  },
});

/** A neighbourhood that belongs to the area of a Quartiersmanagement. */
export class OfficeArea extends OfficeAreaSchema.class {}
OfficeAreaSchema.setClass(OfficeArea);
