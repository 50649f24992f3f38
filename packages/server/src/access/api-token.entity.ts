// A tool's key: what it may do, where, how much and until when.
import { defineEntity, p } from '@mikro-orm/core';
import { id, instant } from '#kernel/columns';
import type { Scope } from '#kernel/viewer';

const ApiTokenSchema = defineEntity({
  name: 'ApiToken',
  tableName: 'api_token',
  properties: {
    id: id(),
    name: p.text(),
    tokenHash: p.uint8array().columnType('bytea').hidden(),
    scopes: p.array().columnType('text[]').$type<Scope[]>(),
    /** Districts it is limited to; null is all of them. */
    districtIds: p.array().columnType('uuid[]').$type<string[]>().strictNullable(),
    expiresAt: instant(),
    pointsPerMinute: p.integer(),
    /** Fixed secret of the demo office: loopback only, no limits. */
    demo: p.boolean().default(false),
    /** Principal that made it. */
    createdBy: p.text(),
    createdAt: instant(),
    revokedAt: instant().strictNullable(),
    lastUsedAt: instant().strictNullable(),
  },
});

/** A token of an external tool. */
export class ApiToken extends ApiTokenSchema.class {}
ApiTokenSchema.setClass(ApiToken);
