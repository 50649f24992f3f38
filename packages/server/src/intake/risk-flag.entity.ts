// A warning sign as it stands now; its history beside it only grows.
import { defineEntity, p } from '@mikro-orm/core';
import { District } from '#districts/district.entity';
import { Household } from '#families/household.entity';
import { id, instant, version } from '#kernel/columns';
import { later } from '#kernel/interval';
import { Professional } from '#staff/professional.entity';
import type { NextStep, RiskFlagState, RiskLevel } from './flag.rules';
import { ResolutionReason, RiskFlagReason } from './reasons.entity';
import type { FlagEntryKind } from './resolution.rules';

const RiskFlagSchema = defineEntity({
  name: 'RiskFlag',
  tableName: 'risk_flag',
  properties: {
    id: id(),
    /** `F-118`, given by the database. */
    reference: p.text().defaultRaw(`'F-' || nextval('risk_flag_reference')`).$type<string>(),
    level: p.text().$type<RiskLevel>(),
    state: p.text().$type<RiskFlagState>(),
    version: version(),
    reason: () => p.manyToOne(RiskFlagReason).ref().fieldName('reason_code'),
    text: p.text().strictNullable(),
    sourceKind: p.text().$type<'PERSON' | 'RULE' | 'TOOL'>(),
    sourceName: p.text().strictNullable(),
    district: () => p.manyToOne(District).ref(),
    household: () => p.manyToOne(Household).ref().strictNullable(),
    /** `…By` is a principal (`account:<id>`), `…ByName` its name at that time. */
    raisedAt: instant(),
    raisedBy: p.text(),
    raisedByName: p.text(),
    acknowledgedAt: instant().strictNullable(),
    acknowledgedBy: p.text().strictNullable(),
    acknowledgedByName: p.text().strictNullable(),
    /** The professional who took it, where the account is one. */
    taker: () => p.manyToOne(Professional).ref().strictNullable(),
    /** End of the shift in which it was taken; null outside all of them. */
    takerShiftUntil: instant().strictNullable(),
    nextStep: p.text().$type<NextStep>().strictNullable(),
    nextStepDue: instant().strictNullable(),
    /** When the named act came, where another room says so (a visit under way). */
    nextStepCameAt: instant().strictNullable(),
    /** A visit that hangs on it has been under way since then, and is still. */
    onSiteSince: instant().strictNullable(),
    /** Nobody has it since then; null while taken or resolved. */
    untakenSince: instant().strictNullable(),
    /** From then on it counts as overdue. */
    overdueAt: instant().strictNullable(),
    /** The fact that it is overdue has been written. */
    overdueRecordedAt: instant().strictNullable(),
    resolutionProposedBy: p.text().strictNullable(),
    resolutionProposedByName: p.text().strictNullable(),
    resolutionProposedAt: instant().strictNullable(),
    /** Proposed first, then final. */
    resolution: () => p.manyToOne(ResolutionReason).ref().strictNullable().fieldName('resolution_code'),
    resolutionText: p.text().strictNullable(),
    resolvedAt: instant().strictNullable(),
    resolvedBy: p.text().strictNullable(),
    resolvedByName: p.text().strictNullable(),
    updatedAt: instant(),
    entries: () => p.oneToMany(RiskFlagEntry).mappedBy('flag').orderBy({ no: 'asc' }),
  },
});

/** A warning sign about a household or a place in a district. */
export class RiskFlag extends RiskFlagSchema.class {
  /** Marks a change, so that `updatedAt` moves forward and the version counts, even twice in one millisecond. */
  touch(now: Temporal.Instant): void {
    this.updatedAt = later(now, this.updatedAt.add({ milliseconds: 1 }));
  }
}
RiskFlagSchema.setClass(RiskFlag);

const RiskFlagEntrySchema = defineEntity({
  name: 'RiskFlagEntry',
  tableName: 'risk_flag_entry',
  properties: {
    flag: () => p.manyToOne(RiskFlag).ref().primary(),
    /** Counts from 1. */
    no: p.integer().primary(),
    at: instant(),
    kind: p.text().$type<FlagEntryKind>(),
    byPrincipal: p.text(),
    byName: p.text(),
    text: p.text().strictNullable(),
    level: p.text().$type<RiskLevel>().strictNullable(),
    nextStep: p.text().$type<NextStep>().strictNullable(),
    nextStepDue: instant().strictNullable(),
  },
});

/** One line of a flag's history; the database refuses to change it. */
export class RiskFlagEntry extends RiskFlagEntrySchema.class {}
RiskFlagEntrySchema.setClass(RiskFlagEntry);
