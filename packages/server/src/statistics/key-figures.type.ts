// Key figures in the contract.
import { Field, ObjectType } from 'type-graphql';
import { CountType } from '#kernel/count.type';
import { DateTimeScalar, DurationScalar } from '#kernel/scalars';

@ObjectType('LevelCounts', { description: 'Flags by level, and all of them.' })
export class LevelCountsType {
  @Field(() => CountType, { description: 'ACUTE.' })
  acute!: CountType;

  @Field(() => CountType, { description: 'HIGH.' })
  high!: CountType;

  @Field(() => CountType, { description: 'MEDIUM.' })
  medium!: CountType;

  @Field(() => CountType, { description: 'LOW.' })
  low!: CountType;

  @Field(() => CountType, { description: 'All levels.' })
  total!: CountType;
}

@ObjectType('WaitingTime', {
  description:
    'How long something took for the flags of a time. Those that still wait count as waiting (estimate by Kaplan and Meier), never as if they were not there; `came`, `open` and `otherwise` say how many of each there are.',
})
export class WaitingTimeType {
  @Field(() => DurationScalar, {
    nullable: true,
    description:
      'Half had it by then. Null while more than half still wait, and for AGGREGATE tokens where fewer than 3 had it.',
  })
  median!: Temporal.Duration | null;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'Where there is no median yet: it is longer than this.',
  })
  longerThan!: Temporal.Duration | null;

  @Field(() => CountType, { description: 'Had it by the end of the time.' })
  came!: CountType;

  @Field(() => CountType, { description: 'Still wait at the end of the time: censored.' })
  open!: CountType;

  @Field(() => CountType, { description: 'Were resolved without it: censored at that moment.' })
  otherwise!: CountType;
}

@ObjectType('ChildSafeCounts', { description: 'How pairs found the children on leaving, as counts.' })
export class ChildSafeCountsType {
  @Field(() => CountType, { description: 'Safe for now.' })
  yes!: CountType;

  @Field(() => CountType, { description: 'Not safe.' })
  no!: CountType;

  @Field(() => CountType, { description: 'Not seen, not to be judged, or not said.' })
  unknown!: CountType;
}

@ObjectType('KeyFigures', {
  description:
    'Figures of the flags raised within a time, as things stood at its end, and of its visits. Scope AGGREGATE: counts below 3 suppressed.',
})
export class KeyFiguresType {
  @Field(() => DateTimeScalar, { description: 'Beginning of the time.' })
  from!: Temporal.Instant;

  @Field(() => DateTimeScalar, { description: 'End of the time, not part of it; never after now.' })
  until!: Temporal.Instant;

  @Field(() => LevelCountsType, { description: 'Flags raised in the time: all figures below are of these.' })
  flagsRaised!: LevelCountsType;

  @Field(() => CountType, {
    description: 'Of them: the clock noted that nobody had it in time, or nobody had it any more.',
  })
  flagsUntaken!: CountType;

  @Field(() => WaitingTimeType, { description: 'From raised to first taken by a person.' })
  untilTaken!: WaitingTimeType;

  @Field(() => WaitingTimeType, { description: 'From raised to the first visit by two under way.' })
  untilFirstVisit!: WaitingTimeType;

  @Field(() => WaitingTimeType, { description: 'From raised to resolved.' })
  untilResolved!: WaitingTimeType;

  @Field(() => CountType, { description: 'Visits finished by both in the time.' })
  visitsDone!: CountType;

  @Field(() => CountType, { description: 'Visits missed in the time, whether made up for or not.' })
  visitsMissed!: CountType;

  @Field(() => CountType, { description: 'Visits called off in the time.' })
  visitsCancelled!: CountType;

  @Field(() => ChildSafeCountsType, { description: 'Of the finished visits.' })
  childSafeNow!: ChildSafeCountsType;
}
