// What the hours are made of in the contract: the rows behind a part, and the working days one by one.
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '#kernel/scalars';
import { LoadBand, LoadPart } from './ledger.rules';
import { HoursPartType } from './load.type';

@ObjectType('HoursSource', {
  description: 'One row behind a part of the hours: a flag, a visit, or a professional. Scope OPERATIONS.',
})
export class HoursSourceType {
  @Field(() => LoadPart, { description: 'Which part it belongs to.' })
  part!: LoadPart;

  @Field(() => Float, { description: 'Hours it adds or, negative, takes away within the horizon.' })
  hours!: number;

  subjectId!: string | null;
}

@ObjectType('HoursSources', { description: 'The rows behind one part; their hours add up to it.' })
export class HoursSourcesType {
  @Field(() => Int, { description: 'How many rows there are in all.' })
  totalCount!: number;

  @Field(() => [HoursSourceType], {
    description: 'Visits by their hours, flags by age; people in no order of their hours.',
  })
  nodes!: HoursSourceType[];
}

@ObjectType('LoadDay', {
  description:
    'One working day of the horizon. The days add up to the utilisation: standing hours in equal parts, a visit on its day (overdue ones on the first), open flags on the first.',
})
export class LoadDayType {
  @Field(() => DateScalar, { description: 'The day.' })
  date!: Temporal.PlainDate;

  @Field(() => Float, { description: 'Hours of work. Rounded to 5 for AGGREGATE tokens.' })
  requiredHours!: number;

  @Field(() => Float, { description: 'Hours of people, at least 0. Rounded to 5 for AGGREGATE tokens.' })
  availableHours!: number;

  @Field(() => Float, { nullable: true, description: 'Required by available; null as for the whole.' })
  ratio!: number | null;

  @Field(() => LoadBand, { nullable: true, description: 'The ratio in words.' })
  band!: LoadBand | null;

  @Field(() => [HoursPartType], { description: 'How the hours come about. Empty for AGGREGATE tokens.' })
  parts!: HoursPartType[];
}
