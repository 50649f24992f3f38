// Districts: where the office works, and which neighbourhoods they serve from when on.
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '#kernel/context';
import type { District, Neighbourhood } from './district.entity';
import {
  AssignNeighbourhoodPayload,
  DistrictType,
  NeighbourhoodAssignmentType,
  NeighbourhoodType,
} from './district.type';
import { district, districtById, districts, neighbourhoodById, neighbourhoodsOf } from './districts';
import { type Assignment, assignmentsOf, assignNeighbourhood, neighbourhoods } from './grouping';
import type { Office } from './office.entity';
import { AssignNeighbourhoodInput } from './office.input';
import { OfficeType } from './office.type';
import { officesOf } from './offices';

@Resolver(() => DistrictType)
export class DistrictResolver {
  @Query(() => [DistrictType], {
    description: 'The ASD districts, by name; for a token limited to districts only those. Scope AGGREGATE.',
  })
  districts(@Ctx() { unit }: Context): Promise<District[]> {
    return districts(unit);
  }

  @Query(() => DistrictType, {
    nullable: true,
    description: 'One district; null when there is none to be seen. Scope AGGREGATE.',
  })
  district(
    @Arg('id', () => ID, { description: 'The district.' }) id: string,
    @Ctx() { unit }: Context,
  ): Promise<District | null> {
    return district(unit, id);
  }

  @FieldResolver(() => [NeighbourhoodType], { description: 'The neighbourhoods it serves today, by name.' })
  neighbourhoods(@Root() { id }: District, @Ctx() { unit }: Context) {
    return neighbourhoodsOf(unit, id);
  }

  @FieldResolver(() => [OfficeType], { description: 'Its offices, by name.' })
  offices(@Root() { id }: District, @Ctx() { unit }: Context): Promise<Office[]> {
    return officesOf(unit, id);
  }
}

@Resolver(() => NeighbourhoodType)
export class NeighbourhoodResolver {
  @Query(() => [NeighbourhoodType], {
    description: 'All neighbourhoods of the town, by name. Scope AGGREGATE; administrators too.',
  })
  neighbourhoods(@Ctx() { unit }: Context): Promise<Neighbourhood[]> {
    return neighbourhoods(unit);
  }

  @FieldResolver(() => [NeighbourhoodAssignmentType], {
    description: 'Which district serves it when: past, present and planned, in order.',
  })
  assignments(@Root() { id }: Neighbourhood, @Ctx() { unit }: Context): Promise<Assignment[]> {
    return assignmentsOf(unit, id);
  }

  @Mutation(() => AssignNeighbourhoodPayload, {
    description: 'Gives a neighbourhood to a district from a day on; load is computed anew. LEADERSHIP.',
  })
  assignNeighbourhood(
    @Arg('input', () => AssignNeighbourhoodInput) input: AssignNeighbourhoodInput,
    @Ctx() context: Context,
  ) {
    return context.mutate('assignNeighbourhood', input, (unit) => assignNeighbourhood(unit, input),
      async (unit, { id }) => ({ neighbourhood: await neighbourhoodById(unit, id) })); // prettier-ignore
  }
}

@Resolver(() => NeighbourhoodAssignmentType)
export class NeighbourhoodAssignmentResolver {
  @FieldResolver(() => DistrictType, { description: 'The district.' })
  district(@Root() { districtId }: Assignment, @Ctx() { unit }: Context) {
    return districtById(unit, districtId);
  }
}
