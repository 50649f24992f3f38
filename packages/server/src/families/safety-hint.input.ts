// What is written about a safety hint.
import { Directive, Field, ID, InputType } from 'type-graphql';
import { DateScalar, UuidScalar } from '#kernel/scalars';
import { SafetyHintCode } from './safety-hint.rules';

@InputType()
abstract class Keyed {
  @Field(() => UuidScalar, { description: 'Makes a repeated request harmless.' })
  idempotencyKey!: string;
}

@InputType('AddSafetyHintInput', {
  description:
    'A hint for the place a visit goes to, for a household, or for an address whoever lives there.',
})
export class AddSafetyHintInput extends Keyed {
  @Field(() => ID, {
    nullable: true,
    description: 'The visit on whose way it was noticed: for its household, else for its address.',
  })
  visitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The household, where no visit is named.' })
  householdId?: string | null;

  @Directive('@personal')
  @Field(() => String, {
    nullable: true,
    description: 'Personal. The address, where neither visit nor household is named; at most 400 characters.',
  })
  address?: string | null;

  @Field(() => ID, { nullable: true, description: 'The ASD district of the address.' })
  districtId?: string | null;

  @Directive('@personal')
  @Field(() => SafetyHintCode, { description: 'Personal. What it warns of.' })
  code!: SafetyHintCode;

  @Directive('@personal')
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Personal. The day it was noticed; today when absent.',
  })
  notedOn?: Temporal.PlainDate | null;

  @Directive('@personal')
  @Field(() => String, { description: 'Personal. Where it comes from; at most 200 characters.' })
  source!: string;

  @Directive('@personal')
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Personal. The day of the next review: ahead, at most 12 months; 6 months when absent.',
  })
  reviewOn?: Temporal.PlainDate | null;
}

@InputType('ConfirmSafetyHintInput', { description: 'Somebody looked again: the hint still holds.' })
export class ConfirmSafetyHintInput extends Keyed {
  @Field(() => ID, { description: 'The hint.' })
  id!: string;

  @Directive('@personal')
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Personal. The day of the next review: ahead, at most 12 months; 6 months when absent.',
  })
  reviewOn?: Temporal.PlainDate | null;
}

@InputType('RemoveSafetyHintInput', {
  description: 'The hint no longer holds: the first call proposes, a second person’s call removes.',
})
export class RemoveSafetyHintInput extends Keyed {
  @Field(() => ID, { description: 'The hint.' })
  id!: string;
}
