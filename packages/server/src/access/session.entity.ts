// A sign-in that lasts: twelve hours at most, known only by the hash of its secret.
import { defineEntity, p } from '@mikro-orm/core';
import { id, instant } from '#kernel/columns';
import { Account } from './account.entity';

const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    id: id(),
    tokenHash: p.uint8array().columnType('bytea').hidden(),
    account: () => p.manyToOne(Account).ref(),
    createdAt: instant(),
    lastSeenAt: instant(),
    expiresAt: instant(),
    endedAt: instant().strictNullable(),
    /** The device's signed cookie, for the throttle. */
    deviceId: p.text().strictNullable(),
  },
});

/** A sign-in of a person on one device. */
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session);
