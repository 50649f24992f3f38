// An absence in the contract. No cause is stored, so none can be shown.
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '#kernel/connection.type';
import { NodeType } from '#kernel/node.type';
import { DateTimeScalar } from '#kernel/scalars';
import type { Absence } from './absence.entity';

@ObjectType('Absence', {
  implements: NodeType,
  description: 'A time in which a professional is away, as it was reported. Scope OPERATIONS.',
})
export class AbsenceType {
  @Field(() => ID, { description: 'Opaque id, the same for ever.' })
  id!: Absence['id'];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When somebody said that it is over; null while nobody has.',
  })
  endedAt!: Absence['endedAt'];
}

export const AbsenceConnection = connectionOf<Absence>('Absence', () => AbsenceType);
