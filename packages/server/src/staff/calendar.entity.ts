// Where busy times of a person come from: a file read once, or an address read again and again.
import { defineEntity, p } from '@mikro-orm/core';
import { id, instant } from '#kernel/columns';
import type { CalendarSource } from './calendar.rules';
import type { CalendarProblem } from './ical-lines.rules';
import { Professional } from './professional.entity';

const CalendarSchema = defineEntity({
  name: 'Calendar',
  tableName: 'calendar',
  properties: {
    id: id(),
    professional: () => p.manyToOne(Professional).ref(),
    source: p.text().$type<CalendarSource>(),
    /** A secret: whoever has it reads the calendar. Only the job that reads it looks here. */
    address: p.text().strictNullable().hidden(),
    /** When it was last tried to be read. */
    askedAt: instant().strictNullable(),
    /** When it was last read. */
    readAt: instant().strictNullable(),
    /** Why the last try failed; null: it was read. */
    problem: p.text().$type<CalendarProblem>().strictNullable(),
    /** When it is read next; null: never by itself. */
    nextAt: instant().strictNullable(),
  },
});

/** One calendar of one professional. */
export class Calendar extends CalendarSchema.class {}
CalendarSchema.setClass(Calendar);
