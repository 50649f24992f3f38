// A call to somebody outside: posted to the alert webhook until it was heard or given up, nothing personal in it.
import { defineEntity, p } from '@mikro-orm/core';
import { id, instant } from '#kernel/columns';

const AlertSchema = defineEntity({
  name: 'Alert',
  tableName: 'alert',
  properties: {
    id: id(),
    subjectType: p.text().$type<'RISK_FLAG' | 'ON_CALL'>(),
    /** The flag, or the gap alarm. */
    subjectId: p.uuid(),
    body: p.json<Record<string, unknown>>(),
    createdAt: instant(),
    attempts: p.integer().default(0),
    /** Null when it was delivered or given up. */
    nextAttemptAt: instant().strictNullable(),
    deliveredAt: instant().strictNullable(),
    lastError: p.text().strictNullable(),
  },
});

/** One message to the alert webhook. */
export class Alert extends AlertSchema.class {}
AlertSchema.setClass(Alert);
