// What is said to send two people at once, and what is filled in afterwards.
import { Directive, Field, ID, InputType, Int } from 'type-graphql';
import { RiskLevel } from '#intake/flag.rules';
import { DateTimeScalar, UuidScalar } from '#kernel/scalars';
import { TransportInput } from './transport.input';
import { PlaceInput } from './visit.input';

@InputType('DeployNowInput', {
  description: 'Two people, where, and whom to call; flag, visit and pair are made of it in one act.',
})
export class DeployNowInput {
  @Field(() => [ID], { description: 'Exactly two different professionals.' })
  professionalIds!: string[];

  @Field(() => ID, { description: 'ASD district.' })
  districtId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'An open flag of the district that they answer; without it one is raised.',
  })
  flagId?: string | null;

  @Field(() => RiskLevel, { nullable: true, description: 'Level of the new flag; ACUTE when absent.' })
  level?: RiskLevel | null;

  @Field(() => String, {
    nullable: true,
    description: 'Reason of the new flag, a code of `riskFlagReasons`; required where no flag is named.',
  })
  reasonCode?: string | null;

  @Directive('@personal')
  @Field(() => String, {
    nullable: true,
    description: 'Personal. What was noticed, at most 4000 characters; can be filled in afterwards.',
  })
  text?: string | null;

  @Directive('@personal')
  @Field(() => PlaceInput, { nullable: true, description: 'Personal. Where they go.' })
  place?: PlaceInput | null;

  @Directive('@personal')
  @Field(() => String, { nullable: true, description: 'Personal. Who can be called there or about it.' })
  contactPhone?: string | null;

  @Field(() => ID, { nullable: true, description: 'The household, where it is known.' })
  householdId?: string | null;

  @Directive('@personal')
  @Field(() => String, { nullable: true, description: 'Personal. For the two; at most 200 characters.' })
  note?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Begin at the family; when absent 15 minutes from now, for the way.',
  })
  from?: Temporal.Instant | null;

  @Field(() => UuidScalar, { description: 'The same key and input acts once and answers the same again.' })
  idempotencyKey!: string;
}

@InputType('DescribeVisitInput', {
  description: 'What was not known when the visit was planned. What is absent stays as it is.',
})
export class DescribeVisitInput {
  @Field(() => ID, { description: 'The visit.' })
  visitId!: string;

  @Directive('@personal')
  @Field(() => PlaceInput, { nullable: true, description: 'Personal. Where it goes.' })
  place?: PlaceInput | null;

  @Directive('@personal')
  @Field(() => String, { nullable: true, description: 'Personal. Who can be called there or about it.' })
  contactPhone?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the family knows that somebody comes.' })
  announced?: boolean | null;

  @Directive('@personal')
  @Field(() => String, { nullable: true, description: 'Personal. Language tag of the talk.' })
  language?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of `visitPurposes`.' })
  purposeCode?: string | null;

  @Directive('@personal')
  @Field(() => String, { nullable: true, description: 'Personal. At most 200 characters.' })
  note?: string | null;

  @Field(() => TransportInput, {
    nullable: true,
    description: 'The car and the child seats it asks for; they warn and never stop it.',
  })
  transport?: TransportInput | null;

  @Field(() => ID, { nullable: true, description: 'The household, where the visit has none yet.' })
  householdId?: string | null;

  @Directive('@personal')
  @Field(() => String, {
    nullable: true,
    description: 'Personal. Words of its flag, where that has none yet; at most 4000 characters.',
  })
  text?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that was seen; CONFLICT when it has moved on.',
  })
  expectedVersion?: number | null;

  @Field(() => UuidScalar, { description: 'The same key and input acts once and answers the same again.' })
  idempotencyKey!: string;
}
