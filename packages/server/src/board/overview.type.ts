// The first screen in one answer, without data of families.
import { Field, ObjectType } from 'type-graphql';
import { CursorScalar, DateTimeScalar } from '#kernel/scalars';

@ObjectType('Overview', {
  description: 'The first screen: read at one place in the log, without data of families.',
})
export class OverviewType {
  @Field(() => CursorScalar, {
    description: 'The place it was read at: subscribe with `after` and nothing is missing or doubled.',
  })
  cursor!: string;

  @Field(() => DateTimeScalar, {
    description: 'When the fact at that place was recorded; the present while the log is empty.',
  })
  asOf!: Temporal.Instant;

  /** The districts asked for, null for all: what the blocks below are cut to. */
  districtIds!: readonly string[] | null;
}
