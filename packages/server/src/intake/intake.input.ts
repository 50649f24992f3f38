// What is said to raise, take or resolve a flag, and to list flags.
import { ArgsType, Directive, Field, ID, InputType, Int } from 'type-graphql';
import { ExternalReferenceInput } from '#kernel/external-reference.input';
import { PageArgs } from '#kernel/page.input';
import { DateTimeScalar, UuidScalar } from '#kernel/scalars';
import { NextStep, RiskFlagState, RiskLevel } from './flag.rules';

@ArgsType()
export class RiskFlagsArgs extends PageArgs {
  @Field(() => [ID], { nullable: true, description: 'Only these ASD districts; all when absent.' })
  districtIds?: string[] | null;

  @Field(() => [RiskFlagState], { nullable: true, description: 'Only these states; all when absent.' })
  states?: RiskFlagState[] | null;

  @Field(() => [RiskLevel], { nullable: true, description: 'Only these levels; all when absent.' })
  levels?: RiskLevel[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only flags nobody has now (true), or somebody has or that are resolved (false).',
  })
  untaken?: boolean | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only what changed at or after that time.' })
  updatedSince?: Temporal.Instant | null;
}

@InputType('RaiseRiskFlagInput', { description: 'A new flag. People of the office; scope FLAG.' })
export class RaiseRiskFlagInput {
  @Field(() => ID, { description: 'The ASD district.' })
  districtId!: string;

  @Field(() => RiskLevel, { description: 'How fast somebody must look.' })
  level!: RiskLevel;

  @Field(() => String, { description: 'Why, a code of `riskFlagReasons`.' })
  reasonCode!: string;

  @Directive('@personal')
  @Field(() => String, { description: 'Personal. What was noticed, at most 4000 characters.' })
  text!: string;

  @Field(() => ID, { nullable: true, description: 'The household it is about, where it is known.' })
  householdId?: string | null;

  @Field(() => [ExternalReferenceInput], { nullable: true, description: 'Its names in other systems.' })
  externalReferences?: ExternalReferenceInput[] | null;

  @Field(() => UuidScalar, { description: 'Makes a repeated request harmless.' })
  idempotencyKey!: string;
}

@InputType('AcknowledgeRiskFlagInput', {
  description: 'Takes a flag for oneself, with the next act. People only.',
})
export class AcknowledgeRiskFlagInput {
  @Field(() => ID, { description: 'The flag.' })
  id!: string;

  @Field(() => NextStep, { description: 'What comes next.' })
  nextStep!: NextStep;

  @Field(() => DateTimeScalar, {
    description: 'By when: ahead, at most 24 hours for ACUTE and HIGH, 14 days for others.',
  })
  nextStepDue!: Temporal.Instant;

  @Field(() => Int, {
    nullable: true,
    description: 'The version it was decided on; another one is CONFLICT.',
  })
  expectedVersion?: number | null;

  @Field(() => UuidScalar, { description: 'Makes a repeated request harmless.' })
  idempotencyKey!: string;
}

@InputType('ResolveRiskFlagInput', {
  description: 'Resolves a flag. ACUTE and HIGH: the first call proposes, a second person’s call resolves.',
})
export class ResolveRiskFlagInput {
  @Field(() => ID, { description: 'The flag.' })
  id!: string;

  @Field(() => String, { description: 'Why, a code of `resolutionReasons`.' })
  reasonCode!: string;

  @Directive('@personal')
  @Field(() => String, { nullable: true, description: 'Personal. What was found, at most 4000 characters.' })
  text?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version it was decided on; another one is CONFLICT.',
  })
  expectedVersion?: number | null;

  @Field(() => UuidScalar, { description: 'Makes a repeated request harmless.' })
  idempotencyKey!: string;
}
