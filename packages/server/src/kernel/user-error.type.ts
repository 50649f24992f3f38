// How a refusal looks in a payload: code, field, a sentence that says what to do.
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { FactKind } from './fact';
import { ErrorCode } from './refusal';
import { DateTimeScalar } from './scalars';

registerEnumType(ErrorCode, {
  name: 'ErrorCode',
  description: 'Why an act was refused. Nothing was written.',
  valuesConfig: {
    SAME_PERSON: { description: 'Two different people are needed.' },
    PERSON_BUSY: { description: 'Somebody is taken at that time; `details` names the interval.' },
    PERSON_NOT_ELIGIBLE: { description: 'This person cannot do that.' },
    WRONG_STATE: { description: 'Not possible in the state it is in.' },
    CONFLICT: { description: 'Somebody was faster; `details` may name the version it has now.' },
    IDEMPOTENCY_MISMATCH: { description: 'The key was used before with another input.' },
    IN_PROGRESS: { description: 'The same key is just being worked on; ask again.' },
    IN_THE_PAST: { description: 'The time lies in the past.' },
    END_BEFORE_START: { description: 'The end lies before the beginning.' },
    NOT_FOUND: { description: 'There is no such object that the asker may see.' },
    FORBIDDEN: { description: 'The asker has no right to do that here.' },
    INVALID: { description: 'The value cannot be used; `field` names it.' },
    RATE_LIMITED: { description: 'Too often in a short time.' },
    WRONG_CREDENTIALS: { description: 'Name or password do not fit; which of them is not said.' },
    NEEDS_SECOND_PERSON: { description: 'A second person has to agree.' },
  },
});

@ObjectType('ErrorDetails', { description: 'Facts about a refusal that a program can act on.' })
export class ErrorDetails {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Start of the time in which the person is taken (PERSON_BUSY).',
  })
  busyFrom?: Temporal.Instant;

  @Field(() => DateTimeScalar, { nullable: true, description: 'End of that time; null when it is open.' })
  busyUntil?: Temporal.Instant;

  @Field(() => Int, { nullable: true, description: 'The version the object has now (CONFLICT).' })
  currentVersion?: number;

  @Field(() => String, {
    nullable: true,
    description: 'Reference of the visit that takes the person then (PERSON_BUSY).',
  })
  busyWith?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Who was faster: a name of staff or of a tool (CONFLICT, PERSON_BUSY).',
  })
  changedBy?: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When that was recorded.' })
  changedAt?: Temporal.Instant;

  @Field(() => FactKind, { nullable: true, description: 'What it was.' })
  changedKind?: FactKind;
}

@ObjectType('UserError', { description: 'A refusal that a user can act on.' })
export class UserError {
  @Field(() => ErrorCode, { description: 'The reason, for programs.' })
  code!: ErrorCode;

  @Field(() => String, { nullable: true, description: 'The input field it is about, if it is about one.' })
  field?: string | null;

  @Field(() => String, {
    description: 'A sentence in the language asked for: what is, and what can be done.',
  })
  message!: string;

  @Field(() => ErrorDetails, { nullable: true, description: 'Details by code.' })
  details?: ErrorDetails | null;
}
