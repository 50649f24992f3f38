// Cars and child seats of visits in the contract. Each method is its decorators and one call.
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { CHILD_SEATS } from '#districts/equipment.rules';
import type { Context } from '#kernel/context';
import type { BoundedInterval } from '#kernel/interval';
import { DateTimeScalar } from '#kernel/scalars';
import { transportAt, transportOf, transportWarnings } from './transport';
import { VisitTransport } from './transport.type';
import type { Visit } from './visit.entity';
import { VisitType } from './visit.type';

@Resolver(() => VisitType)
export class VisitTransportResolver {
  @Query(() => [String], {
    description:
      'What would be missing of the car and the child seats a visit asks for, if it began then; empty when nothing is. Scope OPERATIONS.',
  })
  transportAt(
    @Arg('visitId', () => ID, { description: 'The visit.' }) visitId: string,
    @Arg('from', () => DateTimeScalar, { description: 'Begin at the family.' }) from: Temporal.Instant,
    @Ctx() { unit }: Context,
  ) {
    return transportAt(unit, { visitId, from });
  }

  @FieldResolver(() => VisitTransport, {
    nullable: true,
    description: 'The car and the child seats it asks for; null when it asks for none.',
  })
  async transport(@Root() visit: Visit, @Ctx() { unit }: Context): Promise<VisitTransport | null> {
    const need = await transportOf(unit, visit.id);
    return (
      need && {
        car: need.car,
        childSeats: CHILD_SEATS.flatMap((kind) =>
          need.seats[kind] ? { kind, count: need.seats[kind] } : [],
        ),
        warnings: await transportWarnings(unit, visit, (visit.planned as BoundedInterval | null) ?? null),
      }
    );
  }
}
