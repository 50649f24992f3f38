// What is written and answered about the number of the duty.
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { CursorScalar, UuidScalar } from '#kernel/scalars';
import { UserError } from '#kernel/user-error.type';
import type { Professional } from './professional.entity';
import { ProfessionalType } from './professional.type';

@InputType('SetDutyPhoneInput', { description: 'The number that is answered on duty.' })
export class SetDutyPhoneInput {
  @Field(() => UuidScalar, { description: 'The same key and input acts once and answers the same again.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Whose number it is.' })
  professionalId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Digits, spaces and + ( ) / -, 3 to 40 characters. Removed when absent.',
  })
  dutyPhone?: string | null;
}

@ObjectType('SetDutyPhonePayload', { description: 'The professional, or why nothing was written.' })
export class SetDutyPhonePayload {
  @Field(() => ProfessionalType, { nullable: true, description: 'The professional; null when refused.' })
  professional?: Professional | null;

  @Field(() => CursorScalar, {
    nullable: true,
    description: 'The place in the log right after the change; null when refused.',
  })
  cursor?: string | null;

  @Field(() => [UserError], { description: 'FORBIDDEN, NOT_FOUND, INVALID; empty when done.' })
  errors!: UserError[];
}
