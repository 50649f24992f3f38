// Visits as they happen. The hub runs each once per fact and group of equal askers.
import { Args, ArgsType, Ctx, Field, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '#kernel/context';
import type { Fact } from '#kernel/fact';
import { CursorScalar } from '#kernel/scalars';
import { LiveArgs, onlyByHub } from '#live/live.input';
import type { Visit } from './visit.entity';
import { VisitEvent } from './visit.type';
import { visitById } from './visits';

@ArgsType()
class MineArgs {
  @Field(() => CursorScalar, {
    nullable: true,
    description:
      'Go on after this place; without it the stream starts with what happens next. Too far back or from another log: RESET.',
  })
  after?: string | null;
}

async function event({ cursor, kind, occurredAt, subject }: Fact, { unit }: Context): Promise<VisitEvent> {
  return { cursor, kind, occurredAt, visit: (await visitById(unit, subject.id)) as Visit };
}

@Resolver()
export class VisitLiveResolver {
  @Subscription(() => VisitEvent, {
    subscribe: onlyByHub,
    description: 'A pair was assigned, or others than before. Scope OPERATIONS.',
  })
  visitAssigned(@Root() fact: Fact, @Args(() => LiveArgs) _args: LiveArgs, @Ctx() ctx: Context) {
    return event(fact, ctx);
  }

  @Subscription(() => VisitEvent, {
    subscribe: onlyByHub,
    description: 'Anything about a visit. Scope OPERATIONS.',
  })
  visitChanged(@Root() fact: Fact, @Args(() => LiveArgs) _args: LiveArgs, @Ctx() ctx: Context) {
    return event(fact, ctx);
  }

  @Subscription(() => VisitEvent, {
    subscribe: onlyByHub,
    description: 'The own assignments of the person signed in, those taken off again included.',
  })
  myVisits(@Root() fact: Fact, @Args(() => MineArgs) _args: MineArgs, @Ctx() ctx: Context) {
    return event(fact, ctx);
  }
}
