// Two people at once, and the rest afterwards.
import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { RiskFlag } from '#intake/risk-flag.entity';
import { RiskFlagType } from '#intake/risk-flag.type';
import { riskFlagById } from '#intake/risk-flags';
import type { Context } from '#kernel/context';
import { CursorScalar } from '#kernel/scalars';
import { UserError } from '#kernel/user-error.type';
import { deployNow } from './deploy-now';
import { DeployNowInput, DescribeVisitInput } from './deploy.input';
import { describeVisit } from './describe-visit';
import type { Visit } from './visit.entity';
import { VisitType } from './visit.type';
import { visitById } from './visits';

@ObjectType('DeployNowPayload', { description: 'Flag and visit with its pair, or why nothing was written.' })
export class DeployNowPayload {
  @Field(() => RiskFlagType, { nullable: true, description: 'The flag they answer; null when refused.' })
  riskFlag?: RiskFlag | null;

  @Field(() => VisitType, { nullable: true, description: 'The visit with its pair; null when refused.' })
  visit?: Visit | null;

  @Field(() => CursorScalar, { nullable: true, description: 'The place in the log right after it.' })
  cursor!: string | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  errors!: UserError[];
}

@ObjectType('DescribeVisitPayload', { description: 'The visit as it is now, or why nothing was written.' })
export class DescribeVisitPayload {
  @Field(() => VisitType, { nullable: true, description: 'The visit as it is now; null when refused.' })
  visit?: Visit | null;

  @Field(() => CursorScalar, { nullable: true, description: 'The place in the log right after it.' })
  cursor!: string | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  errors!: UserError[];
}

@Resolver()
export class DeployResolver {
  @Mutation(() => DeployNowPayload, {
    description:
      'Sends two people at once: flag, visit and pair in one act. LEAD in own districts, dispatcher, duty; never a token.',
  })
  deployNow(@Arg('input', () => DeployNowInput) input: DeployNowInput, @Ctx() ctx: Context) {
    return ctx.mutate('deployNow', input, (unit) => deployNow(unit, input), async (unit, { id, flagId }) => ({
      riskFlag: (await riskFlagById(unit, flagId)) ?? null,
      visit: await visitById(unit, id),
    })); // prettier-ignore
  }

  @Mutation(() => DescribeVisitPayload, {
    description:
      'Fills in what was not known when the visit was planned. LEAD in own districts, dispatcher, duty; scope DISPATCH.',
  })
  describeVisit(@Arg('input', () => DescribeVisitInput) input: DescribeVisitInput, @Ctx() ctx: Context) {
    return ctx.mutate('describeVisit', input, (unit) => describeVisit(unit, input), async (unit, { id }) => ({
      visit: await visitById(unit, id),
    })); // prettier-ignore
  }
}
