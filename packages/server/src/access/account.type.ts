// An account and its roles in the contract. For the administration; nothing of it is about families.
import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '#kernel/connection.type';
import { CursorScalar, DateTimeScalar } from '#kernel/scalars';
import { UserError } from '#kernel/user-error.type';
import { Role } from '#kernel/viewer';
import type { Account } from './account.entity';
import type { GrantShown } from './account-list';

@ObjectType('RoleGrant', { description: 'A role of an account and where it counts.' })
export class RoleGrantType implements GrantShown {
  @Field(() => Role, { description: 'The role.' })
  role!: GrantShown['role'];

  /** Resolved in board/, which knows districts. */
  districtIds!: GrantShown['districtIds'];
}

@ObjectType('Account', { description: 'A person who may sign in. ADMINISTRATOR.' })
export class AccountType {
  @Field(() => ID, { description: 'Opaque id, the same for ever.' })
  id!: Account['id'];

  @Field(() => String, { description: 'Sign-in name, in lower case.' })
  name!: Account['name'];

  @Field(() => String, { description: 'Name as the office shows it.' })
  displayName!: Account['displayName'];

  @Field(() => Boolean, { description: 'Has a one-time password that was not yet replaced.' })
  mustChange!: Account['mustChange'];

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when nobody can sign in with it.' })
  disabledAt!: Account['disabledAt'];

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: Account['createdAt'];
}

export const AccountConnection = connectionOf<Account>('Account', () => AccountType);

@ObjectType('AccountPayload', { description: 'The account as it is now, or why nothing was written.' })
export class AccountPayload {
  @Field(() => AccountType, { nullable: true, description: 'The account; null when refused.' })
  account?: Account | null;

  @Field(() => CursorScalar, { nullable: true, description: 'The place in the log right after it.' })
  cursor!: string | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was not.' })
  errors!: UserError[];
}

@ObjectType('PasswordPayload', {
  description: 'The account and its one-time password, which is shown here and never again.',
})
export class PasswordPayload extends AccountPayload {
  @Field(() => String, {
    nullable: true,
    description:
      'To be changed at the first sign-in. Shown once: null when refused and when the same key is sent again.',
  })
  password?: string | null;
}
