// A district office: where it is, who runs it with us, what it offers.
import { defineEntity, p } from '@mikro-orm/core';
import { id, plainDate } from '#kernel/columns';
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
    state: p.text().$type<'OPEN' | 'PLANNED'>(),
    opensOn: plainDate().strictNullable(),
    district: () => p.manyToOne(District).ref(),
    neighbourhood: () => p.manyToOne(Neighbourhood).ref().strictNullable(),
    offers: () => p.oneToMany(Offer).mappedBy('office'),
  },
});

/** A district office (Stadtteilbüro). */
export class Office extends OfficeSchema.class {}
OfficeSchema.setClass(Office);

const OfferSchema = defineEntity({
  name: 'Offer',
  tableName: 'offer',
  properties: {
    id: id(),
    office: () => p.manyToOne(Office).ref(),
    kind: p.text(),
    labelDe: p.text(),
    labelEn: p.text(),
  },
});

/** Something an office offers to families. */
export class Offer extends OfferSchema.class {}
OfferSchema.setClass(Offer);
