// What is written about cars and child seats of offices.
import { Field, ID, InputType, Int } from 'type-graphql';
import { UuidScalar } from '#kernel/scalars';
import { ChildSeatKind } from './equipment.rules';

@InputType('SaveCarInput', { description: 'A car of an office: a new one, or a known one changed.' })
export class SaveCarInput {
  @Field(() => UuidScalar, { description: 'The same key and input acts once and answers the same again.' })
  idempotencyKey!: string;

  @Field(() => ID, { nullable: true, description: 'The car; absent for a new one.' })
  id?: string | null;

  @Field(() => ID, { description: 'The office that lends it.' })
  officeId!: string;

  @Field(() => String, {
    description: 'What people call it, 1 to 60 characters, once per office; never a number plate.',
  })
  label!: string;

  @Field(() => Int, { description: 'Places, the driver included, 2 to 9.' })
  seats!: number;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is in use; as before when absent.' })
  active?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that was seen; CONFLICT when it has moved on.',
  })
  expectedVersion?: number | null;
}

@InputType('SetChildSeatsInput', { description: 'How many child seats of a group an office has.' })
export class SetChildSeatsInput {
  @Field(() => UuidScalar, { description: 'The same key and input acts once and answers the same again.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The office that lends them.' })
  officeId!: string;

  @Field(() => ChildSeatKind, { description: 'The group.' })
  kind!: ChildSeatKind;

  @Field(() => Int, { description: 'How many, 0 to 99.' })
  count!: number;
}
