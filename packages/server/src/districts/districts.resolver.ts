// Districts and offices: where the office works, and what is there.
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '#kernel/context';
import { PageArgs } from '#kernel/page.input';
import type { District } from './district.entity';
import { DistrictType, NeighbourhoodType } from './district.type';
import { district, districtById, districts, neighbourhoodById, neighbourhoodsOf } from './districts';
import type { Office } from './office.entity';
import { OfferType, OfficeConnection, OfficeType } from './office.type';
import { offersOf, offices, officesOf } from './offices';

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

@Resolver(() => OfficeType)
export class OfficeResolver {
  @Query(() => OfficeConnection, {
    description: 'The district offices, by name. Scope AGGREGATE; administrators too.',
  })
  offices(@Args(() => PageArgs) args: PageArgs, @Ctx() { unit, head }: Context) {
    return offices(unit, head, args);
  }

  @FieldResolver(() => [OfferType], { description: 'What it offers to families, by kind.' })
  async offers(@Root() { id }: Office, @Ctx() { unit }: Context): Promise<OfferType[]> {
    const german = unit.viewer.language === 'de';
    return (await offersOf(unit, id)).map(({ kind, labelDe, labelEn }) => ({
      kind,
      label: german ? labelDe : labelEn,
    }));
  }

  @FieldResolver(() => DistrictType, { description: 'The ASD district it belongs to.' })
  district(@Root() { district: { id } }: Office, @Ctx() { unit }: Context) {
    return districtById(unit, id);
  }

  @FieldResolver(() => NeighbourhoodType, { nullable: true, description: 'The neighbourhood it stands in.' })
  neighbourhood(@Root() { neighbourhood }: Office, @Ctx() { unit }: Context) {
    return neighbourhood ? neighbourhoodById(unit, neighbourhood.id) : null;
  }
}
