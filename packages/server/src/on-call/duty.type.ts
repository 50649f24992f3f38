// Who answers, as the contract shows it.
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { NodeType } from '#kernel/node.type';
import { DateTimeScalar } from '#kernel/scalars';
import type { Duty } from './duty.entity';
import { DutyKind } from './duty.rules';

registerEnumType(DutyKind, {
  name: 'DutyKind',
  description: 'Which duty: both are a pair, at its own time.',
  valuesConfig: {
    DUTY_DESK: { description: 'Takes reports in office hours, at the desk.' },
    ON_CALL: { description: 'Takes reports outside office hours and drives out.' },
  },
});

@ObjectType('Duty', {
  implements: NodeType,
  description: 'A duty of the whole town: two people, an interval.',
})
export class DutyType extends NodeType {
  @Field(() => DutyKind, { description: 'Desk or on call.' })
  kind!: Duty['kind'];
}

@ObjectType('Gap', { description: 'A time without a complete pair on duty: an alarm until it is closed.' })
export class GapType {
  @Field(() => DateTimeScalar, { description: 'Where it begins.' })
  from!: Temporal.Instant;

  @Field(() => DateTimeScalar, { description: 'Where it ends, or where the 14 days watched end.' })
  until!: Temporal.Instant;

  @Field(() => Boolean, { description: 'One of two is there; false when nobody is.' })
  half!: boolean;
}

@ObjectType('Handover', { description: 'One pair took over from another, as the rota says.' })
export class HandoverType {
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Temporal.Instant;

  @Field(() => DutyType, { nullable: true, description: 'Who handed over; null where nobody had the duty.' })
  from!: Duty | null;

  @Field(() => DutyType, { nullable: true, description: 'Who took over; null where nobody did: a gap.' })
  to!: Duty | null;
}

@ObjectType('OnCall', { description: 'Who answers now, who next, and the next hole.' })
export class OnCallType {
  @Field(() => DutyType, { nullable: true, description: 'The duty that answers; null when nobody does.' })
  now!: Duty | null;

  @Field(() => DutyType, { nullable: true, description: 'The next other duty that will answer.' })
  next!: Duty | null;

  @Field(() => GapType, { nullable: true, description: 'The first gap or half pair within 14 days.' })
  gap!: GapType | null;

  @Field(() => [GapType], { description: 'All gaps and half pairs within 14 days, by time.' })
  gaps!: GapType[];

  @Field(() => [HandoverType], { description: 'The hand-overs of the last 24 hours, newest first.' })
  handovers!: HandoverType[];

  @Field(() => [DutyType], { description: 'The duties of the next 14 days, by time.' })
  ahead!: Duty[];
}
