// An ASD district: what loads are computed for and rights are limited to; it serves one or more neighbourhoods.
import { defineEntity, p } from '@mikro-orm/core';
import { daySpan, id, plainDate } from '#kernel/columns';

const DistrictSchema = defineEntity({
  name: 'District',
  tableName: 'district',
  properties: {
    id: id(),
    town: p.text(),
    slug: p.text(),
    name: p.text(),
    active: p.boolean().default(true),
  },
});

/** An ASD district. */
export class District extends DistrictSchema.class {}
DistrictSchema.setClass(District);

const NeighbourhoodSchema = defineEntity({
  name: 'Neighbourhood',
  tableName: 'neighbourhood',
  properties: {
    id: id(),
    town: p.text(),
    slug: p.text(),
    name: p.text(),
    inhabitants: p.integer().strictNullable(),
    minors: p.integer().strictNullable(),
  },
});

/** A statistical district of the town (Stadtteil). */
export class Neighbourhood extends NeighbourhoodSchema.class {}
NeighbourhoodSchema.setClass(Neighbourhood);

const NeighbourhoodDistrictSchema = defineEntity({
  name: 'NeighbourhoodDistrict',
  tableName: 'neighbourhood_district',
  properties: {
    id: id(),
    neighbourhood: () => p.manyToOne(Neighbourhood).ref(),
    district: () => p.manyToOne(District).ref(),
    during: daySpan(),
  },
});

/** Which district serves a neighbourhood, and since when. */
export class NeighbourhoodDistrict extends NeighbourhoodDistrictSchema.class {}
NeighbourhoodDistrictSchema.setClass(NeighbourhoodDistrict);

const StructuralBurdenSchema = defineEntity({
  name: 'StructuralBurden',
  tableName: 'structural_burden',
  properties: {
    district: () => p.manyToOne(District).ref().primary(),
    asOf: plainDate().primary(),
    /** 1 (low) to 5 (high); for planning, never for dispatch, never for a family. */
    index: p.integer(),
    source: p.text(),
  },
});

/** Structural burden of a district in a published year. */
export class StructuralBurden extends StructuralBurdenSchema.class {}
StructuralBurdenSchema.setClass(StructuralBurden);
