// The card of a visit: one right for all of it, one line in the access log for each field shown.
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { HouseholdType } from '#families/household.type';
import { householdById } from '#families/households';
import { SafetyHintType } from '#families/safety-hint.type';
import { noted } from '#families/safety-hints.resolver';
import type { Context } from '#kernel/context';
import { CatalogueEntryType } from '#kernel/node.type';
import { CompanionType } from './companion.type';
import { companionsOf } from './companions';
import { PlaceType, VisitCardType } from './visit-card.type';
import { hintsOfVisit } from './visit-hints';
import { visitCard, wordOf } from './visits';

/** Notes the field; the right was asked where the card was opened. */
function shown(ctx: Context, { visit }: VisitCardType, field: string) {
  ctx.seen({ type: 'VISIT_CARD', id: visit.id, fields: [field] });
  return visit;
}

@Resolver(() => VisitCardType)
export class VisitCardResolver {
  @Query(() => VisitCardType, {
    nullable: true,
    description:
      'What the two need at the door. LEAD of the district, dispatcher, duty, the two who go; never a token. Logged.',
  })
  async visitCard(@Arg('id', () => ID, { description: 'The visit.' }) id: string, @Ctx() ctx: Context) {
    const card = await visitCard(ctx.unit, id);
    ctx.seen({ type: 'VISIT_CARD', id, fields: ['card'] });
    return card;
  }

  @Directive('@personal')
  @FieldResolver(() => PlaceType, { nullable: true, description: 'Personal. Where it is.' })
  place(@Root() card: VisitCardType, @Ctx() ctx: Context) {
    const { placeKind, placeAddress, placeNote } = shown(ctx, card, 'place');
    return placeKind ? { kind: placeKind, address: placeAddress, note: placeNote } : null;
  }

  @Directive('@personal')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Personal. Who can be called there or about it.',
  })
  contactPhone(@Root() card: VisitCardType, @Ctx() ctx: Context) {
    return shown(ctx, card, 'contactPhone').contactPhone;
  }

  @Directive('@personal')
  @FieldResolver(() => [CompanionType], { description: 'Personal. Who comes along.' })
  companions(@Root() card: VisitCardType, @Ctx() ctx: Context) {
    return companionsOf(ctx.unit, shown(ctx, card, 'companions').id);
  }

  @Directive('@personal')
  @FieldResolver(() => [SafetyHintType], {
    description: 'Personal. What keeps people safe at this door, the gravest first.',
  })
  async safetyHints(@Root() card: VisitCardType, @Ctx() ctx: Context) {
    return noted(ctx, await hintsOfVisit(ctx.unit, shown(ctx, card, 'safetyHints')));
  }

  @Directive('@personal')
  @FieldResolver(() => Boolean, { description: 'Personal. Whether the family knows that somebody comes.' })
  announced(@Root() card: VisitCardType, @Ctx() ctx: Context): boolean {
    return shown(ctx, card, 'announced').announced;
  }

  @Directive('@personal')
  @FieldResolver(() => String, { nullable: true, description: 'Personal. Language tag of the talk.' })
  language(@Root() card: VisitCardType, @Ctx() ctx: Context) {
    return shown(ctx, card, 'language').language;
  }

  @Directive('@personal')
  @FieldResolver(() => CatalogueEntryType, { nullable: true, description: 'Personal. What it is for.' })
  purpose(@Root() card: VisitCardType, @Ctx() ctx: Context) {
    const { purpose } = shown(ctx, card, 'purpose');
    return purpose ? wordOf(ctx.unit, 'purpose', purpose.code) : null;
  }

  @Directive('@personal')
  @FieldResolver(() => String, { nullable: true, description: 'Personal. At most 200 characters.' })
  note(@Root() card: VisitCardType, @Ctx() ctx: Context) {
    return shown(ctx, card, 'note').note;
  }

  @Directive('@personal')
  @FieldResolver(() => HouseholdType, {
    nullable: true,
    description: 'Personal. The household; its own fields ask for their own right.',
  })
  household(@Root() card: VisitCardType, @Ctx() ctx: Context) {
    const { household } = shown(ctx, card, 'household');
    return household ? householdById(ctx.unit, household.id) : null;
  }
}
