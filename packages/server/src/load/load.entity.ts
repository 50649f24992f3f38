// What a district has to carry beside visits, and the figures last computed for it.
import { defineEntity, p } from '@mikro-orm/core';
import { District } from '#districts/district.entity';
import { instant, plainDate } from '#kernel/columns';

const StandingHoursSchema = defineEntity({
  name: 'StandingHours',
  tableName: 'standing_hours',
  properties: {
    district: () => p.manyToOne(District).ref().primary(),
    asOf: plainDate().primary(),
    /** Hours of five working days. */
    hoursPerWeek: p.decimal('number').columnType('numeric(8, 2)'),
  },
});

/** Standing hours of a district, as its office reported them on a day. */
export class StandingHours extends StandingHoursSchema.class {}
StandingHoursSchema.setClass(StandingHours);

const DistrictLoadSchema = defineEntity({
  name: 'DistrictLoad',
  tableName: 'district_load',
  properties: {
    districtId: p.uuid().primary(),
    figures: p.json<Record<string, unknown>>(),
    computedAt: instant(),
    /** Place in the log up to which the figures count. */
    seq: p.bigint(),
  },
});

/** The load of a district when it was last computed. */
export class DistrictLoad extends DistrictLoadSchema.class {}
DistrictLoadSchema.setClass(DistrictLoad);
