// What was done alone, in the contract: who, when, why for those in charge; what was written set apart as personal.
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '#kernel/connection.type';
import { CountType } from '#kernel/count.type';
import { CursorScalar, DateTimeScalar } from '#kernel/scalars';
import { UserError } from '#kernel/user-error.type';
import type { EmergencyAction, EmergencyReview } from './emergency.entity';
import { ContactKind } from './emergency.rules';

registerEnumType(ContactKind, {
  name: 'ContactKind',
  description: 'How a second person took part in what somebody did alone, if one did.',
  valuesConfig: {
    PHONE: { description: 'Somebody was on the phone meanwhile.' },
    PRESENT: { description: 'Somebody else was there: police, a neighbour, a doctor.' },
    NOBODY: { description: 'Nobody could be reached.' },
  },
});

@ObjectType('EmergencyAction', {
  description:
    'What one professional had to do alone in imminent danger: no visit, never changed, reviewed by somebody else. LEADERSHIP, LEAD in own districts, dispatcher, duty, the person; never a token.',
})
export class EmergencyActionType {
  @Field(() => ID, { description: 'Opaque id, the same for ever.' })
  id!: EmergencyAction['id'];

  @Field(() => String, { description: 'What people call it: N-101.' })
  reference!: EmergencyAction['reference'];

  @Field(() => ContactKind, { description: 'Whether somebody was on the phone or there.' })
  contactKind!: ContactKind;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: EmergencyAction['recordedAt'];

  @Field(() => DateTimeScalar, {
    description: 'By when it is reviewed: the end of office hours of the next working day.',
  })
  reviewDue!: EmergencyAction['reviewDue'];
}

@ObjectType('EmergencyReview', { description: 'Somebody in charge, not the person, has looked at it.' })
export class EmergencyReviewType {
  @Field(() => DateTimeScalar, { description: 'When.' })
  reviewedAt!: EmergencyReview['reviewedAt'];
}

@ObjectType('EmergencyCount', { description: 'How often somebody acted alone. Never who.' })
export class EmergencyCountType {
  @Field(() => CountType, { description: 'Recorded in the last 30 days, today among them.' })
  recent!: CountType;

  @Field(() => CountType, { description: 'Not reviewed yet.' })
  unreviewed!: CountType;

  @Field(() => CountType, { description: 'Of those, past the time of the review.' })
  overdue!: CountType;
}

export const EmergencyActionConnection = connectionOf<EmergencyAction>(
  'EmergencyAction',
  () => EmergencyActionType,
);

@ObjectType()
abstract class EmergencyPayload {
  @Field(() => EmergencyActionType, {
    nullable: true,
    description: 'The action as it stands now; null when refused.',
  })
  emergencyAction?: EmergencyAction | null;

  @Field(() => CursorScalar, { nullable: true, description: 'The place in the log right after it.' })
  cursor!: string | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  errors!: UserError[];
}

@ObjectType('RecordEmergencyActionPayload', {
  description: 'The action with the visit by two that it made due, or why nothing was written.',
})
export class RecordEmergencyActionPayload extends EmergencyPayload {}
@ObjectType('ReviewEmergencyActionPayload', {
  description: 'The action with its review, or why nothing was written.',
})
export class ReviewEmergencyActionPayload extends EmergencyPayload {}
