// The car and the child seats a visit asks for.
import { Field, InputType, Int } from 'type-graphql';
import { ChildSeatKind } from '#districts/equipment.rules';

@InputType('ChildSeatsInput', { description: 'Child seats of one group.' })
export class ChildSeatsInput {
  @Field(() => ChildSeatKind, { description: 'The group, each once.' })
  kind!: ChildSeatKind;

  @Field(() => Int, { description: 'How many, 0 to 7.' })
  count!: number;
}

@InputType('TransportInput', { description: 'What a visit asks for; neither car nor seat takes it back.' })
export class TransportInput {
  @Field(() => Boolean, { description: 'A car.' })
  car!: boolean;

  @Field(() => [ChildSeatsInput], { nullable: true, description: 'Child seats; none when absent.' })
  childSeats?: ChildSeatsInput[] | null;
}
