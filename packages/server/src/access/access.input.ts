// What is said to sign in, and to make or revoke a token.
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTimeScalar, UuidScalar } from '#kernel/scalars';
import { Scope } from '#kernel/viewer';

@InputType('SignInInput', { description: 'Name and password of a person.' })
export class SignInInput {
  @Field(() => String, { description: 'Sign-in name.' })
  name!: string;

  @Field(() => String, { description: 'Password. Never logged.' })
  password!: string;
}

@InputType('ChangePasswordInput', { description: 'The old password and the new one.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The password up to now, or the one-time password. Never logged.' })
  password!: string;

  @Field(() => String, {
    description: '15 to 128 characters, not the old one, without the sign-in name. Never logged.',
  })
  newPassword!: string;
}

@InputType('CreateApiTokenInput', { description: 'A token for a tool. LEADERSHIP or ADMINISTRATOR.' })
export class CreateApiTokenInput {
  @Field(() => String, { description: 'What it is for, 1 to 120 characters.' })
  name!: string;

  @Field(() => [Scope], { description: 'What it may do; at least one.' })
  scopes!: Scope[];

  @Field(() => [ID], { nullable: true, description: 'Districts it is limited to; all when absent.' })
  districtIds?: string[] | null;

  @Field(() => DateTimeScalar, { description: 'When it ends: in the future, at most a year ahead.' })
  expiresAt!: Temporal.Instant;

  @Field(() => Int, { nullable: true, description: 'Points of cost a minute; 600 when absent.' })
  pointsPerMinute?: number | null;

  @Field(() => UuidScalar, { description: 'Makes a repeated request harmless.' })
  idempotencyKey!: string;
}

@InputType('RevokeApiTokenInput', { description: 'Ends a token for good.' })
export class RevokeApiTokenInput {
  @Field(() => ID, { description: 'The token.' })
  id!: string;

  @Field(() => UuidScalar, { description: 'Makes a repeated request harmless.' })
  idempotencyKey!: string;
}
