// Key figures as one question.
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '#kernel/context';
import { DateTimeScalar } from '#kernel/scalars';
import { keyFigures } from './key-figures';
import { KeyFiguresType } from './key-figures.type';

@Resolver(() => KeyFiguresType)
export class KeyFiguresResolver {
  @Query(() => KeyFiguresType, {
    description:
      'Figures of a time of at most 1100 days, cut to the districts of the asker. Scope AGGREGATE.',
  })
  keyFigures(
    @Arg('from', () => DateTimeScalar, { description: 'Beginning of the time.' }) from: Temporal.Instant,
    @Arg('until', () => DateTimeScalar, { description: 'End of the time, not part of it.' })
    until: Temporal.Instant,
    @Ctx() { unit }: Context,
  ): Promise<KeyFiguresType> {
    return keyFigures(unit, from, until);
  }
}
