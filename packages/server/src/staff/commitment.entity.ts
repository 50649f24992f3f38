// Who is taken when: the one table in which the database refuses anybody in two places.
import { defineEntity, p } from '@mikro-orm/core';
import { id, instant, interval } from '#kernel/columns';
import type { CommitmentKind } from './commitment.rules';
import { Professional } from './professional.entity';

const CommitmentSchema = defineEntity({
  name: 'Commitment',
  tableName: 'commitment',
  properties: {
    id: id(),
    professional: () => p.manyToOne(Professional).ref(),
    /** What takes the time; the layer follows from it (visits and duties may overlap each other, absences nothing). */
    sourceType: p.text().$type<CommitmentKind>(),
    sourceId: p.uuid(),
    /** Travel included. */
    during: interval(),
  },
});

/** A time of a professional that is taken. */
export class Commitment extends CommitmentSchema.class {}
CommitmentSchema.setClass(Commitment);

const AppointmentSchema = defineEntity({
  name: 'Appointment',
  tableName: 'appointment',
  properties: {
    id: id(),
    professional: () => p.manyToOne(Professional).ref(),
    during: interval(),
    kind: p.text().$type<'COURT' | 'CONFERENCE' | 'TRAINING' | 'OTHER'>(),
    /** When an absence released it. */
    releasedAt: instant().strictNullable(),
  },
});

/** A fixed time of one professional that is no visit. */
export class Appointment extends AppointmentSchema.class {}
AppointmentSchema.setClass(Appointment);
