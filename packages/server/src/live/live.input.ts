// What every subscription can be told, and the stand-in that keeps TypeGraphQL from streaming by itself.
import { ArgsType, Field, ID } from 'type-graphql';
import { CursorScalar } from '#kernel/scalars';

@ArgsType()
export class LiveArgs {
  @Field(() => CursorScalar, {
    nullable: true,
    description:
      'Go on after this place; without it the stream starts with what happens next. Too far back or from another log: RESET.',
  })
  after?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Only these ASD districts and what concerns the whole town; all when absent.',
  })
  districtIds?: string[] | null;
}

/** Subscriptions are run by the hub, once per group of equal askers; nobody else may start one. */
export const onlyByHub = (): never => {
  throw new Error('a subscription is run by the hub');
};
