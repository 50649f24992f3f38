// Safety hints of a visit's place: a field of their own, never live, noted at each reading.
import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { AddSafetyHintInput } from '#families/safety-hint.input';
import { AddSafetyHintPayload, SafetyHintType } from '#families/safety-hint.type';
import { noted, present } from '#families/safety-hints.resolver';
import type { Context } from '#kernel/context';
import type { Visit } from './visit.entity';
import { VisitType } from './visit.type';
import { addSafetyHint, hintsOfVisit } from './visit-hints';

@Resolver(() => VisitType)
export class VisitHintsResolver {
  @Directive('@personal')
  @FieldResolver(() => [SafetyHintType], {
    description:
      'Personal. What keeps people safe at this door, the gravest first. LEAD in own districts, dispatcher, duty, whoever has a seat, before they accept.',
  })
  async safetyHints(@Root() visit: Visit, @Ctx() ctx: Context) {
    ctx.seen({ type: 'VISIT', id: visit.id, fields: ['safetyHints'] });
    return noted(ctx, await hintsOfVisit(ctx.unit, visit));
  }

  @Mutation(() => AddSafetyHintPayload, {
    description:
      'Enters a safety hint. LEAD in own districts, dispatcher, duty, whom a visit leads there; never a token.',
  })
  addSafetyHint(@Arg('input', () => AddSafetyHintInput) input: AddSafetyHintInput, @Ctx() ctx: Context) {
    return ctx.mutate('addSafetyHint', input, (unit) => addSafetyHint(unit, input), (_, { id }) => present(ctx, id)); // prettier-ignore
  }
}
