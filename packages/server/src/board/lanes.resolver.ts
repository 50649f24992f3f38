// The lanes of the desk: one question for everything that is drawn on them.
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '#kernel/context';
import { CommitmentKind } from '#staff/commitment.rules';
import { VisitType } from '#visits/visit.type';
import { type Lane, lanes, type Lanes, type Taken, visitsOnLanes } from './lanes';
import { LanesArgs } from './lanes.input';
import { LanesType, LaneType, TakenType } from './lanes.type';

@Resolver(() => LanesType)
export class LanesResolver {
  @Query(() => LanesType, {
    description: 'What takes the time of people within a span, for whoever plans. Scope OPERATIONS.',
  })
  lanes(@Args(() => LanesArgs) asked: LanesArgs, @Ctx() { unit, head }: Context) {
    return lanes(unit, head, asked);
  }

  @FieldResolver(() => [VisitType], {
    description: 'The visits that take time in these lanes, each once, by beginning.',
  })
  visits(@Root() root: Lanes, @Ctx() { unit }: Context) {
    return visitsOnLanes(unit, root);
  }
}

@Resolver(() => LaneType)
export class LaneResolver {
  @FieldResolver(() => [TakenType], { description: 'What takes the time, by beginning.' })
  taken(
    @Root() { taken }: Lane,
    @Arg('kinds', () => [CommitmentKind], { nullable: true, description: 'Only these; all when absent.' })
    kinds: CommitmentKind[] | undefined,
  ): Taken[] {
    return kinds ? taken.filter(({ kind }) => kinds.includes(kind)) : taken;
  }
}
