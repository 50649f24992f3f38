// Fixed times of one person that are no visit: entered by hand, or a busy time of their calendar.
import { defineEntity, p } from '@mikro-orm/core';
import { id, instant, interval, version } from '#kernel/columns';
import type { AppointmentKind } from './appointment.rules';
import { Calendar } from './calendar.entity';
import { Professional } from './professional.entity';

const AppointmentSchema = defineEntity({
  name: 'Appointment',
  tableName: 'appointment',
  properties: {
    id: id(),
    professional: () => p.manyToOne(Professional).ref(),
    during: interval(),
    kind: p.text().$type<AppointmentKind>(),
    /** Where it is, such as a court; never a family. */
    place: p.text().strictNullable(),
    /** The calendar it came from; null: entered by hand. */
    calendar: () => p.manyToOne(Calendar).ref().strictNullable(),
    /** When an absence released it. */
    releasedAt: instant().strictNullable(),
    version: version(),
  },
});

/** A fixed time of one professional that is no visit. */
export class Appointment extends AppointmentSchema.class {}
AppointmentSchema.setClass(Appointment);
