// What a visit lost to an absence: the time it had and who is left, until it has a pair again.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '#kernel/context';
import { LostPairType } from './lost-pair.type';
import { lostPair } from './lost-pair';
import type { Visit } from './visit.entity';
import { VisitType } from './visit.type';

@Resolver(() => VisitType)
export class LostPairResolver {
  @FieldResolver(() => LostPairType, {
    nullable: true,
    description:
      'The pair an absence took while the visit still waits for another; null with a pair, and once that time is over.',
  })
  lost(@Root() visit: Visit, @Ctx() { unit }: Context): Promise<LostPairType | null> {
    return lostPair(unit, visit);
  }
}
