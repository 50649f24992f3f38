// A hint that keeps people safe at a door: of a household, or of an address whoever lives there.
import { defineEntity, p } from '@mikro-orm/core';
import { District } from '#districts/district.entity';
import { id, instant, plainDate, version } from '#kernel/columns';
import { later } from '#kernel/interval';
import { Household } from './household.entity';
import type { SafetyHintCode } from './safety-hint.rules';

const SafetyHintSchema = defineEntity({
  name: 'SafetyHint',
  tableName: 'safety_hint',
  properties: {
    id: id(),
    district: () => p.manyToOne(District).ref(),
    household: () => p.manyToOne(Household).ref().strictNullable(),
    address: p.text().strictNullable(),
    /** What all spellings of the address share; hints are found by it. */
    addressKey: p.text().strictNullable(),
    code: p.text().$type<SafetyHintCode>(),
    /** The day it was noticed. */
    notedOn: plainDate(),
    /** Where it comes from; at most 200 characters. */
    source: p.text(),
    /** Until then it counts as looked at. */
    reviewOn: plainDate(),
    version: version(),
    /** `…By` is a principal (`account:<id>`), `…ByName` its name at that time. */
    addedBy: p.text(),
    addedByName: p.text(),
    addedAt: instant(),
    removalProposedBy: p.text().strictNullable(),
    removalProposedByName: p.text().strictNullable(),
    removalProposedAt: instant().strictNullable(),
    removedBy: p.text().strictNullable(),
    removedByName: p.text().strictNullable(),
    removedAt: instant().strictNullable(),
    updatedAt: instant(),
  },
});

/** A safety hint; never deleted, only marked as removed by two. */
export class SafetyHint extends SafetyHintSchema.class {
  /** Marks a change, so that `updatedAt` moves forward and the version counts. */
  touch(now: Temporal.Instant): void {
    this.updatedAt = later(now, this.updatedAt.add({ milliseconds: 1 }));
  }
}
SafetyHintSchema.setClass(SafetyHint);
