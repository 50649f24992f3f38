// Lanes in the contract: people over a span of time, and what takes it.
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { CursorScalar, DateTimeScalar } from '#kernel/scalars';
import { CommitmentKind } from '#staff/commitment.rules';
import { DutyKind } from '#on-call/duty.rules';
import type { Professional } from '#staff/professional.entity';
import { ProfessionalType } from '#staff/professional.type';

registerEnumType(CommitmentKind, {
  name: 'CommitmentKind',
  description: "What takes a person's time.",
  valuesConfig: {
    VISIT: { description: 'A visit by two, travel before and after included.' },
    DUTY: { description: 'A seat in a duty; a visit within it is what duty is for.' },
    ABSENCE: { description: 'Not there; no cause is stored.' },
    APPOINTMENT: { description: 'A fixed time of one person that is no visit.' },
  },
});

@ObjectType('Span', { description: 'A span of time, half-open: its end is not part of it.' })
export class SpanType {
  @Field(() => DateTimeScalar, { description: 'Its beginning.' })
  from!: Temporal.Instant;

  @Field(() => DateTimeScalar, { description: 'Its end.' })
  until!: Temporal.Instant;
}

@ObjectType('Taken', { description: 'A time of one person that is taken, as `commitment` holds it.' })
export class TakenType {
  @Field(() => CommitmentKind, { description: 'What takes it.' })
  kind!: CommitmentKind;

  @Field(() => ID, { description: 'Id of the visit, duty, absence or appointment that takes it.' })
  sourceId!: string;

  @Field(() => DateTimeScalar, { description: 'Its beginning, travel included.' })
  from!: Temporal.Instant;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Its end, travel included; null while no end is known.',
  })
  until!: Temporal.Instant | null;

  @Field(() => DutyKind, { nullable: true, description: 'Which sort of duty; null for all else.' })
  dutyKind!: DutyKind | null;

  @Field(() => Boolean, {
    description: 'A busy time of a calendar beside a visit: the visit stands, and somebody has to decide.',
  })
  onlyWarns!: boolean;
}

@ObjectType('Lane', { description: 'One person over the span. Scope OPERATIONS.' })
export class LaneType {
  @Field(() => ProfessionalType, { description: 'Whose it is.' })
  professional!: Professional;

  @Field(() => [SpanType], { description: 'Agreed working time, none on public holidays.' })
  works!: SpanType[];

  @Field(() => [SpanType], {
    description:
      'Rest after work at night (11 hours, section 5 ArbZG): computed, warned about, never in the way.',
  })
  rest!: SpanType[];
}

@ObjectType('Lanes', {
  description: 'People over a span, at one place of the log, without data of families. Scope OPERATIONS.',
})
export class LanesType {
  @Field(() => CursorScalar, {
    description: 'The place it was read at: subscribe with `after` and nothing is missing or doubled.',
  })
  cursor!: string;

  @Field(() => DateTimeScalar, { description: 'When the fact at that place was recorded.' })
  asOf!: Temporal.Instant;

  @Field(() => [LaneType], { description: 'A lane for each professional, by name.' })
  people!: LaneType[];
}
