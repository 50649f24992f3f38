// What the administration says of an account: made, closed, reopened, one role more or less.
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '#kernel/page.input';
import { UuidScalar } from '#kernel/scalars';
import { Role } from '#kernel/viewer';

@ArgsType()
export class AccountArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Only those whose sign-in name or shown name contains it; at most 120 characters count.',
  })
  search?: string | null;
}

@InputType('CreateAccountInput', { description: 'A person who may sign in. ADMINISTRATOR.' })
export class CreateAccountInput {
  @Field(() => String, {
    description: 'Sign-in name: 2 to 64 characters without spaces; kept in lower case.',
  })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name as shown, 1 to 120 characters; the sign-in name when absent.',
  })
  displayName?: string | null;

  @Field(() => Role, { description: 'The first role. DUTY cannot be granted.' })
  role!: Role;

  @Field(() => [ID], {
    nullable: true,
    description: 'For LEAD, and only there: the districts led, at least one.',
  })
  districtIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'For PROFESSIONAL: who this person is; one account each.' })
  professionalId?: string | null;

  @Field(() => UuidScalar, { description: 'Makes a repeated request harmless.' })
  idempotencyKey!: string;
}

@InputType('DisableAccountInput', { description: 'Closes an account. ADMINISTRATOR.' })
export class DisableAccountInput {
  @Field(() => ID, { description: 'The account.' })
  id!: string;

  @Field(() => UuidScalar, { description: 'Makes a repeated request harmless.' })
  idempotencyKey!: string;
}

@InputType('ResetPasswordInput', { description: 'Gives an account a new one-time password. ADMINISTRATOR.' })
export class ResetPasswordInput {
  @Field(() => ID, { description: 'The account.' })
  id!: string;

  @Field(() => UuidScalar, { description: 'Makes a repeated request harmless.' })
  idempotencyKey!: string;
}

@InputType('GrantRoleInput', {
  description: 'One role more, or the same one in more districts. ADMINISTRATOR.',
})
export class GrantRoleInput {
  @Field(() => ID, { description: 'The account.' })
  accountId!: string;

  @Field(() => Role, { description: 'The role. DUTY cannot be granted.' })
  role!: Role;

  @Field(() => [ID], {
    nullable: true,
    description: 'For LEAD, and only there: the districts led, at least one.',
  })
  districtIds?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'For PROFESSIONAL: who this person is; absent leaves it as it is.',
  })
  professionalId?: string | null;

  @Field(() => UuidScalar, { description: 'Makes a repeated request harmless.' })
  idempotencyKey!: string;
}

@InputType('RevokeRoleInput', { description: 'One role less. ADMINISTRATOR.' })
export class RevokeRoleInput {
  @Field(() => ID, { description: 'The account.' })
  accountId!: string;

  @Field(() => Role, { description: 'The role.' })
  role!: Role;

  @Field(() => ID, {
    nullable: true,
    description: 'Only in this district; wherever it was granted when absent.',
  })
  districtId?: string | null;

  @Field(() => UuidScalar, { description: 'Makes a repeated request harmless.' })
  idempotencyKey!: string;
}
