// A wall in the contract: counts, clocks and who is on duty, in one answer; nothing that leads to a family.
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { FactKind } from '#kernel/fact';
import { CursorScalar, DateTimeScalar } from '#kernel/scalars';
import { RiskLevel } from '#intake/flag.rules';
import { LoadBand } from '#load/ledger.rules';
import { DutyKind } from '#on-call/duty.rules';
import { GapType } from '#on-call/duty.type';

@ObjectType('WallLevel', { description: 'Open flags of one level in the whole town.' })
export class WallLevelType {
  @Field(() => RiskLevel, { description: 'The level.' })
  level!: RiskLevel;

  @Field(() => Int, { description: 'How many are open; exact.' })
  open!: number;

  @Field(() => Int, { description: 'How many of them nobody has.' })
  untaken!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when the one that waits longest is without anybody; null when all are taken.',
  })
  untakenSince!: Temporal.Instant | null;
}

@ObjectType('WallDistrict', { description: 'One district on a wall.' })
export class WallDistrictType {
  @Field(() => ID, { description: 'The district.' })
  id!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Hours required by hours available; null where it is not known.',
  })
  ratio!: number | null;

  @Field(() => LoadBand, { nullable: true, description: 'The ratio in words; null where the ratio is.' })
  band!: LoadBand | null;

  @Field(() => Int, { description: 'Deadlines past their time.' })
  overdue!: number;

  @Field(() => RiskLevel, {
    nullable: true,
    description: 'The highest level of its open flags; null without any.',
  })
  highest!: RiskLevel | null;

  @Field(() => Int, { description: 'Open flags of that level; 0 without any.' })
  highestCount!: number;

  @Field(() => Int, { description: 'Open flags of all levels.' })
  open!: number;
}

@ObjectType('WallDuty', {
  description: 'A duty on a wall; people in the words the office chose for this screen.',
})
export class WallDutyType {
  @Field(() => DutyKind, { description: 'Desk or on call.' })
  kind!: DutyKind;

  @Field(() => DateTimeScalar, { description: 'Beginning.' })
  from!: Temporal.Instant;

  @Field(() => DateTimeScalar, { description: 'End, not part of it.' })
  until!: Temporal.Instant;

  @Field(() => Boolean, { description: 'Two different people sit in it.' })
  complete!: boolean;

  @Field(() => [String], { description: 'Who sits in it, by name, initials or role.' })
  people!: string[];
}

@ObjectType('Wall', {
  description: 'What a screen on a wall shows: exact counts, clocks, the duty. Read by such a screen only.',
})
export class WallType {
  @Field(() => CursorScalar, { description: 'The place it was read at: hear what moves with `wallChanged`.' })
  cursor!: string;

  @Field(() => DateTimeScalar, { description: 'The present of the server.' })
  now!: Temporal.Instant;

  @Field(() => String, { description: 'The town.' })
  town!: string;

  @Field(() => String, { description: 'Name of this screen.' })
  name!: string;

  @Field(() => [WallLevelType], {
    description: 'Open flags by level, the most urgent first; all four levels.',
  })
  levels!: WallLevelType[];

  @Field(() => [WallDistrictType], { description: 'The districts, by name.' })
  districts!: WallDistrictType[];

  @Field(() => WallDutyType, { nullable: true, description: 'The duty that answers; null when nobody does.' })
  duty!: WallDutyType | null;

  @Field(() => WallDutyType, { nullable: true, description: 'The next other duty that will answer.' })
  nextDuty!: WallDutyType | null;

  @Field(() => GapType, { nullable: true, description: 'The first gap or half pair within 14 days.' })
  gap!: GapType | null;

  @Field(() => Int, { description: 'Visits of today, and overdue ones, that have no pair.' })
  withoutPair!: number;

  @Field(() => Int, { description: 'Those of them whose time has passed.' })
  withoutPairOverdue!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'By when the first of them must be made.' })
  withoutPairDue!: Temporal.Instant | null;

  @Field(() => Int, { description: 'Pairs that are out at this moment.' })
  underWay!: number;
}

@ObjectType('WallEvent', { description: 'Something that a wall counts has moved: it reads itself anew.' })
export class WallEvent {
  @Field(() => CursorScalar, { description: 'Its place in the log: resume with `after`.' })
  cursor!: string;

  @Field(() => FactKind, { description: 'What has happened; not of whom.' })
  kind!: FactKind;
}
