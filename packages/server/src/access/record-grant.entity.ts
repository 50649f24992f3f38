// What opens one person's record to one professional: the flag or visit that leads there.
import { defineEntity, p } from '@mikro-orm/core';
import { id, instant } from '#kernel/columns';

const RecordGrantSchema = defineEntity({
  name: 'RecordGrant',
  tableName: 'record_grant',
  properties: {
    id: id(),
    professionalId: p.uuid(),
    subjectType: p.text().$type<GrantedSubject>(),
    subjectId: p.uuid(),
    reason: p.text().$type<GrantReason>(),
    /** The flag or visit that leads there. */
    sourceId: p.uuid(),
    since: instant(),
    /** Null while it lasts. */
    until: instant().strictNullable(),
  },
});

/** What can be opened to somebody. */
export type GrantedSubject = 'RISK_FLAG' | 'HOUSEHOLD';
/** Why it was opened. */
export type GrantReason = 'RAISED' | 'TAKEN' | 'SEAT';

/** One opening of one record. */
export class RecordGrant extends RecordGrantSchema.class {}
RecordGrantSchema.setClass(RecordGrant);
