// Offices in the contract: what families find there, and how leadership changes it.
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '#kernel/context';
import { PageArgs } from '#kernel/page.input';
import { DistrictType, NeighbourhoodType } from './district.type';
import { districtById, neighbourhoodById } from './districts';
import type { Office } from './office.entity';
import { CreateOfficeInput, UpdateOfficeInput } from './office.input';
import { OfferType, OfficeConnection, OfficePayload, OfficeType, OpeningHoursType } from './office.type';
import { offerKinds, officeById, offices, shownAreaOf, shownHoursOf, shownOffersOf } from './offices';
import { createOffice, updateOffice } from './save-office';

@Resolver(() => OfficeType)
export class OfficeResolver {
  @Query(() => OfficeConnection, {
    description: 'The district offices, by name. Scope AGGREGATE; administrators too.',
  })
  offices(@Args(() => PageArgs) args: PageArgs, @Ctx() { unit, head }: Context) {
    return offices(unit, head, args);
  }

  @Query(() => [OfferType], {
    description: 'The catalogue of what an office can offer, by word. Scope AGGREGATE; administrators too.',
  })
  offerKinds(@Ctx() { unit }: Context) {
    return offerKinds(unit);
  }

  @FieldResolver(() => [OfferType], { description: 'What it offers to families, by kind.' })
  offers(@Root() { id }: Office, @Ctx() { unit }: Context) {
    return shownOffersOf(unit, id);
  }

  @FieldResolver(() => [OpeningHoursType], {
    description: 'When its doors are open, in the order of the week; empty when that is not known.',
  })
  openingHours(@Root() { id }: Office, @Ctx() { unit }: Context) {
    return shownHoursOf(unit, id);
  }

  @FieldResolver(() => [NeighbourhoodType], {
    description: 'The area a Quartiersmanagement cares for, by name; empty for a district office.',
  })
  area(@Root() { id }: Office, @Ctx() { unit }: Context) {
    return shownAreaOf(unit, id);
  }

  @FieldResolver(() => DistrictType, { description: 'The ASD district it belongs to.' })
  district(@Root() { district: { id } }: Office, @Ctx() { unit }: Context) {
    return districtById(unit, id);
  }

  @FieldResolver(() => NeighbourhoodType, { nullable: true, description: 'The neighbourhood it stands in.' })
  neighbourhood(@Root() { neighbourhood }: Office, @Ctx() { unit }: Context) {
    return neighbourhood ? neighbourhoodById(unit, neighbourhood.id) : null;
  }

  @Mutation(() => OfficePayload, { description: 'Enters an office. LEADERSHIP.' })
  createOffice(@Arg('input', () => CreateOfficeInput) input: CreateOfficeInput, @Ctx() context: Context) {
    return context.mutate('createOffice', input, (unit) => createOffice(unit, input),
      async (unit, { id }) => ({ office: await officeById(unit, id) })); // prettier-ignore
  }

  @Mutation(() => OfficePayload, {
    description:
      'Changes an office; what is absent stays as it is, and `Office.history` tells who did it. LEADERSHIP.',
  })
  updateOffice(@Arg('input', () => UpdateOfficeInput) input: UpdateOfficeInput, @Ctx() context: Context) {
    return context.mutate('updateOffice', input, (unit) => updateOffice(unit, input),
      async (unit, { id }) => ({ office: await officeById(unit, id) })); // prettier-ignore
  }
}
