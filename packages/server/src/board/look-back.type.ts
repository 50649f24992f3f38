// Since I last looked, in the contract: a block for each thing the morning round asks for.
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { FlagEntryKind } from '#intake/resolution.rules';
import type { RiskFlag } from '#intake/risk-flag.entity';
import { RiskFlagType } from '#intake/risk-flag.type';
import { FactKind } from '#kernel/fact';
import { ActorType } from '#kernel/node.type';
import { CursorScalar, DateTimeScalar } from '#kernel/scalars';
import type { Duty } from '#on-call/duty.entity';
import { DutyType } from '#on-call/duty.type';
import type { Absence } from '#staff/absence.entity';
import { AbsenceType } from '#staff/absence.type';
import type { Visit } from '#visits/visit.entity';
import { VisitType } from '#visits/visit.type';
import { LookBackPreset } from './look-back.rules';

registerEnumType(LookBackPreset, {
  name: 'LookBackPreset',
  description: 'A usual time to look back to. Holidays are those of North Rhine-Westphalia.',
  valuesConfig: {
    OFFICE_CLOSED: { description: 'The last end of office hours (16:00 on a working day).' },
    BEFORE_WEEKEND: { description: 'The end of office hours before the last weekend.' },
  },
});

@ObjectType('LookBackStart', { description: 'What a preset means now.' })
export class LookBackStartType {
  @Field(() => LookBackPreset, { description: 'The preset.' })
  preset!: LookBackPreset;

  @Field(() => DateTimeScalar, { description: 'The time it stands for.' })
  since!: Temporal.Instant;
}

@ObjectType('LookBack', { description: 'What happened between two times, and what is open at the second.' })
export class LookBackType {
  @Field(() => CursorScalar, { description: 'The place it was read at: subscribe with `after`.' })
  cursor!: string;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  since!: Temporal.Instant;

  @Field(() => DateTimeScalar, { description: 'Until when: the moment it was read.' })
  until!: Temporal.Instant;

  @Field(() => [LookBackStartType], { description: 'What the presets mean now.' })
  presets!: LookBackStartType[];

  districtIds!: readonly string[] | null;
}

@ObjectType('LookBackStep', { description: 'One thing that happened to a flag.' })
export class LookBackStepType {
  @Field(() => FlagEntryKind, { description: 'What.' })
  kind!: FlagEntryKind;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Temporal.Instant;

  @Field(() => ActorType, { description: 'Who did it: staff, a tool, or the office itself.' })
  by!: ActorType;
}

@ObjectType('LookBackFlag', { description: 'A flag with something new.' })
export class LookBackFlagType {
  @Field(() => RiskFlagType, { description: 'The flag as it is now.' })
  riskFlag!: RiskFlag;

  @Field(() => [LookBackStepType], { description: 'What happened to it since, in order.' })
  steps!: LookBackStepType[];
}

@ObjectType('LookBackFlags', { description: 'Flags since; each counts once in each number it belongs to.' })
export class LookBackFlagsType {
  @Field(() => Int, { description: 'Raised since.' })
  raised!: number;

  @Field(() => Int, { description: 'Taken or taken over since.' })
  taken!: number;

  @Field(() => Int, { description: 'Resolved since.' })
  resolved!: number;

  @Field(() => Int, { description: 'Flags with anything new.' })
  totalCount!: number;

  @Field(() => [LookBackFlagType], { description: 'The most urgent first.' })
  nodes!: LookBackFlagType[];
}

@ObjectType('ChildSafeCount', {
  description: 'How pairs found the children on leaving, as counts; the single answer is personal.',
})
export class ChildSafeCountType {
  @Field(() => Int, { description: 'Safe for now.' })
  yes!: number;

  @Field(() => Int, { description: 'Not safe.' })
  no!: number;

  @Field(() => Int, { description: 'Not seen, not to be judged, or not said.' })
  unknown!: number;
}

@ObjectType('LookBackVisits', { description: 'Visits since.' })
export class LookBackVisitsType {
  @Field(() => Int, { description: 'Planned since.' })
  planned!: number;

