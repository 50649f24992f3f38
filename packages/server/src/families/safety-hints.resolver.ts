// Safety hints in the contract: of a household, of an address, and what is done with one. Every reading is noted.
import { Arg, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { dateAt } from '#kernel/calendar.rules';
import type { Context } from '#kernel/context';
import { ActorType } from '#kernel/node.type';
import { confirmHint, removeHint } from './change-safety-hint';
import type { Household } from './household.entity';
import { HouseholdType } from './household.type';
import type { SafetyHint } from './safety-hint.entity';
import { ConfirmSafetyHintInput, RemoveSafetyHintInput } from './safety-hint.input';
import { isUnreviewed } from './safety-hint.rules';
import { ConfirmSafetyHintPayload, RemoveSafetyHintPayload, SafetyHintType } from './safety-hint.type';
import { hintById, hintsAt, hintsOfHousehold } from './safety-hints';

/** Notes each hint that is about to be shown. */
export function noted(ctx: Context, hints: readonly SafetyHint[]): readonly SafetyHint[] {
  for (const { id } of hints) ctx.seen({ type: 'SAFETY_HINT', id, fields: ['hint'] });
  return hints;
}

/** The hint of a payload, noted like every other one shown. */
export async function present(ctx: Context, id: string) {
  const safetyHint = await hintById(ctx.unit, id);
  if (safetyHint) noted(ctx, [safetyHint]);
  return { safetyHint };
}

@Resolver(() => SafetyHintType)
export class SafetyHintResolver {
  @Query(() => [SafetyHintType], {
    description:
      'Hints of an address before a visit is planned there. LEAD in own districts, dispatcher, duty; never a token. Logged.',
  })
  async safetyHintsAt(
    @Arg('address', () => String, { description: 'Street and number; what follows a comma does not count.' })
    address: string,
    @Ctx() ctx: Context,
  ) {
    return noted(ctx, await hintsAt(ctx.unit, address));
  }

  @Mutation(() => ConfirmSafetyHintPayload, {
    description:
      'The hint still holds. LEAD in own districts, dispatcher, duty, whom a visit leads there; never a token.',
  })
  confirmSafetyHint(
    @Arg('input', () => ConfirmSafetyHintInput) input: ConfirmSafetyHintInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.mutate('confirmSafetyHint', input, (unit) => confirmHint(unit, input), (_, { id }) => present(ctx, id)); // prettier-ignore
  }

  @Mutation(() => RemoveSafetyHintPayload, {
    description:
      'The hint no longer holds: proposed by the first, removed by a second person. LEAD in own districts, dispatcher, duty; never a token.',
  })
  removeSafetyHint(
    @Arg('input', () => RemoveSafetyHintInput) input: RemoveSafetyHintInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.mutate('removeSafetyHint', input, (unit) => removeHint(unit, input), (_, { id }) => present(ctx, id)); // prettier-ignore
  }

  @Directive('@personal')
  @FieldResolver(() => Boolean, {
    description: 'Personal. Its review has passed: it still counts, unreviewed since then.',
  })
  unreviewed(@Root() { reviewOn }: SafetyHint, @Ctx() { unit }: Context): boolean {
    return isUnreviewed(reviewOn, dateAt(unit.now));
  }

  @Directive('@personal')
  @FieldResolver(() => Boolean, {
    description: 'Personal. It is about the address, whoever lives there; else about the household.',
  })
  ofAddress(@Root() { household }: SafetyHint): boolean {
    return !household;
  }

  @FieldResolver(() => ActorType, { description: 'Who entered it.' })
  addedBy(@Root() { addedBy, addedByName }: SafetyHint): ActorType {
    return { id: addedBy, name: addedByName };
  }

  @FieldResolver(() => ActorType, {
    nullable: true,
    description: 'The first of two who said that it no longer holds; it counts until a second one agrees.',
  })
  removalProposedBy(@Root() { removalProposedBy, removalProposedByName }: SafetyHint): ActorType | null {
    return removalProposedBy ? { id: removalProposedBy, name: removalProposedByName ?? '' } : null;
  }

  @FieldResolver(() => Boolean, { description: 'Two people have removed it.' })
  removed(@Root() { removedAt }: SafetyHint): boolean {
    return removedAt != null;
  }
}

@Resolver(() => HouseholdType)
export class HouseholdHintsResolver {
  @Directive('@personal')
  @FieldResolver(() => [SafetyHintType], {
    description: 'Personal. What keeps people safe at its door, the gravest first.',
  })
  async safetyHints(@Root() household: Household, @Ctx() ctx: Context) {
    return noted(ctx, await hintsOfHousehold(ctx.unit, household));
  }
}
