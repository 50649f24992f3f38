// A count that may leave the house: exact for people, suppressed below 3 for AGGREGATE tokens (rules 7).
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('Count', {
  description: 'A number of rows. Null and suppressed where it could point at a family.',
})
export class CountType {
  @Field(() => Int, { nullable: true, description: 'The number, or null when suppressed.' })
  value!: number | null;

  @Field(() => Boolean, {
    description: 'True when the number is withheld: below 3, or it would give such a number away.',
  })
  suppressed!: boolean;
}
