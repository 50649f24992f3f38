// Flags: listed, raised, taken, resolved, and heard of when they change.
import { Arg, Args, Ctx, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '#kernel/context';
import type { Fact } from '#kernel/fact';
import { CatalogueEntryType } from '#kernel/node.type';
import type { Unit } from '#kernel/unit';
import { LiveArgs, onlyByHub } from '#live/live.input';
import { acknowledgeRiskFlag } from './acknowledge-risk-flag';
import { RiskFlagReasonType } from './catalogue.type';
import { resolutionReasons, riskFlagReasons } from './catalogues';
import {
  AcknowledgeRiskFlagInput,
  RaiseRiskFlagInput,
  ResolveRiskFlagInput,
  RiskFlagsArgs,
} from './intake.input';
import { raiseRiskFlag } from './raise-risk-flag';
import { resolveRiskFlag } from './resolve-risk-flag';
import {
  AcknowledgeRiskFlagPayload,
  RaiseRiskFlagPayload,
  ResolveRiskFlagPayload,
  RiskFlagConnection,
  RiskFlagEvent,
  RiskFlagType,
} from './risk-flag.type';
import { riskFlagById, riskFlags } from './risk-flags';

const present = async (unit: Unit, { id }: { id: string }) => ({ riskFlag: await riskFlagById(unit, id) });

@Resolver(() => RiskFlagType)
export class RiskFlagResolver {
  @Query(() => RiskFlagConnection, {
    description: 'Flags, the most urgent first, then the oldest. People of the office; scope OPERATIONS.',
  })
  riskFlags(@Args(() => RiskFlagsArgs) args: RiskFlagsArgs, @Ctx() { unit, head }: Context) {
    return riskFlags(unit, head, args);
  }

  @Query(() => [RiskFlagReasonType], { description: 'Why flags are raised. Scope AGGREGATE.' })
  riskFlagReasons(@Ctx() { unit }: Context) {
    return riskFlagReasons(unit);
  }

  @Query(() => [CatalogueEntryType], { description: 'Why flags are resolved. Scope AGGREGATE.' })
  resolutionReasons(@Ctx() { unit }: Context) {
    return resolutionReasons(unit);
  }

  @Mutation(() => RaiseRiskFlagPayload, { description: 'Raises a flag. People of the office; scope FLAG.' })
  raiseRiskFlag(@Arg('input', () => RaiseRiskFlagInput) input: RaiseRiskFlagInput, @Ctx() ctx: Context) {
    return ctx.mutate('raiseRiskFlag', input, (unit) => raiseRiskFlag(unit, input), present);
  }

  @Mutation(() => AcknowledgeRiskFlagPayload, {
    description: 'Takes a flag for oneself, takes it over, or names the next act. People only.',
  })
  acknowledgeRiskFlag(
    @Arg('input', () => AcknowledgeRiskFlagInput) input: AcknowledgeRiskFlagInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.mutate('acknowledgeRiskFlag', input, (unit) => acknowledgeRiskFlag(unit, input), present);
  }

  @Mutation(() => ResolveRiskFlagPayload, {
    description:
      'Resolves a flag; ACUTE and HIGH are proposed first and resolved by a second person. LEADERSHIP, LEAD, DUTY, who took it.',
  })
  resolveRiskFlag(
    @Arg('input', () => ResolveRiskFlagInput) input: ResolveRiskFlagInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.mutate('resolveRiskFlag', input, (unit) => resolveRiskFlag(unit, input), present);
  }

  @Subscription(() => RiskFlagEvent, {
    subscribe: onlyByHub,
    description: 'New flags. People of the office; scope OPERATIONS.',
  })
  riskFlagRaised(@Root() fact: Fact, @Args(() => LiveArgs) _args: LiveArgs, @Ctx() { unit }: Context) {
    return eventOf(unit, fact);
  }

  @Subscription(() => RiskFlagEvent, {
    subscribe: onlyByHub,
    description:
      'Flags taken, untaken, proposed to be resolved, resolved. People of the office; scope OPERATIONS.',
  })
  riskFlagChanged(@Root() fact: Fact, @Args(() => LiveArgs) _args: LiveArgs, @Ctx() { unit }: Context) {
    return eventOf(unit, fact);
  }
}

const eventOf = async (unit: Unit, { cursor, kind, occurredAt, subject }: Fact) => ({
  cursor,
  kind,
  occurredAt,
  riskFlag: await riskFlagById(unit, subject.id),
});
