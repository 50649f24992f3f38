// The log in the contract: as a page for tools that poll, as a stream for those that listen.
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { Context } from '#kernel/context';
import { type Fact, FactKind } from '#kernel/fact';
import { ActorType } from '#kernel/node.type';
import { LiveArgs, onlyByHub } from '#live/live.input';
import { FactPage, FactType, OfficeFactType } from './fact.type';
import { factsPage, recentFacts } from './facts';

@ArgsType()
class FactArgs extends LiveArgs {
  @Field(() => [FactKind], { nullable: true, description: 'Only these kinds; all when absent.' })
  kinds?: FactKind[] | null;
}

@ArgsType()
class RecentFactArgs {
  @Field(() => [FactKind], { nullable: true, description: 'Only these kinds; all when absent.' })
  kinds?: FactKind[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only these ASD districts; all when absent.' })
  districtIds?: string[] | null;
}

@Resolver(() => FactType)
export class FactResolver {
  @Query(() => FactPage, {
    description:
      'The whole log, oldest first, without limit of age. OPERATIONS, or a person of the office, or an auditor.',
  })
  facts(
    @Arg('first', () => Int, { description: 'How many, 1 to 100.' }) first: number,
    @Args(() => FactArgs) args: FactArgs,
    @Ctx() { unit }: Context,
  ) {
    return factsPage(unit, { first, ...args });
  }

  @Query(() => [FactType], {
    description: 'What happened last, newest first. OPERATIONS, or a person of the office, or an auditor.',
  })
  recentFacts(
    @Arg('first', () => Int, { description: 'How many, 1 to 100.' }) first: number,
    @Args(() => RecentFactArgs) args: RecentFactArgs,
    @Ctx() { unit }: Context,
  ) {
    return recentFacts(unit, { first, ...args });
  }

  @Subscription(() => FactType, {
    name: 'facts',
    subscribe: onlyByHub,
    description:
      'Everything that happens and that the asker may see, in order. OPERATIONS, or a person of the office, or an auditor.',
  })
  heard(@Root() fact: Fact, @Args(() => FactArgs) _args: FactArgs): Fact {
    return fact;
  }

  @FieldResolver(() => ActorType, {
    nullable: true,
    description: 'Who did it: a person of the office, a tool, or the office itself.',
  })
  actor(@Root() fact: Fact): ActorType {
    return { id: fact.actor, name: fact.actorName };
  }
}

@Resolver(() => OfficeFactType)
export class OfficeFactResolver {
  @FieldResolver(() => String)
  subjectType(@Root() { subject }: Fact): string {
    return subject.type;
  }

  @FieldResolver(() => ID)
  subjectId(@Root() { subject }: Fact): string {
    return subject.id;
  }
}