  @Field(() => Int, { description: 'Begun since.' })
  started!: number;

  @Field(() => Int, { description: 'Finished by both since.' })
  done!: number;

  @Field(() => Int, { description: 'Missed since, whether made up for or not.' })
  missed!: number;

  @Field(() => Int, { description: 'Called off since.' })
  cancelled!: number;

  @Field(() => ChildSafeCountType, { description: 'Of those finished.' })
  childSafeNow!: ChildSafeCountType;

  @Field(() => Int, { description: 'Visits begun, finished, missed or called off.' })
  totalCount!: number;

  @Field(() => [VisitType], { description: 'Those, in the order in which it happened.' })
  nodes!: Visit[];
}

@ObjectType('LookBackAbsences', { description: 'Who was away at some time since; never why.' })
export class LookBackAbsencesType {
  @Field(() => Int, { description: 'How many absences.' })
  totalCount!: number;

  @Field(() => [AbsenceType], { description: 'By beginning.' })
  nodes!: Absence[];
}

@ObjectType('LookBackHandOver', { description: 'One duty ended and the next began.' })
export class LookBackHandOverType {
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Temporal.Instant;

  @Field(() => DutyType, { nullable: true, description: 'The duty that began; null when it is gone.' })
  duty!: Duty | null;
}

@ObjectType('LookBackGap', {
  description: 'A time without a complete pair on duty, and how long it was one.',
})
export class LookBackGapType {
  @Field(() => DateTimeScalar, { description: 'Where the gap begins.' })
  from!: Temporal.Instant;

  @Field(() => DateTimeScalar, { description: 'Where it ends.' })
  until!: Temporal.Instant;

  @Field(() => Boolean, { description: 'One of two is there; false when nobody is.' })
  half!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was found.' })
  openedAt!: Temporal.Instant;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was filled; null while it is open.' })
  closedAt!: Temporal.Instant | null;
}

@ObjectType('OpenNow', { description: 'What is still open at the moment of reading.' })
export class OpenNowType {
  @Field(() => Int, { description: 'Open flags.' })
  flags!: number;

  @Field(() => Int, { description: 'ACUTE and HIGH among them.' })
  urgentFlags!: number;

  @Field(() => Int, { description: 'Those nobody has.' })
  untakenFlags!: number;

  @Field(() => Int, { description: 'Visits that are due and have no pair.' })
  visitsWithoutPair!: number;

  @Field(() => Int, { description: 'Visits missed and still to be made.' })
  visitsMissed!: number;

  @Field(() => Int, { description: 'Pairs on the way.' })
  visitsUnderWay!: number;

  @Field(() => Int, { description: 'Gaps of the duty within 14 days.' })
  gaps!: number;

  @Field(() => [RiskFlagType], { description: 'The open flags, the most urgent first.' })
  riskFlags!: RiskFlag[];

  @Field(() => [VisitType], { description: 'The visits nobody goes to, the most urgent first.' })
  visits!: Visit[];
}

@ObjectType('LookBackCaughtUpLine', { description: 'Something that was entered afterwards from paper.' })
export class LookBackCaughtUpLineType {
  @Field(() => FactKind, { description: 'What happened.' })
  kind!: FactKind;

  @Field(() => DateTimeScalar, { description: 'When it happened, by the paper.' })
  occurredAt!: Temporal.Instant;

  @Field(() => DateTimeScalar, { description: 'When it was entered.' })
  recordedAt!: Temporal.Instant;

  @Field(() => String, { description: 'Name of who did it.' })
  by!: string;

  @Field(() => String, { nullable: true, description: 'Reference of the flag or visit.' })
  reference!: string | null;
}

@ObjectType('LookBackCaughtUp', { description: 'What was entered afterwards from paper, since a time.' })
export class LookBackCaughtUpType {
  @Field(() => Int, { description: 'How many.' })
  totalCount!: number;

  @Field(() => [LookBackCaughtUpLineType], { description: 'By when it happened.' })
  nodes!: LookBackCaughtUpLineType[];
}
