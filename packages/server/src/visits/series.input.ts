// What is written about series of visits.
import { ArgsType, Directive, Field, ID, InputType, Int } from 'type-graphql';
import { ExternalReferenceInput } from '#kernel/external-reference.input';
import { DateScalar, DurationScalar, LocalTimeScalar, UuidScalar } from '#kernel/scalars';
import { OnHoliday } from './visit-series.rules';
import { PlaceInput } from './visit.input';
import { Urgency } from './visit.rules';

@ArgsType()
export class VisitSeriesArgs {
  @Field(() => Int, { description: 'How many rows, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: '`pageInfo.endCursor` of the page before.' })
  after?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Only these ASD districts; all when absent.' })
  districtIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Those that are over, too; false when absent.' })
  ended?: boolean | null;
}

@InputType()
abstract class Keyed {
  @Field(() => UuidScalar, { description: 'The same key and input acts once and answers the same again.' })
  idempotencyKey!: string;
}

@InputType()
abstract class Spoken extends Keyed {
  @Field(() => Int, {
    nullable: true,
    description: 'Every so many weeks, 1 to 12, counted from the first one; 1 when absent.',
  })
  everyWeeks?: number | null;

  @Field(() => OnHoliday, {
    nullable: true,
    description: 'What becomes of a visit on a public holiday of North Rhine-Westphalia; SKIP when absent.',
  })
  onHoliday?: OnHoliday | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day without a visit of it (Europe/Berlin); null is open.',
  })
  until?: Temporal.PlainDate | null;

  @Directive('@personal')
  @Field(() => PlaceInput, { nullable: true, description: 'Personal. Where each visit goes.' })
  place?: PlaceInput | null;

  @Directive('@personal')
  @Field(() => String, {
    nullable: true,
    description: 'Personal. Who can be called there or about it; 3 to 40 digits and signs.',
  })
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
}

@InputType('PlanSeriesInput', { description: 'A visit that comes again.' })
export class PlanSeriesInput extends Spoken {
  @Field(() => ID, { description: 'ASD district.' })
  districtId!: string;

  @Field(() => String, { description: 'Code of `visitKinds`.' })
  kind!: string;

  @Field(() => Urgency, { description: 'By when two people must be there.' })
  urgency!: Urgency;

  @Field(() => DurationScalar, { description: 'Time at the family, 5 minutes to 24 hours, whole minutes.' })
  duration!: Temporal.Duration;

  @Field(() => [Int], { description: 'Weekdays as in ISO 8601, each once: 1 is Monday, 7 is Sunday.' })
  weekdays!: number[];

  @Field(() => LocalTimeScalar, {
    description: 'Begin of the due window on its day, by the clock of Berlin.',
  })
  opens!: Temporal.PlainTime;

  @Field(() => LocalTimeScalar, {
    description: 'End of the due window, later on the same day; the visit has to fit.',
  })
  closes!: Temporal.PlainTime;

  @Field(() => DateScalar, { description: 'First day, today or later (Europe/Berlin).' })
  from!: Temporal.PlainDate;

  @Field(() => ID, { nullable: true, description: 'The household.' })
  householdId?: string | null;

  @Field(() => [ExternalReferenceInput], { nullable: true, description: 'Its names in other systems.' })
  externalReferences?: ExternalReferenceInput[] | null;
}

@InputType('ChangeSeriesInput', {
  description:
    'From a day on a series goes on in another way; what is absent stays. Another family is another series.',
})
export class ChangeSeriesInput extends Spoken {
  @Field(() => ID, { description: 'The series.' })
  seriesId!: string;

  @Field(() => DateScalar, {
    description: 'First day of the other way, today or later and before the end (Europe/Berlin).',
  })
  from!: Temporal.PlainDate;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that was seen; CONFLICT when it has moved on.',
  })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'Code of `visitKinds`.' })
  kind?: string;

  @Field(() => Urgency, { nullable: true, description: 'By when two people must be there.' })
  urgency?: Urgency;

  @Field(() => DurationScalar, { nullable: true, description: 'Time at the family.' })
  duration?: Temporal.Duration;

  @Field(() => [Int], { nullable: true, description: 'Weekdays as in ISO 8601, each once.' })
  weekdays?: number[];

  @Field(() => LocalTimeScalar, { nullable: true, description: 'Begin of the due window.' })
  opens?: Temporal.PlainTime;

  @Field(() => LocalTimeScalar, { nullable: true, description: 'End of the due window.' })
  closes?: Temporal.PlainTime;
}

@InputType('EndSeriesInput', {
  description: 'A series ends; single visits that were missed or cancelled never do that.',
})
export class EndSeriesInput extends Keyed {
  @Field(() => ID, { description: 'The series.' })
  seriesId!: string;

  @Field(() => DateScalar, { description: 'First day without, today or later (Europe/Berlin).' })
  from!: Temporal.PlainDate;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that was seen; CONFLICT when it has moved on.',
  })
  expectedVersion?: number | null;
}
