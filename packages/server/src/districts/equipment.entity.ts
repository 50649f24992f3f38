// Cars and child seats of an office; an office without any has nothing to say about them.
import { defineEntity, p } from '@mikro-orm/core';
import { id, version } from '#kernel/columns';
import type { ChildSeatKind } from './equipment.rules';
import { Office } from './office.entity';

const CarSchema = defineEntity({
  name: 'Car',
  tableName: 'car',
  properties: {
    id: id(),
    office: () => p.manyToOne(Office).ref(),
    /** What people call it; never a number plate. */
    label: p.text(),
    /** Places, the driver's included. */
    seats: p.smallint(),
    active: p.boolean().default(true),
    version: version(),
  },
});

/** A car of an office. */
export class Car extends CarSchema.class {}
CarSchema.setClass(Car);

const ChildSeatStockSchema = defineEntity({
  name: 'ChildSeatStock',
  tableName: 'child_seat',
  properties: {
    id: id(),
    office: () => p.manyToOne(Office).ref(),
    kind: p.text().$type<ChildSeatKind>(),
    count: p.smallint(),
  },
});

/** How many child seats of one group an office has. */
export class ChildSeatStock extends ChildSeatStockSchema.class {}
ChildSeatStockSchema.setClass(ChildSeatStock);
