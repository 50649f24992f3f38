// How a refusal looks in a payload: code, field, a sentence that says what to do.
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ErrorCode } from './refusal';
import { DateTimeScalar } from './scalars';

registerEnumType(ErrorCode, {
  name: 'ErrorCode',
  description: 'Why an act was refused. Nothing was written.',
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
