// What leadership says of an office and of the grouping of neighbourhoods.
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar, LocalTimeScalar, UuidScalar } from '#kernel/scalars';
import type { Office } from './office.entity';
import type { Hours } from './office.rules';
import { OfficeKind, OfficeState } from './office.type';

@InputType('OpeningHoursInput', { description: 'One span of one weekday, half-open.' })
export class OpeningHoursInput implements Hours {
  @Field(() => Int, { description: 'Weekday as in ISO 8601: 1 is Monday, 7 is Sunday.' })
  weekday!: number;

  @Field(() => LocalTimeScalar, { description: 'When the doors open.' })
  from!: Temporal.PlainTime;

  @Field(() => LocalTimeScalar, { description: 'When they close, later on the same day.' })
  until!: Temporal.PlainTime;
}

@InputType('OfficeFields')
abstract class OfficeFields {
  @Field(() => String, {
    nullable: true,
    description: 'Who runs it with the town, 1 to 120 characters; null for nobody.',
  })
  partner?: string | null;

  @Field(() => OfficeKind, { nullable: true, description: 'District office, or Quartiersmanagement.' })
  kind?: Office['kind'] | null;

  @Field(() => OfficeState, { nullable: true, description: 'Open, or planned.' })
  state?: Office['state'] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day it opens or opened; needed while planned.',
  })
  opensOn?: Temporal.PlainDate | null;

  @Field(() => ID, { nullable: true, description: 'The neighbourhood it stands in.' })
  neighbourhoodId?: string | null;

  @Field(() => [String], { nullable: true, description: 'Codes of `offerKinds`; replaces those before.' })
  offers?: string[] | null;

  @Field(() => [OpeningHoursInput], {
    nullable: true,
    description: 'Opening hours; replaces those before. At most 28, none over another.',
  })
  openingHours?: OpeningHoursInput[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Neighbourhoods a Quartiersmanagement cares for; replaces those before.',
  })
  areaIds?: string[] | null;

  @Field(() => UuidScalar, { description: 'Makes a repeated request harmless.' })
  idempotencyKey!: string;
}

@InputType('CreateOfficeInput', { description: 'An office that was not known before. LEADERSHIP.' })
export class CreateOfficeInput extends OfficeFields {
  @Field(() => String, { description: 'Name as families know it, 1 to 120 characters.' })
  name!: string;

  @Field(() => String, { description: 'Street, number and place, 1 to 400 characters.' })
  address!: string;

  @Field(() => ID, { description: 'The ASD district it belongs to.' })
  districtId!: string;
}

@InputType('UpdateOfficeInput', { description: 'What is absent stays as it is. LEADERSHIP.' })
export class UpdateOfficeInput extends OfficeFields {
  @Field(() => ID, { description: 'The office.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that was read; another one since is CONFLICT.',
  })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'Name as families know it, 1 to 120 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Street, number and place, 1 to 400 characters.' })
  address?: string | null;

  @Field(() => ID, { nullable: true, description: 'The ASD district it belongs to.' })
  districtId?: string | null;
}

@InputType('AssignNeighbourhoodInput', {
  description: 'Gives a neighbourhood to a district from a day on. LEADERSHIP.',
})
export class AssignNeighbourhoodInput {
  @Field(() => ID, { description: 'The neighbourhood.' })
  neighbourhoodId!: string;

  @Field(() => ID, { description: 'The district that serves it then.' })
  districtId!: string;

  @Field(() => DateScalar, {
    description:
      'The first day on which it counts: today or later, at most five years ahead. What was planned after it falls.',
  })
  from!: Temporal.PlainDate;

  @Field(() => UuidScalar, { description: 'Makes a repeated request harmless.' })
  idempotencyKey!: string;
}
