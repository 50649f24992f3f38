// Who read what of whom: written in the transaction that read, never changed.
import { defineEntity, p } from '@mikro-orm/core';
import { instant } from '#kernel/columns';

const AccessLogSchema = defineEntity({
  name: 'AccessLog',
  tableName: 'access_log',
  properties: {
    id: p.bigint('string').primary().autoincrement(),
    at: instant(),
    principal: p.text(),
    operation: p.text(),
    subjectType: p.text(),
    subjectId: p.uuid(),
    fields: p.array().columnType('text[]'),
    requestId: p.text(),
  },
});

/** One reading of a record with personal data. */
export class AccessLog extends AccessLogSchema.class {}
AccessLogSchema.setClass(AccessLog);
