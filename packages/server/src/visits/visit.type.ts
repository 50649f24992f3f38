// A visit in the contract: what everybody who plans may see, and the personal fields set apart.
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '#kernel/connection.type';
import { FactKind } from '#kernel/fact';
import { NodeType } from '#kernel/node.type';
import { CursorScalar, DateTimeScalar, DurationScalar } from '#kernel/scalars';
import { UserError } from '#kernel/user-error.type';
import type { Visit } from './visit.entity';
import { ChildSafeNow, PlaceKind, Urgency, VisitState } from './visit.rules';

registerEnumType(VisitState, {
  name: 'VisitState',
  description: 'Where a visit stands.',
  valuesConfig: {
    DUE: { description: 'It has no pair yet.' },
    ASSIGNED: { description: 'It has a pair and a time; not both have accepted.' },
    ACCEPTED: { description: 'Both have accepted this very time, each in the own sign-in.' },
    UNDER_WAY: { description: 'The pair has set out.' },
    DONE: { description: 'Both have finished, each in the own sign-in.' },
    MISSED: { description: 'The clock: nobody could go in time, or nobody set out.' },
    CANCELLED: { description: 'Called off with a reason.' },
  },
});
registerEnumType(Urgency, {
  name: 'Urgency',
  description: 'By when two people must be there.',
  valuesConfig: {
    U0: { description: 'At once.' },
    U1: { description: 'The same or the next day.' },
    U2: { description: 'Within 3 days.' },
    U3: { description: 'Within 7 days.' },
    U4: { description: 'Within 14 days.' },
  },
});
registerEnumType(ChildSafeNow, {
  name: 'ChildSafeNow',
  description: 'Is the child safe for now, as the pair found it on leaving?',
  valuesConfig: {
    YES: { description: 'Safe until the next contact.' },
    NO: { description: 'Not safe: something has to be done before leaving.' },
    UNKNOWN: { description: 'Not seen, or not to be judged.' },
  },
});
registerEnumType(PlaceKind, {
  name: 'PlaceKind',
  description: 'Where a visit goes.',
  valuesConfig: {
    ADDRESS: { description: 'The home of the family or another address.' },
    OFFICE: { description: 'One of the offices.' },
    SCHOOL: { description: 'A school.' },
    DAYCARE: { description: 'A daycare centre.' },
    HOSPITAL: { description: 'A hospital.' },
    OTHER: { description: 'Somewhere else; the note says where.' },
  },
});

@ObjectType('Visit', {
  implements: NodeType,
  description: 'A visit by two: no pair or exactly two. People of the office; scope OPERATIONS.',
})
export class VisitType {
  @Field(() => ID, { description: 'Opaque id, the same for ever.' })
  id!: Visit['id'];

  @Field(() => String, { description: 'What people call it: B-118.' })
  reference!: Visit['reference'];

  @Field(() => VisitState, { description: 'Where it stands.' })
  state!: VisitState;

  @Field(() => Int, { description: 'Counts its changes: `expectedVersion` of the mutations.' })
  version!: Visit['version'];

  @Field(() => Urgency, { description: 'By when two people must be there.' })
  urgency!: Urgency;

  @Field(() => DateTimeScalar, { description: 'Begin of the window in which it is due.' })
  dueFrom!: Visit['dueFrom'];

  @Field(() => DateTimeScalar, { description: 'End of that window: without a pair it is then MISSED.' })
  dueUntil!: Visit['dueUntil'];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the pair set out.' })
  startedAt!: Visit['startedAt'];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the second of the two finished.' })
  finishedAt!: Visit['finishedAt'];

  @Field(() => DateTimeScalar, { description: 'When it last changed; moves forward with every change.' })
  updatedAt!: Visit['updatedAt'];
}

@ObjectType('VisitKind', { description: 'A kind of visit with its standard duration.' })
export class VisitKindType {
  @Field(() => String, { description: 'Stable code.' })
  code!: string;

  @Field(() => String, { description: 'The word, German or English.' })
  label!: string;

  @Field(() => DurationScalar, { description: 'Standard time at the family.' })
  duration!: Temporal.Duration;
}

export const VisitConnection = connectionOf<Visit>('Visit', () => VisitType);

@ObjectType('VisitEvent', {
  description: 'Something about a visit. A replayed event shows the visit as it is now.',
})
export class VisitEvent {
  @Field(() => CursorScalar, { description: 'Its place in the log: resume with `after`.' })
  cursor!: string;

  @Field(() => FactKind, { description: 'What has happened.' })
  kind!: FactKind;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  occurredAt!: Temporal.Instant;

  @Field(() => VisitType, { description: 'The visit.' })
  visit!: Visit;
}

@ObjectType()
abstract class VisitPayload {
  @Field(() => VisitType, { nullable: true, description: 'The visit as it is now; null when refused.' })
  visit?: Visit | null;

  @Field(() => CursorScalar, { nullable: true, description: 'The place in the log right after it.' })
  cursor!: string | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  errors!: UserError[];
}

const payload = (what: string) => ({ description: `${what}, or why nothing was written.` });

@ObjectType('PlanVisitPayload', payload('The new visit'))
export class PlanVisitPayload extends VisitPayload {}
@ObjectType('MoveVisitPayload', payload('The visit at its new time'))
export class MoveVisitPayload extends VisitPayload {}
@ObjectType('CancelVisitPayload', {
  description:
    'The cancelled visit; or NEEDS_SECOND_PERSON: your word is noted, another person has to say the same.',
})
export class CancelVisitPayload extends VisitPayload {}
@ObjectType('AssignPairPayload', payload('The visit with its pair'))
export class AssignPairPayload extends VisitPayload {}
@ObjectType('SwapMemberPayload', payload('The visit with its new pair'))
export class SwapMemberPayload extends VisitPayload {}
@ObjectType('ReleasePairPayload', payload('The visit without a pair'))
export class ReleasePairPayload extends VisitPayload {}
@ObjectType('AcceptVisitPayload', payload('The visit; ACCEPTED when both have'))
export class AcceptVisitPayload extends VisitPayload {}
@ObjectType('StartVisitPayload', payload('The visit under way'))
export class StartVisitPayload extends VisitPayload {}
@ObjectType('FinishVisitPayload', payload('The visit; DONE when both have'))
export class FinishVisitPayload extends VisitPayload {}
