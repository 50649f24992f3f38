// The pair a visit lost to an absence, as it is offered to whoever covers it again.
import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '#kernel/scalars';
import type { Professional } from '#staff/professional.entity';
import { ProfessionalType } from '#staff/professional.type';
import type { LostPair } from './lost-pair';

@ObjectType('LostPair', {
  description:
    'What a visit without a pair was planned for before an absence took somebody. Never who is away, never why.',
})
export class LostPairType implements LostPair {
  @Field(() => DateTimeScalar, { description: 'Planned begin at the family.' })
  from!: Temporal.Instant;

  @Field(() => DateTimeScalar, { description: 'Planned end there.' })
  until!: Temporal.Instant;

  @Field(() => ProfessionalType, {
    nullable: true,
    description: 'Who is left of the two; may have been planned elsewhere since. Null when both seats fell.',
  })
  remaining!: Professional | null;
}
