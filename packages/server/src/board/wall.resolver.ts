// The wall, and the word that something of it moved.
import { Args, ArgsType, Ctx, Field, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '#kernel/context';
import type { Fact } from '#kernel/fact';
import { CursorScalar } from '#kernel/scalars';
import { onlyByHub } from '#live/live.input';
import { WallEvent, WallType } from './wall.type';
import { wall } from './wall';

@ArgsType()
class WallArgs {
  @Field(() => CursorScalar, {
    nullable: true,
    description:
      'Go on after this place; without it the stream starts with what happens next. Too far back or from another log: RESET.',
  })
  after?: string | null;
}

@Resolver(() => WallType)
export class WallResolver {
  @Query(() => WallType, { description: 'What a screen on a wall shows. For such a screen only.' })
  wall(@Ctx() { unit, head, about }: Context): Promise<WallType> {
    return wall(unit, head, about.town);
  }

  @Subscription(() => WallEvent, {
    subscribe: onlyByHub,
    description: 'Something that a wall counts has moved. For such a screen only.',
  })
  wallChanged(@Root() { cursor, kind }: Fact, @Args(() => WallArgs) _args: WallArgs): WallEvent {
    return { cursor, kind };
  }
}
