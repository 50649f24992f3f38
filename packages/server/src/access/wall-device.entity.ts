// A screen on a wall: opened once with a code, known afterwards by its own secret, until somebody shuts it.
import { defineEntity, p } from '@mikro-orm/core';
import { id, instant } from '#kernel/columns';
import type { StaffNaming } from '#kernel/viewer';

const WallDeviceSchema = defineEntity({
  name: 'WallDevice',
  tableName: 'wall_device',
  properties: {
    id: id(),
    name: p.text(),
    naming: p.text().$type<StaffNaming>(),
    codeHash: p.uint8array().columnType('bytea').hidden().strictNullable(),
    codeExpiresAt: instant().strictNullable(),
    tokenHash: p.uint8array().columnType('bytea').hidden().strictNullable(),
    /** Principal that registered it. */
    createdBy: p.text(),
    createdAt: instant(),
    openedAt: instant().strictNullable(),
    lastSeenAt: instant().strictNullable(),
    revokedAt: instant().strictNullable(),
  },
});

/** A screen that shows the board without a person signed in. */
export class WallDevice extends WallDeviceSchema.class {}
WallDeviceSchema.setClass(WallDevice);
