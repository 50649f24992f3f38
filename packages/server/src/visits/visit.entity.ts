// A visit and its two seats: none or both taken, by two different people.
import { defineEntity, p } from '@mikro-orm/core';
import { District } from '#districts/district.entity';
import { Household } from '#families/household.entity';
import { RiskFlag } from '#intake/risk-flag.entity';
import { id, instant, interval, version } from '#kernel/columns';
import { later } from '#kernel/interval';
import { Professional } from '#staff/professional.entity';
import { CancelReason, VisitKind, VisitPurpose } from './catalogues.entity';
import type { ChildSafeNow, PlaceKind, Urgency, VisitState } from './visit.rules';

const VisitSchema = defineEntity({
  name: 'Visit',
  tableName: 'visit',
  properties: {
    id: id(),
    /** `B-118`, given by the database. */
    reference: p.text().defaultRaw(`'B-' || nextval('visit_reference')`).$type<string>(),
    kind: () => p.manyToOne(VisitKind).ref().fieldName('kind'),
    state: p.text().$type<VisitState>(),
    version: version(),
    district: () => p.manyToOne(District).ref(),
    household: () => p.manyToOne(Household).ref().strictNullable(),
    flag: () => p.manyToOne(RiskFlag).ref().strictNullable(),
    urgency: p.text().$type<Urgency>(),
    dueFrom: instant(),
    dueUntil: instant(),
    durationMinutes: p.integer(),
    /** At the family, without travel; there exactly when there is a pair. */
    planned: interval().strictNullable(),
    startedAt: instant().strictNullable(),
    finishedAt: instant().strictNullable(),
    missedAt: instant().strictNullable(),
    cancelledAt: instant().strictNullable(),
    cancelReason: () => p.manyToOne(CancelReason).ref().strictNullable().fieldName('cancel_reason'),
    /** Principal that was first to cancel while an open urgent flag hangs on it; a second person decides. */
    cancelProposedBy: p.text().strictNullable(),
    cancelProposedByName: p.text().strictNullable(),
    childSafeNow: p.text().$type<ChildSafeNow>().strictNullable(),
    placeKind: p.text().$type<PlaceKind>().strictNullable(),
    placeAddress: p.text().strictNullable(),
    placeNote: p.text().strictNullable(),
    /** Who can be called there or about it. */
    contactPhone: p.text().strictNullable(),
    announced: p.boolean().default(false),
    language: p.text().strictNullable(),
    purpose: () => p.manyToOne(VisitPurpose).ref().strictNullable().fieldName('purpose_code'),
    /** At most 200 characters. */
    note: p.text().strictNullable(),
    /** Principal that planned it. */
    plannedBy: p.text(),
    createdAt: instant(),
    updatedAt: instant(),
    seats: () => p.oneToMany(Seat).mappedBy('visit').orderBy({ no: 'asc' }).orphanRemoval(),
  },
});

/** A visit by two. */
export class Visit extends VisitSchema.class {
  /** Marks a change, so that `updatedAt` moves forward and the version counts, even twice in one millisecond. */
  touch(now: Temporal.Instant): void {
    this.updatedAt = later(now, this.updatedAt.add({ milliseconds: 1 }));
  }
}
VisitSchema.setClass(Visit);

const SeatSchema = defineEntity({
  name: 'Seat',
  tableName: 'seat',
  properties: {
    visit: () => p.manyToOne(Visit).ref().primary(),
    /** 1 or 2; no order of rank. */
    no: p.smallint().primary(),
    professional: () => p.manyToOne(Professional).ref(),
    /** Said in the own sign-in. */
    acceptedAt: instant().strictNullable(),
    finishedAt: instant().strictNullable(),
  },
});

/** One of the two seats of a visit. */
export class Seat extends SeatSchema.class {}
SeatSchema.setClass(Seat);
