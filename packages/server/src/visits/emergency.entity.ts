// What one professional did alone in imminent danger, and its review: written once each, never changed.
import { defineEntity, p } from '@mikro-orm/core';
import { District } from '#districts/district.entity';
import { Household } from '#families/household.entity';
import { RiskFlag } from '#intake/risk-flag.entity';
import { id, instant, interval } from '#kernel/columns';
import { Professional } from '#staff/professional.entity';
import type { ContactKind } from './emergency.rules';
import { Visit } from './visit.entity';

const EmergencyReasonSchema = defineEntity({
  name: 'EmergencyReason',
  tableName: 'emergency_reason',
  properties: { code: p.text().primary(), position: p.integer(), labelDe: p.text(), labelEn: p.text() },
});

/** Why somebody could not wait for a second person. */
export class EmergencyReason extends EmergencyReasonSchema.class {}
EmergencyReasonSchema.setClass(EmergencyReason);

const EmergencyActionSchema = defineEntity({
  name: 'EmergencyAction',
  tableName: 'emergency_action',
  properties: {
    id: id(),
    /** `N-101`, given by the database. */
    reference: p.text().defaultRaw(`'N-' || nextval('emergency_action_reference')`).$type<string>(),
    professional: () => p.manyToOne(Professional).ref(),
    district: () => p.manyToOne(District).ref(),
    household: () => p.manyToOne(Household).ref().strictNullable(),
    flag: () => p.manyToOne(RiskFlag).ref().strictNullable(),
    /** The visit by two that it makes due. */
    visit: () => p.manyToOne(Visit).ref(),
    during: interval(),
    reason: () => p.manyToOne(EmergencyReason).ref().fieldName('reason_code'),
    contactKind: p.text().$type<ContactKind>(),
    contact: () => p.manyToOne(Professional).ref().strictNullable(),
    /** At most 120 characters. */
    contactName: p.text().strictNullable(),
    authorisedBy: () => p.manyToOne(Professional).ref().strictNullable().fieldName('authorised_by_id'),
    authorisedByName: p.text().strictNullable(),
    text: p.text().strictNullable(),
    recordedAt: instant(),
    /** `…By` is a principal (`account:<id>`), `…ByName` its name at that time. */
    recordedBy: p.text(),
    recordedByName: p.text(),
    reviewDue: instant(),
  },
});

/** An emergency action of one person alone. */
export class EmergencyAction extends EmergencyActionSchema.class {}
EmergencyActionSchema.setClass(EmergencyAction);

const EmergencyReviewSchema = defineEntity({
  name: 'EmergencyReview',
  tableName: 'emergency_review',
  properties: {
    actionId: p.uuid().primary(),
    /** Whom it is about: beside the reviewer, so that the database can tell them apart. */
    professionalId: p.uuid(),
    reviewerProfessionalId: p.uuid().strictNullable(),
    reviewedAt: instant(),
    reviewedBy: p.text(),
    reviewedByName: p.text(),
    text: p.text().strictNullable(),
  },
});

/** Somebody else has looked at it. */
export class EmergencyReview extends EmergencyReviewSchema.class {}
EmergencyReviewSchema.setClass(EmergencyReview);
