// Open flags of a district in the contract.
import { Field, ObjectType } from 'type-graphql';
import { CountType } from '#kernel/count.type';
import type { Count } from '#kernel/counts.rules';

@ObjectType('OpenFlags', {
  description:
    'How many flags are open in a district, by level. Below 3 suppressed for AGGREGATE tokens, and where a second number would give it away.',
})
export class OpenFlagsType {
  @Field(() => CountType, { description: 'Open ACUTE flags.' })
  acute!: Count;

  @Field(() => CountType, { description: 'Open HIGH flags.' })
  high!: Count;

  @Field(() => CountType, { description: 'Open MEDIUM flags.' })
  medium!: Count;

  @Field(() => CountType, { description: 'Open LOW flags.' })
  low!: Count;

  @Field(() => CountType, { description: 'Open flags of any level that nobody has now.' })
  untaken!: Count;
}
