// What is written to plan a visit and to put people on it.
import { ArgsType, Directive, Field, ID, InputType, Int } from 'type-graphql';
import { ExternalReferenceInput } from '#kernel/external-reference.input';
import { DateTimeScalar, DurationScalar, UuidScalar } from '#kernel/scalars';
import { TransportInput } from './transport.input';
import { ChildSafeNow, PlaceKind, Urgency, VisitState } from './visit.rules';

@ArgsType()
export class VisitsArgs {
  @Field(() => Int, { description: 'How many rows, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: '`pageInfo.endCursor` of the page before.' })
  after?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Only these ASD districts; all when absent.' })
  districtIds?: string[] | null;

  @Field(() => [VisitState], { nullable: true, description: 'Only these states; all when absent.' })
  states?: VisitState[] | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Only visits whose planned time, or due window without a plan, ends after this.',
  })
  from?: Temporal.Instant | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Only visits whose planned time, or due window without a plan, begins before this.',
  })
  until?: Temporal.Instant | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only visits on which the person signed in has a seat.',
  })
  mine?: boolean | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Only visits changed since then, in the order of their changes.',
  })
  updatedSince?: Temporal.Instant | null;
}

@ArgsType()
export class DueVisitsArgs {
  @Field(() => Int, { description: 'How many rows, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: '`pageInfo.endCursor` of the page before.' })
  after?: string | null;

  @Field(() => DateTimeScalar, { description: 'Only visits whose due window begins before this.' })
  until!: Temporal.Instant;

  @Field(() => [ID], { nullable: true, description: 'Only these ASD districts; all when absent.' })
  districtIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Only these kinds (`visitKinds`); all when absent.' })
  kinds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Only visits whose reference contains this, whatever its case: `118`. At most 40 characters.',
  })
  text?: string | null;
}

@InputType()
abstract class Keyed {
  @Field(() => UuidScalar, { description: 'The same key and input acts once and answers the same again.' })
  idempotencyKey!: string;
}

@InputType()
abstract class OfVisit extends Keyed {
  @Field(() => ID, { description: 'The visit.' })
  visitId!: string;
}

@InputType()
abstract class OfVersion extends OfVisit {
  @Field(() => Int, {
    nullable: true,
    description: 'The version that was seen; CONFLICT when it has moved on.',
  })
  expectedVersion?: number | null;
}

@InputType()
abstract class Happened extends OfVisit {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it happened, if not now: up to 72 hours back.',
  })
  occurredAt?: Temporal.Instant | null;
}

@InputType('PlaceInput', { description: 'Where a visit goes.' })
export class PlaceInput {
  @Field(() => PlaceKind, { description: 'Sort of place.' })
  kind!: PlaceKind;

  @Directive('@personal')
  @Field(() => String, {
    nullable: true,
    description: 'Personal. Street, number and place; at most 400 characters.',
  })
  address?: string | null;

  @Directive('@personal')
  @Field(() => String, { nullable: true, description: 'Personal. How to find it; at most 400 characters.' })
  note?: string | null;
}

@InputType('PlanVisitInput', { description: 'A visit that becomes due.' })
export class PlanVisitInput extends Keyed {
  @Field(() => ID, { description: 'ASD district.' })
  districtId!: string;

  @Field(() => String, { description: 'Code of `visitKinds`.' })
  kind!: string;

  @Field(() => Urgency, { description: 'By when two people must be there.' })
  urgency!: Urgency;

  @Field(() => DateTimeScalar, { description: 'Begin of the due window.' })
  dueFrom!: Temporal.Instant;

  @Field(() => DateTimeScalar, { description: 'End of the due window, ahead of now.' })
  dueUntil!: Temporal.Instant;

  @Field(() => DurationScalar, { description: 'Time at the family, 5 minutes to 24 hours, whole minutes.' })
  duration!: Temporal.Duration;

  @Directive('@personal')
  @Field(() => PlaceInput, { nullable: true, description: 'Personal. Where it goes.' })
  place?: PlaceInput | null;

  @Directive('@personal')
  @Field(() => String, {
    nullable: true,
    description: 'Personal. Who can be called there or about it; 3 to 40 digits and signs.',
  })
  contactPhone?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the family knows that somebody comes; false when absent.',
  })
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

  @Field(() => ID, { nullable: true, description: 'The household; that of the flag when absent.' })
  householdId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The open flag it answers, of the same district.' })
  flagId?: string | null;

  @Field(() => [ExternalReferenceInput], { nullable: true, description: 'Its names in other systems.' })
  externalReferences?: ExternalReferenceInput[] | null;
}

@InputType('MoveVisitInput', { description: 'Another time for a visit with its pair.' })
export class MoveVisitInput extends OfVersion {
  @Field(() => DateTimeScalar, { nullable: true, description: 'New begin at the family.' })
  from?: Temporal.Instant | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'New begin of the due window.' })
  dueFrom?: Temporal.Instant | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'New end of the due window.' })
  dueUntil?: Temporal.Instant | null;

  @Field(() => DurationScalar, { nullable: true, description: 'New time at the family.' })
  duration?: Temporal.Duration | null;
}

@InputType('CancelVisitInput', { description: 'Calls a visit off.' })
export class CancelVisitInput extends OfVersion {
  @Field(() => String, { description: 'Code of `cancelReasons`.' })
  reasonCode!: string;
}

@InputType('AssignPairInput', { description: 'Two professionals for a visit.' })
export class AssignPairInput extends OfVersion {
  @Field(() => [ID], { description: 'Exactly two different professionals.' })
  professionalIds!: string[];

  @Field(() => DateTimeScalar, { description: 'Begin at the family.' })
  from!: Temporal.Instant;
}

@InputType('SwapMemberInput', { description: 'One member of a pair for another.' })
export class SwapMemberInput extends OfVersion {
  @Field(() => ID, { description: 'Who leaves.' })
  leave!: string;

  @Field(() => ID, { description: 'Who joins.' })
  join!: string;
}

@InputType('ReleasePairInput', { description: 'Takes the pair off a visit.' })
export class ReleasePairInput extends OfVersion {}

@InputType('AcceptVisitInput', { description: 'The member signed in accepts.' })
export class AcceptVisitInput extends Happened {}

@InputType('StartVisitInput', { description: 'The pair sets out; either member says it.' })
export class StartVisitInput extends Happened {}

@InputType('FinishVisitInput', { description: 'The member signed in has finished.' })
export class FinishVisitInput extends Happened {
  @Field(() => ChildSafeNow, {
    nullable: true,
    description: 'What was found on leaving; of two answers the graver one stands.',
  })
  childSafeNow?: ChildSafeNow | null;
}
