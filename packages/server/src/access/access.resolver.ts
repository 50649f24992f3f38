// Signing in and out, tokens, and who asks.
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '#kernel/context';
import { CreateApiTokenInput, RevokeApiTokenInput, SignInInput, ChangePasswordInput } from './access.input';
import {
  ApiTokenType,
  ChangePasswordPayload,
  CreateApiTokenPayload,
  RevokeApiTokenPayload,
  SignInPayload,
  SignOutPayload,
  ViewerType,
} from './access.type';
import { apiTokenById, apiTokens, createApiToken, revokeApiToken } from './tokens';
import { viewerOf } from './viewer-of';

@Resolver(() => ViewerType)
export class AccessResolver {
  @Query(() => ViewerType, { nullable: true, description: 'Who asks; null when nobody is signed in.' })
  viewer(@Ctx() { viewer }: Context): ViewerType | null {
    return viewerOf(viewer);
  }

  @Query(() => [ApiTokenType], { description: 'All tokens, newest first. LEADERSHIP or ADMINISTRATOR.' })
  apiTokens(@Ctx() { unit }: Context) {
    return apiTokens(unit);
  }

  @Mutation(() => SignInPayload, {
    description:
      'Signs a person in: a strict cookie for the browser, 12 hours at most. Throttled: HTTP 429 with Retry-After.',
  })
  signIn(
    @Arg('input', () => SignInInput) input: SignInInput,
    @Ctx() context: Context,
  ): Promise<SignInPayload> {
    return context.signIn(input);
  }

  @Mutation(() => ChangePasswordPayload, {
    description:
      'Replaces the own password and ends the other sessions. Whoever is signed in; throttled like signing in.',
  })
  changePassword(
    @Arg('input', () => ChangePasswordInput) input: ChangePasswordInput,
    @Ctx() context: Context,
  ): Promise<ChangePasswordPayload> {
    return context.changePassword(input);
  }

  @Mutation(() => SignOutPayload, { description: 'Ends the own session and its streams.' })
  signOut(@Ctx() context: Context): Promise<SignOutPayload> {
    return context.signOut();
  }

  @Mutation(() => CreateApiTokenPayload, {
    description: 'Makes a token for a tool. LEADERSHIP or ADMINISTRATOR.',
  })
  createApiToken(
    @Arg('input', () => CreateApiTokenInput) input: CreateApiTokenInput,
    @Ctx() context: Context,
  ) {
    let token: string | null = null;
    return context.mutate('createApiToken', input, (unit) => createApiToken(unit, input, (secret) => (token = secret)),
      async (unit, { id }) => ({ token, apiToken: await apiTokenById(unit, id) })); // prettier-ignore
  }

  @Mutation(() => RevokeApiTokenPayload, {
    description: 'Revokes a token; its streams end at once. LEADERSHIP or ADMINISTRATOR.',
  })
  revokeApiToken(
    @Arg('input', () => RevokeApiTokenInput) input: RevokeApiTokenInput,
    @Ctx() context: Context,
  ) {
    return context.mutate('revokeApiToken', input, (unit) => revokeApiToken(unit, input),
      async (unit, { id }) => ({ apiToken: await apiTokenById(unit, id) })); // prettier-ignore
  }
}
