// Accounts in the contract: the list, and the five acts of the administration.
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '#kernel/context';
import { DateTimeScalar } from '#kernel/scalars';
import type { Account } from './account.entity';
import {
  AccountArgs,
  CreateAccountInput,
  DisableAccountInput,
  GrantRoleInput,
  ResetPasswordInput,
  RevokeRoleInput,
} from './account.input';
import { accountById, accounts, grantsOf, lastSignInOf } from './account-list';
import {
  AccountConnection,
  AccountPayload,
  AccountType,
  PasswordPayload,
  RoleGrantType,
} from './account.type';
import { createAccount, disableAccount, grantRole, resetPassword, revokeRole } from './accounts';

@Resolver(() => AccountType)
export class AccountResolver {
  @Query(() => AccountConnection, { description: 'All accounts, by sign-in name. ADMINISTRATOR.' })
  accounts(@Args(() => AccountArgs) args: AccountArgs, @Ctx() { unit, head }: Context) {
    return accounts(unit, head, args);
  }

  @FieldResolver(() => [RoleGrantType], { description: 'Its roles, each once.' })
  grants(@Root() { id }: Account, @Ctx() { unit }: Context) {
    return grantsOf(unit, id);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When somebody signed in with it last; null when nobody has.',
  })
  lastSignInAt(@Root() { id }: Account, @Ctx() { unit }: Context) {
    return lastSignInOf(unit, id);
  }

  @Mutation(() => PasswordPayload, {
    description: 'Makes an account; its one-time password is told once. ADMINISTRATOR.',
  })
  createAccount(@Arg('input', () => CreateAccountInput) input: CreateAccountInput, @Ctx() context: Context) {
    let password: string | null = null;
    return context.mutate('createAccount', input, (unit) => createAccount(unit, input, (told) => (password = told)),
      async (unit, { id }) => ({ password, account: await accountById(unit, id) })); // prettier-ignore
  }

  @Mutation(() => AccountPayload, {
    description: 'Closes an account; its sessions and streams end at once. ADMINISTRATOR, never the own one.',
  })
  disableAccount(
    @Arg('input', () => DisableAccountInput) input: DisableAccountInput,
    @Ctx() context: Context,
  ) {
    return context.mutate('disableAccount', input, (unit) => disableAccount(unit, input),
      async (unit, { id }) => ({ account: await accountById(unit, id) })); // prettier-ignore
  }

  @Mutation(() => PasswordPayload, {
    description:
      'Gives a new one-time password and opens a closed account again; its sessions end at once. ADMINISTRATOR.',
  })
  resetPassword(@Arg('input', () => ResetPasswordInput) input: ResetPasswordInput, @Ctx() context: Context) {
    let password: string | null = null;
    return context.mutate('resetPassword', input, (unit) => resetPassword(unit, input, (told) => (password = told)),
      async (unit, { id }) => ({ password, account: await accountById(unit, id) })); // prettier-ignore
  }

  @Mutation(() => AccountPayload, { description: 'Gives a role more; it counts at once. ADMINISTRATOR.' })
  grantRole(@Arg('input', () => GrantRoleInput) input: GrantRoleInput, @Ctx() context: Context) {
    return context.mutate('grantRole', input, (unit) => grantRole(unit, input),
      async (unit, { id }) => ({ account: await accountById(unit, id) })); // prettier-ignore
  }

  @Mutation(() => AccountPayload, {
    description:
      'Takes a role away; streams it allowed end at once. ADMINISTRATOR, never the own administration nor the last one.',
  })
  revokeRole(@Arg('input', () => RevokeRoleInput) input: RevokeRoleInput, @Ctx() context: Context) {
    return context.mutate('revokeRole', input, (unit) => revokeRole(unit, input),
      async (unit, { id }) => ({ account: await accountById(unit, id) })); // prettier-ignore
  }
}
