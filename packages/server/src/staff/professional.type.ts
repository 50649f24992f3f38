// A professional in the contract, and whether one could come.
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '#kernel/connection.type';
import { NodeType } from '#kernel/node.type';
import { DateTimeScalar } from '#kernel/scalars';
import type { Availability } from './availability';
import type { Professional } from './professional.entity';

@ObjectType('Professional', {
  implements: NodeType,
  description:
    'A qualified worker of the office (Fachkraft). Names of staff are not personal. Scope AGGREGATE.',
})
export class ProfessionalType {
  @Field(() => ID, { description: 'Opaque id, the same for ever.' })
  id!: Professional['id'];

  @Field(() => String, { description: 'Full name, as shown.' })
  name!: Professional['name'];

  @Field(() => String, { description: 'Qualification, in words.' })
  qualification!: Professional['qualification'];

  @Field(() => [String], { description: 'Languages spoken, as language tags.' })
  languages!: Professional['languages'];
}

@ObjectType('Availability', {
  description:
    'Whether somebody could come at a time. Only `free` decides; `works` and `rest` are said, not enforced.',
})
export class AvailabilityType implements Availability {
  @Field(() => Boolean, {
    description: 'Nothing takes the time, travel of 15 minutes before and after included.',
  })
  free!: boolean;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Start of the earliest time that is in the way.',
  })
  busyFrom!: Temporal.Instant | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Its end; null when free, or when no end is known.',
  })
  busyUntil!: Temporal.Instant | null;

  @Field(() => Boolean, { description: 'The whole time lies within working time or an own duty.' })
  works!: boolean;

  @Field(() => Boolean, {
    description: 'A warning: it would cut the 11 hours of rest after work at night (section 5 ArbZG).',
  })
  rest!: boolean;
}

@ObjectType('Pair', { description: 'The two who go together.' })
export class PairType {
  @Field(() => [ProfessionalType], { description: 'Exactly two for a visit; two, one or none for a duty.' })
  members!: Professional[];
}

export const ProfessionalConnection = connectionOf<Professional>('Professional', () => ProfessionalType);
