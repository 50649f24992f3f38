// What is written when somebody had to act alone, and when somebody else has looked at it.
import { ArgsType, Directive, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '#kernel/page.input';
import { DateTimeScalar, UuidScalar } from '#kernel/scalars';
import { ContactKind } from './emergency.rules';
import { PlaceInput } from './visit.input';

@ArgsType()
export class EmergencyActionsArgs extends PageArgs {
  @Field(() => [ID], { nullable: true, description: 'Only these ASD districts; all when absent.' })
  districtIds?: string[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only what was recorded at or after this.' })
  from?: Temporal.Instant | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only what was recorded before this.' })
  until?: Temporal.Instant | null;

  @Field(() => Boolean, { nullable: true, description: 'Only what nobody has reviewed.' })
  unreviewed?: boolean | null;
}

@InputType()
abstract class Keyed {
  @Field(() => UuidScalar, { description: 'The same key and input acts once and answers the same again.' })
  idempotencyKey!: string;
}

@InputType('RecordEmergencyActionInput', {
  description: 'What one professional had to do alone. Two follow within 24 hours.',
})
export class RecordEmergencyActionInput extends Keyed {
  @Field(() => ID, {
    nullable: true,
    description:
      'Who acted alone; the person signed in when absent. For others: LEAD in own districts, dispatcher, duty.',
  })
  professionalId?: string | null;

  @Field(() => ID, { description: 'ASD district.' })
  districtId!: string;

  @Field(() => DateTimeScalar, { description: 'Since when alone; at most 72 hours back.' })
  from!: Temporal.Instant;

  @Field(() => DateTimeScalar, { description: 'Until when; not ahead of now.' })
  until!: Temporal.Instant;

  @Field(() => String, { description: 'Why, a code of `emergencyReasons`.' })
  reasonCode!: string;

  @Field(() => ContactKind, { description: 'Whether somebody was on the phone or there.' })
  contactKind!: ContactKind;

  @Field(() => ID, { nullable: true, description: 'Who that was, a professional of the office.' })
  contactId?: string | null;

  @Directive('@personal')
  @Field(() => String, {
    nullable: true,
    description: 'Personal. Who that was, if nobody of the office; at most 120 characters.',
  })
  contactName?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who authorised it, a professional of the office.' })
  authorisedById?: string | null;

  @Directive('@personal')
  @Field(() => String, {
    nullable: true,
    description: 'Personal. Who authorised it, if no professional; at most 120 characters.',
  })
  authorisedByName?: string | null;

  @Directive('@personal')
  @Field(() => String, {
    nullable: true,
    description: 'Personal. What was done, and what instead of a second person; at most 4000 characters.',
  })
  text?: string | null;

  @Field(() => ID, { nullable: true, description: 'The open flag it belongs to, of the same district.' })
  flagId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The household; that of the flag when absent.' })
  householdId?: string | null;

  @Directive('@personal')
  @Field(() => PlaceInput, { nullable: true, description: 'Personal. Where two go next.' })
  place?: PlaceInput | null;

  @Directive('@personal')
  @Field(() => String, { nullable: true, description: 'Personal. Who can be called there or about it.' })
  contactPhone?: string | null;
}

@InputType('ReviewEmergencyActionInput', {
  description: 'Somebody in charge has looked at what was done alone.',
})
export class ReviewEmergencyActionInput extends Keyed {
  @Field(() => ID, { description: 'The action.' })
  id!: string;

  @Directive('@personal')
  @Field(() => String, {
    nullable: true,
    description: 'Personal. What follows from it; at most 4000 characters.',
  })
  text?: string | null;
}
