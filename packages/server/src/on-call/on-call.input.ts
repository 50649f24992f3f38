// What is written about duties and absences.
import { Field, ID, InputType } from 'type-graphql';
import { DateTimeScalar, UuidScalar } from '#kernel/scalars';
import { DutyKind } from './duty.rules';

@InputType()
abstract class Keyed {
  @Field(() => UuidScalar, { description: 'The same key and input acts once and answers the same again.' })
  idempotencyKey!: string;
}

@InputType('SetDutyInput', { description: 'A pair for a time.' })
export class SetDutyInput extends Keyed {
  @Field(() => DutyKind, { description: 'Desk or on call.' })
  kind!: DutyKind;

  @Field(() => DateTimeScalar, { description: 'Beginning.' })
  from!: Temporal.Instant;

  @Field(() => DateTimeScalar, { description: 'End, not part of it; at most 96 h later.' })
  until!: Temporal.Instant;

  @Field(() => [ID], { description: 'Exactly two different professionals.' })
  professionalIds!: string[];
}

@InputType('ClearDutyInput', { description: 'Takes the pair off a duty.' })
export class ClearDutyInput extends Keyed {
  @Field(() => ID, { description: 'The duty.' })
  id!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Takes only this person off; the other one stays, and an alarm says so.',
  })
  professionalId?: string | null;
}

@InputType('ReportAbsenceInput', { description: 'Somebody is away. No cause is stored.' })
export class ReportAbsenceInput extends Keyed {
  @Field(() => ID, { description: 'Who is away.' })
  professionalId!: string;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  from!: Temporal.Instant;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when; open when absent.' })
  until?: Temporal.Instant | null;
}

@InputType('EndAbsenceInput', { description: 'Somebody is back.' })
export class EndAbsenceInput extends Keyed {
  @Field(() => ID, { description: 'The absence.' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'Back from when on; its beginning withdraws the absence.' })
  until!: Temporal.Instant;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Put back what it broke, where seat and person are still free.',
  })
  restore?: boolean | null;
}
