// A household and its children: personal in every field but id, reference and district.
import { defineEntity, p } from '@mikro-orm/core';
import { District } from '#districts/district.entity';
import { id, instant, plainDate, version } from '#kernel/columns';

const HouseholdSchema = defineEntity({
  name: 'Household',
  tableName: 'household',
  properties: {
    id: id(),
    /** `H-1001`, given by the database. */
    reference: p.text().defaultRaw(`'H-' || nextval('household_reference')`).$type<string>(),
    district: () => p.manyToOne(District).ref(),
    name: p.text().strictNullable(),
    address: p.text().strictNullable(),
    languages: p.array().columnType('text[]'),
    createdAt: instant(),
    updatedAt: instant(),
    version: version(),
    children: () => p.oneToMany(Child).mappedBy('household'),
  },
});

/** A household. */
export class Household extends HouseholdSchema.class {}
HouseholdSchema.setClass(Household);

const ChildSchema = defineEntity({
  name: 'Child',
  tableName: 'child',
  properties: {
    id: id(),
    household: () => p.manyToOne(Household).ref(),
    name: p.text(),
    /** The first day of the month of birth; the day is not stored. */
    birthMonth: plainDate().strictNullable(),
  },
});

/** A child of a household. */
export class Child extends ChildSchema.class {}
ChildSchema.setClass(Child);
