// Away: absences as they were reported, without a cause, and what each of them broke.
import { defineEntity, p } from '@mikro-orm/core';
import { id, instant, interval, version } from '#kernel/columns';
import { Professional } from './professional.entity';

const AbsenceSchema = defineEntity({
  name: 'Absence',
  tableName: 'absence',
  properties: {
    id: id(),
    professional: () => p.manyToOne(Professional).ref(),
    during: interval(),
    reportedAt: instant(),
    /** Principal that reported it. */
    reportedBy: p.text(),
    /** When somebody said that it is over; the end itself is in `during`. */
    endedAt: instant().strictNullable(),
    updatedAt: instant(),
    version: version(),
    broken: () => p.oneToMany(AbsenceBroken).mappedBy('absence'),
  },
});

/** A time in which a professional is away. */
export class Absence extends AbsenceSchema.class {}
AbsenceSchema.setClass(Absence);

const AbsenceBrokenSchema = defineEntity({
  name: 'AbsenceBroken',
  tableName: 'absence_broken',
  properties: {
    absence: () => p.manyToOne(Absence).ref().primary(),
    sourceType: p.text().$type<'VISIT' | 'DUTY' | 'APPOINTMENT'>().primary(),
    sourceId: p.uuid().primary(),
    /** The time it was planned for. */
    during: interval(),
    /** Who sat beside them. */
    remaining: () => p.manyToOne(Professional).ref().strictNullable(),
    restoredAt: instant().strictNullable(),
  },
});

/** Something an absence released, so that ending it can put it back. */
export class AbsenceBroken extends AbsenceBrokenSchema.class {}
AbsenceBrokenSchema.setClass(AbsenceBroken);
