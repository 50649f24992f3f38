// The first screen in one answer, without data of families.
import { Field, ObjectType } from 'type-graphql';
import { CursorScalar } from '#kernel/scalars';

@ObjectType('Overview', {
  description: 'The first screen: read at one place in the log, without data of families.',
})
export class OverviewType {
  @Field(() => CursorScalar, {
    description: 'The place it was read at: subscribe with `after` and nothing is missing or doubled.',
  })
  cursor!: string;

  /** The districts asked for, null for all: what the blocks below are cut to. */
  districtIds!: readonly string[] | null;
}
