// Who answers: a duty with up to two seats, and the alarm that stays open while a pair is missing.
import { defineEntity, p } from '@mikro-orm/core';
import { id, instant, interval, version } from '#kernel/columns';
import { Professional } from '#staff/professional.entity';

const DutySchema = defineEntity({
  name: 'Duty',
  tableName: 'duty',
  properties: {
    id: id(),
    kind: p.text().$type<'DUTY_DESK' | 'ON_CALL'>(),
    during: interval(),
    /** When it last took over, once the fact of it has been written. */
    handedOverAt: instant().strictNullable(),
    updatedAt: instant(),
    version: version(),
    seats: () => p.oneToMany(DutySeat).mappedBy('duty').orderBy({ no: 'asc' }).orphanRemoval(),
  },
});

/** One duty of the whole town. */
export class Duty extends DutySchema.class {}
DutySchema.setClass(Duty);

const DutySeatSchema = defineEntity({
  name: 'DutySeat',
  tableName: 'duty_seat',
  properties: {
    duty: () => p.manyToOne(Duty).ref().primary(),
    no: p.smallint().primary(),
    professional: () => p.manyToOne(Professional).ref(),
    /** Since when, for who joined after it had begun; null from the beginning. */
    since: instant().strictNullable(),
  },
});

/** One of the two seats of a duty. */
export class DutySeat extends DutySeatSchema.class {}
DutySeatSchema.setClass(DutySeat);

const GapAlarmSchema = defineEntity({
  name: 'GapAlarm',
  tableName: 'gap_alarm',
  properties: {
    id: id(),
    kind: p.text().$type<'DUTY_DESK' | 'ON_CALL'>(),
    during: interval(),
    /** One of two is there. */
    half: p.boolean(),
    openedAt: instant(),
    closedAt: instant().strictNullable(),
  },
});

/** A time for which a pair is missing. */
export class GapAlarm extends GapAlarmSchema.class {}
GapAlarmSchema.setClass(GapAlarm);
