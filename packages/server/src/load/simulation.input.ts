// What is changed in a simulation; nothing of it is written.
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { DateTimeScalar } from '#kernel/scalars';

@InputType('PeopleChangeInput', { description: 'People more or fewer in a district.' })
export class PeopleChangeInput {
  @Field(() => ID, { description: 'The district.' })
  districtId!: string;

  @Field(() => Int, { description: 'How many more, up to 10; negative: fewer.' })
  count!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Agreed hours a week of each, above 0 up to 48; 39 (a full post) when absent.',
  })
  hoursPerWeek?: number | null;
}

@InputType('AbsenceChangeInput', { description: 'Somebody is away.' })
export class AbsenceChangeInput {
  @Field(() => ID, { description: 'The professional.' })
  professionalId!: string;

  @Field(() => DateTimeScalar, { description: 'From when.' })
  from!: Temporal.Instant;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when, not part of it; open when absent.',
  })
  until?: Temporal.Instant | null;
}

@InputType('ReportsChangeInput', {
  description: 'New reports: each an open flag and one risk visit by two within the five days.',
})
export class ReportsChangeInput {
  @Field(() => ID, { description: 'The district they arrive in.' })
  districtId!: string;

  @Field(() => Int, { description: 'How many, 1 to 50.' })
  count!: number;
}

@InputType('BorderChangeInput', {
  description:
    'A neighbourhood goes to another district, and with it standing hours, visits and flags by its share of the minors. People stay with their offices.',
})
export class BorderChangeInput {
  @Field(() => ID, { description: 'The neighbourhood; each at most once.' })
  neighbourhoodId!: string;

  @Field(() => ID, { description: 'The district it would belong to.' })
  districtId!: string;
}

@InputType('SimulateLoadInput', { description: 'Changes of each kind, at most 20; all count together.' })
export class SimulateLoadInput {
  @Field(() => [PeopleChangeInput], { nullable: true, description: 'People more or fewer.' })
  people?: PeopleChangeInput[] | null;

  @Field(() => [AbsenceChangeInput], { nullable: true, description: 'People away.' })
  absences?: AbsenceChangeInput[] | null;

  @Field(() => [ReportsChangeInput], { nullable: true, description: 'New reports.' })
  reports?: ReportsChangeInput[] | null;

  @Field(() => [BorderChangeInput], { nullable: true, description: 'Borders moved.' })
  borders?: BorderChangeInput[] | null;
}
