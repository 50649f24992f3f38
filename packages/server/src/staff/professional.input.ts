// What can be asked about professionals and absences.
import { ArgsType, Field, ID, Int } from 'type-graphql';
import { DateTimeScalar } from '#kernel/scalars';

@ArgsType()
export class ProfessionalsArgs {
  @Field(() => Int, { description: 'How many rows, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: '`pageInfo.endCursor` of the page before.' })
  after?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Only who works in these ASD districts today; all when absent.',
  })
  districtIds?: string[] | null;
}

@ArgsType()
export class AvailabilityArgs {
  @Field(() => DateTimeScalar, { description: 'Begin of the time at the family.' })
  from!: Temporal.Instant;

  @Field(() => DateTimeScalar, { description: 'Its end.' })
  until!: Temporal.Instant;

  @Field(() => ID, {
    nullable: true,
    description: 'A visit that may stand aside: the one that is being planned anew.',
  })
  exceptVisitId?: string | null;
}

@ArgsType()
export class AbsencesArgs {
  @Field(() => Int, { description: 'How many rows, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: '`pageInfo.endCursor` of the page before.' })
  after?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Absences that run at this instant; without it all that have not ended.',
  })
  at?: Temporal.Instant | null;
}
