// The words a visit is described with: its kind with standard times, its purpose, why it was cancelled.
import { defineEntity, p } from '@mikro-orm/core';

const VisitKindSchema = defineEntity({
  name: 'VisitKind',
  tableName: 'visit_kind',
  properties: {
    code: p.text().primary(),
    position: p.integer(),
    labelDe: p.text(),
    labelEn: p.text(),
    durationMinutes: p.integer(),
    /** For both members together. */
    documentationMinutes: p.integer(),
  },
});

/** A kind of visit. */
export class VisitKind extends VisitKindSchema.class {}
VisitKindSchema.setClass(VisitKind);

const VisitPurposeSchema = defineEntity({
  name: 'VisitPurpose',
  tableName: 'visit_purpose',
  properties: { code: p.text().primary(), position: p.integer(), labelDe: p.text(), labelEn: p.text() },
});

/** What a visit is for. */
export class VisitPurpose extends VisitPurposeSchema.class {}
VisitPurposeSchema.setClass(VisitPurpose);

const CancelReasonSchema = defineEntity({
  name: 'CancelReason',
  tableName: 'cancel_reason',
  properties: { code: p.text().primary(), position: p.integer(), labelDe: p.text(), labelEn: p.text() },
});

/** Why a visit was cancelled. */
export class CancelReason extends CancelReasonSchema.class {}
CancelReasonSchema.setClass(CancelReason);
