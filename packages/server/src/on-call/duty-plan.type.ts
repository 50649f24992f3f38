// The rota as it is entered, in the contract.
import { Field, Int, ObjectType } from 'type-graphql';
import { CursorScalar, DateScalar, DateTimeScalar } from '#kernel/scalars';
import type { Duty } from './duty.entity';
import { DutyKind } from './duty.rules';
import { DutyType, GapType } from './duty.type';

@ObjectType('DutyHole', { description: 'What is missing of a shift.' })
export class DutyHoleType extends GapType {
  @Field(() => DutyType, {
    nullable: true,
    description: 'The duty whose second person is missing; null where nobody sits.',
  })
  duty!: Duty | null;
}

@ObjectType('DutyShift', {
  description: 'A time that one pair serves: the desk in office hours, on call at all other times.',
})
export class DutyShiftType {
  @Field(() => DutyKind, { description: 'Desk or on call.' })
  kind!: DutyKind;

  @Field(() => DateTimeScalar, { description: 'Beginning.' })
  from!: Temporal.Instant;

  @Field(() => DateTimeScalar, { description: 'End, not part of it.' })
  until!: Temporal.Instant;

  @Field(() => Int, {
    description:
      'Hours by which it is longer (negative: shorter) than its clocks say; 0 but for a clock change.',
  })
  clockChange!: number;

  @Field(() => [DutyType], { description: 'Duties with somebody in them at that time, by their beginning.' })
  duties!: Duty[];

  @Field(() => [DutyHoleType], { description: 'What is missing, by time; past times among it.' })
  holes!: DutyHoleType[];
}

@ObjectType('DutyDay', { description: 'A day of the rota and the shifts that begin on it.' })
export class DutyDayType {
  @Field(() => DateScalar, { description: 'The day, in Europe/Berlin.' })
  date!: Temporal.PlainDate;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the public holiday of North Rhine-Westphalia (Feiertagsgesetz NW, section 2), in German.',
  })
  holiday!: string | null;

  @Field(() => [DutyShiftType], { description: 'Its shifts, by time.' })
  shifts!: DutyShiftType[];
}

@ObjectType('DutyPlan', { description: 'The rota of some days.' })
export class DutyPlanType {
  @Field(() => CursorScalar, { description: 'The place it was read at: go on with `onCallChanged`.' })
  cursor!: string;

  @Field(() => [DutyDayType], { description: 'The days, in order.' })
  days!: DutyDayType[];
}
