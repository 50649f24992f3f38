// A visit and its two seats: none or both taken, by two different people.
import { defineEntity, p } from '@mikro-orm/core';
import { District } from '#districts/district.entity';
import { Household } from '#families/household.entity';
import { RiskFlag } from '#intake/risk-flag.entity';
import { id, instant, interval, version } from '#kernel/columns';
import { later } from '#kernel/interval';
import { Professional } from '#staff/professional.entity';
import { CancelReason, VisitKind, VisitPurpose } from './catalogues.entity';

const VisitSchema = defineEntity({
  name: 'Visit',
  tableName: 'visit',
  properties: {
    id: id(),
    /** `B-118`, given by the database. */
    reference: p.text().defaultRaw(`'B-' || nextval('visit_reference')`).$type<string>(),
    kind: () => p.manyToOne(VisitKind).ref().fieldName('kind'),
    state: p.text().$type<'DUE' | 'ASSIGNED' | 'ACCEPTED' | 'UNDER_WAY' | 'DONE' | 'MISSED' | 'CANCELLED'>(),
    version: version(),
    district: () => p.manyToOne(District).ref(),
    household: () => p.manyToOne(Household).ref().nullable(),
    flag: () => p.manyToOne(RiskFlag).ref().nullable(),
    urgency: p.text().$type<'U0' | 'U1' | 'U2' | 'U3' | 'U4'>(),
    dueFrom: instant(),
    dueUntil: instant(),
    durationMinutes: p.integer(),
    /** At the family, without travel; there exactly when there is a pair. */
    planned: interval().nullable(),
    startedAt: instant().nullable(),
    finishedAt: instant().nullable(),
    missedAt: instant().nullable(),
    cancelledAt: instant().nullable(),
    cancelReason: () => p.manyToOne(CancelReason).ref().nullable().fieldName('cancel_reason'),
    childSafeNow: p.text().$type<'YES' | 'NO' | 'UNKNOWN'>().nullable(),
    placeKind: p
      .text()
      .$type<'ADDRESS' | 'OFFICE' | 'SCHOOL' | 'DAYCARE' | 'HOSPITAL' | 'OTHER'>()
      .nullable(),
    placeAddress: p.text().nullable(),
    placeNote: p.text().nullable(),
    announced: p.boolean().default(false),
    language: p.text().nullable(),
    purpose: () => p.manyToOne(VisitPurpose).ref().nullable().fieldName('purpose_code'),
    /** At most 200 characters. */
    note: p.text().nullable(),
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
    acceptedAt: instant().nullable(),
    finishedAt: instant().nullable(),
  },
});

/** One of the two seats of a visit. */
export class Seat extends SeatSchema.class {}
SeatSchema.setClass(Seat);
