// A flag in the contract: levels, states and times for everybody who plans; its words for few.
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '#kernel/connection.type';
import { FactKind } from '#kernel/fact';
import { NodeType } from '#kernel/node.type';
import { CursorScalar, DateTimeScalar } from '#kernel/scalars';
import { UserError } from '#kernel/user-error.type';
import { FlagSourceKind } from './catalogue.type';
import { NextStep, RiskFlagState, RiskLevel } from './flag.rules';
import { FlagEntryKind } from './resolution.rules';
import type { RiskFlag, RiskFlagEntry } from './risk-flag.entity';

@ObjectType('FlagSource', { description: 'What a flag comes from.' })
export class FlagSourceType {
  @Field(() => FlagSourceKind, { description: 'A person, a named rule or a tool.' })
  kind!: FlagSourceKind;

  @Field(() => String, { nullable: true, description: 'Its name.' })
  name!: string | null;
}

@ObjectType('RiskFlag', {
  implements: NodeType,
  description:
    'A warning sign about a household or a place in a district. People of the office; scope OPERATIONS.',
})
export class RiskFlagType {
  @Field(() => ID, { description: 'Opaque id, the same for ever.' })
  id!: RiskFlag['id'];

  @Field(() => String, { description: 'What people call it: F-118.' })
  reference!: RiskFlag['reference'];

  @Field(() => RiskLevel, { description: 'How fast somebody must look.' })
  level!: RiskLevel;

  @Field(() => RiskFlagState, { description: 'Where it stands.' })
  state!: RiskFlagState;

  @Field(() => Int, { description: 'Counts its changes: `expectedVersion` of the mutations.' })
  version!: RiskFlag['version'];

  @Field(() => DateTimeScalar, { description: 'When it was raised.' })
  raisedAt!: RiskFlag['raisedAt'];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the one who has it took it.' })
  acknowledgedAt!: RiskFlag['acknowledgedAt'];

  @Field(() => NextStep, { nullable: true, description: 'The act the taker named.' })
  nextStep!: NextStep | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'By when that act is to come.' })
  nextStepDue!: RiskFlag['nextStepDue'];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Nobody has it since then; null while taken or resolved.',
  })
  untakenSince!: RiskFlag['untakenSince'];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'While untaken: from when on it counts as overdue. ACUTE 5 minutes, HIGH 15 minutes, else 2 office hours.',
  })
  overdueAt!: RiskFlag['overdueAt'];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the first of two proposed to resolve it; null again when something came between.',
  })
  resolutionProposedAt!: RiskFlag['resolutionProposedAt'];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was resolved.' })
  resolvedAt!: RiskFlag['resolvedAt'];

  @Field(() => DateTimeScalar, { description: 'When it last changed; moves forward with every change.' })
  updatedAt!: RiskFlag['updatedAt'];
}

@ObjectType('RiskFlagEntry', { description: 'One line of a flag’s history. Never changed.' })
export class RiskFlagEntryType {
  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  at!: RiskFlagEntry['at'];

  @Field(() => FlagEntryKind, { description: 'What happened.' })
  kind!: FlagEntryKind;

  @Field(() => RiskLevel, { nullable: true, description: 'The level at that time.' })
  level!: RiskLevel | null;

  @Field(() => NextStep, { nullable: true, description: 'The act that was named.' })
  nextStep!: NextStep | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'By when it was to come.' })
  nextStepDue!: RiskFlagEntry['nextStepDue'];
}

export const RiskFlagConnection = connectionOf<RiskFlag>('RiskFlag', () => RiskFlagType);

@ObjectType('RiskFlagEvent', {
  description: 'Something about a flag. A replayed event shows the flag as it is now.',
})
export class RiskFlagEvent {
  @Field(() => CursorScalar, { description: 'Its place in the log: resume with `after`.' })
  cursor!: string;

  @Field(() => FactKind, { description: 'What has happened.' })
  kind!: FactKind;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  occurredAt!: Temporal.Instant;

  @Field(() => RiskFlagType, { description: 'The flag as it is now.' })
  riskFlag!: RiskFlag;
}

@ObjectType()
abstract class FlagPayload {
  @Field(() => RiskFlagType, { nullable: true, description: 'The flag as it is now; null when refused.' })
  riskFlag?: RiskFlag | null;

  @Field(() => CursorScalar, { nullable: true, description: 'The place in the log right after it.' })
  cursor!: string | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  errors!: UserError[];
}

@ObjectType('RaiseRiskFlagPayload', { description: 'The new flag, or why nothing was written.' })
export class RaiseRiskFlagPayload extends FlagPayload {}

@ObjectType('AcknowledgeRiskFlagPayload', {
  description: 'The flag as it is taken now, or why nothing was written.',
})
export class AcknowledgeRiskFlagPayload extends FlagPayload {}

@ObjectType('ResolveRiskFlagPayload', {
  description: 'The flag: resolved, or with the proposal of the first of two; or why nothing was written.',
})
export class ResolveRiskFlagPayload extends FlagPayload {}
