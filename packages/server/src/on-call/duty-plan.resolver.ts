// The rota as it is entered.
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '#kernel/context';
import { DateScalar } from '#kernel/scalars';
import { dutyPlan } from './duty-plan';
import { DutyPlanType } from './duty-plan.type';

@Resolver(() => DutyPlanType)
export class DutyPlanResolver {
  @Query(() => DutyPlanType, {
    description: 'The rota day by day, with its shifts and what is missing of them. Scope AGGREGATE.',
  })
  dutyPlan(
    @Arg('from', () => DateScalar, { description: 'First day.' }) from: Temporal.PlainDate,
    @Arg('days', () => Int, { description: 'How many days, 1 to 42.' }) days: number,
    @Ctx() { unit, head }: Context,
  ) {
    return dutyPlan(unit, head, from, days);
  }
}
