// What can be asked of the lanes.
import { ArgsType, Field, ID } from 'type-graphql';
import { DateTimeScalar } from '#kernel/scalars';

@ArgsType()
export class LanesArgs {
  @Field(() => DateTimeScalar, { description: 'Begin of the span.' })
  from!: Temporal.Instant;

  @Field(() => DateTimeScalar, { description: 'Its end, at most 14 days later.' })
  until!: Temporal.Instant;

  @Field(() => [ID], {
    nullable: true,
    description: 'Only who works in these ASD districts today; all when absent.',
  })
  districtIds?: string[] | null;
}
