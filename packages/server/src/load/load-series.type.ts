// The load over time in the contract.
import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { CountType } from '#kernel/count.type';
import { DateTimeScalar } from '#kernel/scalars';
import { LoadBucket } from './buckets.rules';
import { LoadBand } from './ledger.rules';

registerEnumType(LoadBucket, {
  name: 'LoadBucket',
  description: 'Width of one step, on the clock and calendar of Europe/Berlin.',
  valuesConfig: {
    HOUR: { description: 'Full hours.' },
    DAY: { description: 'Midnight to midnight; 23 or 25 hours when the clocks change.' },
    WEEK: { description: 'Monday to Sunday.' },
  },
});

@ObjectType('LoadPoint', {
  description:
    'The load as it stood at the end of a step, as the log holds it; nulls where nothing was computed by then.',
})
export class LoadPointType {
  @Field(() => DateTimeScalar, { description: 'Beginning of the step.' })
  from!: Temporal.Instant;

  @Field(() => DateTimeScalar, { description: 'End of the step, not part of it; never after now.' })
  until!: Temporal.Instant;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the figures were computed.' })
  computedAt!: Temporal.Instant | null;

  @Field(() => Float, { nullable: true, description: 'Hours of work. Rounded to 5 for AGGREGATE tokens.' })
  requiredHours!: number | null;

  @Field(() => Float, { nullable: true, description: 'Hours of people. Rounded to 5 for AGGREGATE tokens.' })
  availableHours!: number | null;

  @Field(() => Float, { nullable: true, description: 'Required by available; null where it was not known.' })
  ratio!: number | null;

  @Field(() => LoadBand, { nullable: true, description: 'The ratio in words.' })
  band!: LoadBand | null;

  @Field(() => CountType, {
    nullable: true,
    description: 'Deadlines past their time at the end of the step.',
  })
  overdue!: CountType | null;

  @Field(() => CountType, {
    nullable: true,
    description: 'Deadlines within four hours at the end of the step.',
  })
  dueSoon!: CountType | null;

  @Field(() => CountType, {
    nullable: true,
    description: 'The most that was overdue at once within the step.',
  })
  mostOverdue!: CountType | null;
}

@ObjectType('LoadSeries', { description: 'The load of one district over time.' })
export class LoadSeriesType {
  @Field(() => [LoadPointType], { description: 'The steps in order, without holes.' })
  points!: LoadPointType[];

  districtId!: string;
}
