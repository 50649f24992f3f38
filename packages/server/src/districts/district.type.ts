// A district and its neighbourhoods in the contract; rooms above add load, flags and people.
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { NodeType } from '#kernel/node.type';
import { CursorScalar, DateScalar } from '#kernel/scalars';
import { UserError } from '#kernel/user-error.type';
import type { District, Neighbourhood } from './district.entity';
import type { Assignment } from './grouping';

@ObjectType('District', {
  implements: NodeType,
  description: 'An ASD district: what load is computed for and rights are limited to. Scope AGGREGATE.',
})
export class DistrictType {
  @Field(() => ID, { description: 'Opaque id, the same for ever.' })
  id!: District['id'];

  @Field(() => String, { description: 'Name as the office uses it.' })
  name!: District['name'];
}

@ObjectType('Neighbourhood', { description: 'A statistical district of the town (Stadtteil).' })
export class NeighbourhoodType {
  @Field(() => ID, { description: 'Opaque id, the same for ever.' })
  id!: Neighbourhood['id'];

  @Field(() => String, { description: 'Name as the town uses it.' })
  name!: Neighbourhood['name'];

  @Field(() => Int, {
    nullable: true,
    description: 'Inhabitants by the last published count; null when not known.',
  })
  inhabitants!: Neighbourhood['inhabitants'];
}

@ObjectType('NeighbourhoodAssignment', {
  description: 'A span of days in which one district serves a neighbourhood; without overlap, without hole.',
})
export class NeighbourhoodAssignmentType implements Assignment {
  /** Resolved beside it. */
  districtId!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The first day; null when it was always so.' })
  from!: Temporal.PlainDate | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day on which it is over; null without end.',
  })
  until!: Temporal.PlainDate | null;
}

@ObjectType('AssignNeighbourhoodPayload', {
  description: 'The neighbourhood with all its spans, or why nothing was written.',
})
export class AssignNeighbourhoodPayload {
  @Field(() => NeighbourhoodType, { nullable: true, description: 'The neighbourhood; null when refused.' })
  neighbourhood?: Neighbourhood | null;

  @Field(() => CursorScalar, { nullable: true, description: 'The place in the log right after it.' })
  cursor!: string | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  errors!: UserError[];
}
