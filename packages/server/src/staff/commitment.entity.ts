// Who is taken when: the one table in which the database refuses anybody in two places.
import { defineEntity, p } from '@mikro-orm/core';
import { id, interval } from '#kernel/columns';
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
