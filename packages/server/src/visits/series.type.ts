// A series of visits in the contract.
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '#kernel/connection.type';
import { NodeType } from '#kernel/node.type';
import { CursorScalar, LocalTimeScalar } from '#kernel/scalars';
import { UserError } from '#kernel/user-error.type';
import type { VisitSeries } from './visit-series.entity';
import { OnHoliday } from './visit-series.rules';
import type { Visit } from './visit.entity';
import { Urgency } from './visit.rules';
import { VisitType } from './visit.type';

registerEnumType(OnHoliday, {
  name: 'OnHoliday',
  description:
    'What becomes of a visit of a series on a public holiday of North Rhine-Westphalia (Feiertagsgesetz NW, section 2).',
  valuesConfig: {
    SKIP: { description: 'There is none that time.' },
    NEXT_WORKING_DAY: {
      description: 'It comes on the next working day, unless the series has a visit there already.',
    },
  },
});

@ObjectType('VisitSeries', {
  implements: NodeType,
  description:
    'A visit that comes again: each becomes due by itself 14 days ahead. Missed or cancelled ones never end it. People of the office; scope OPERATIONS.',
})
export class VisitSeriesType {
  @Field(() => ID, { description: 'Opaque id, the same for ever.' })
  id!: VisitSeries['id'];

  @Field(() => String, { description: 'What people call it: S-12.' })
  reference!: VisitSeries['reference'];

  @Field(() => Int, { description: 'Counts its changes: `expectedVersion` of the mutations.' })
  version!: VisitSeries['version'];

  @Field(() => Urgency, { description: 'By when two people must be there.' })
  urgency!: VisitSeries['urgency'];

  @Field(() => Int, { description: 'Every so many weeks, counted from its first one.' })
  everyWeeks!: VisitSeries['everyWeeks'];

  @Field(() => LocalTimeScalar, { description: 'Begin of the due window, by the clock of Berlin.' })
  opens!: VisitSeries['opens'];

  @Field(() => LocalTimeScalar, { description: 'End of the due window, on the same day.' })
  closes!: VisitSeries['closes'];

  @Field(() => OnHoliday, { description: 'What becomes of a visit on a public holiday.' })
  onHoliday!: VisitSeries['onHoliday'];
}

export const VisitSeriesConnection = connectionOf<VisitSeries>('VisitSeries', () => VisitSeriesType);

@ObjectType()
abstract class SeriesPayload {
  @Field(() => VisitSeriesType, {
    nullable: true,
    description: 'The series as it is now; null when refused.',
  })
  series?: VisitSeries | null;

  @Field(() => [VisitType], {
    nullable: true,
    description:
      'Its visits from that day on that were kept, because they have a pair or somebody changed them; null when refused.',
  })
  kept?: Visit[] | null;

  @Field(() => CursorScalar, { nullable: true, description: 'The place in the log right after it.' })
  cursor!: string | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  errors!: UserError[];
}

const payload = (what: string) => ({ description: `${what}, or why nothing was written.` });

@ObjectType('PlanSeriesPayload', payload('The new series'))
export class PlanSeriesPayload extends SeriesPayload {}
@ObjectType('ChangeSeriesPayload', payload('The series that follows from that day on'))
export class ChangeSeriesPayload extends SeriesPayload {}
@ObjectType('EndSeriesPayload', payload('The series with its end'))
export class EndSeriesPayload extends SeriesPayload {}
