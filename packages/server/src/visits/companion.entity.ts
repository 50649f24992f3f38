// Somebody who comes along on a visit: named, or an organisation; never a seat.
import { defineEntity, p } from '@mikro-orm/core';
import { id, instant } from '#kernel/columns';
import type { CompanionKind } from './companion.rules';
import { Visit } from './visit.entity';

const CompanionSchema = defineEntity({
  name: 'Companion',
  tableName: 'companion',
  properties: {
    id: id(),
    visit: () => p.manyToOne(Visit).ref().deleteRule('cascade'),
    kind: p.text().$type<CompanionKind>(),
    name: p.text().strictNullable(),
    organisation: p.text().strictNullable(),
    /** They have said that they come. */
    confirmed: p.boolean().default(false),
    /** Principal that asked them along. */
    addedBy: p.text(),
    addedAt: instant(),
  },
});

/** A companion of a visit. */
export class Companion extends CompanionSchema.class {}
CompanionSchema.setClass(Companion);
