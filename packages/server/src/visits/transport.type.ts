// What a visit asks for to drive, in the contract.
import { Field, Int, ObjectType } from 'type-graphql';
import { ChildSeatKind } from '#districts/equipment.rules';

@ObjectType('ChildSeatCount', { description: 'Child seats of one group.' })
export class ChildSeatCount {
  @Field(() => ChildSeatKind, { description: 'The group.' })
  kind!: ChildSeatKind;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType('VisitTransport', {
  description:
    'The car and the child seats a visit asks for; it has them while it has its pair and its time.',
})
export class VisitTransport {
  @Field(() => Boolean, { description: 'It asks for a car.' })
  car!: boolean;

  @Field(() => [ChildSeatCount], { description: 'Child seats it asks for.' })
  childSeats!: ChildSeatCount[];

  @Field(() => [String], {
    description:
      'What is missing at its planned time in the offices of its district, in words; it never stops the visit. Empty without a pair.',
  })
  warnings!: string[];
}
