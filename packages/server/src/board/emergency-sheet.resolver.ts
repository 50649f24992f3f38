// The emergency sheet on demand; places and hints row by row, each reading noted.
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { SafetyHintType } from '#families/safety-hint.type';
import { noted } from '#families/safety-hints.resolver';
import type { Context } from '#kernel/context';
import { emergencySheet, hintsOfPlace, placeOfFlag, placeOfVisit, sheetCopies } from './emergency-sheet';
import {
  EmergencySheetCopiesType,
  EmergencySheetType,
  SheetFlagType,
  SheetPlaceType,
  SheetVisitType,
} from './emergency-sheet.type';

const PLACE = 'Personal. Where it is; null where nobody knows, or outside the own districts of a LEAD.';
const HINTS = 'Personal. What keeps people safe there; empty outside the own districts of a LEAD.';

@Resolver(() => EmergencySheetType)
export class EmergencySheetResolver {
  @Query(() => EmergencySheetType, {
    description: 'The emergency sheet, to print. Leadership, LEAD, dispatcher, duty; never a token.',
  })
  emergencySheet(
    @Arg('districtIds', () => [ID], {
      nullable: true,
      description: 'Only these ASD districts; all when absent.',
    })
    districtIds: string[] | null,
    @Ctx() { unit, head }: Context,
  ) {
    return emergencySheet(unit, head, districtIds);
  }

  @Query(() => EmergencySheetCopiesType, {
    nullable: true,
    description:
      'How the copies of the emergency sheet are doing; null where none are kept. Leadership, LEAD, dispatcher, duty.',
  })
  emergencySheetCopies(@Ctx() { unit }: Context) {
    return sheetCopies(unit);
  }
}

@Resolver(() => SheetFlagType)
export class SheetFlagResolver {
  @Directive('@personal')
  @FieldResolver(() => SheetPlaceType, { nullable: true, description: PLACE })
  place(@Root() { riskFlag }: SheetFlagType, @Ctx() ctx: Context) {
    ctx.seen({ type: 'RISK_FLAG', id: riskFlag.id, fields: ['place'] });
    return placeOfFlag(ctx.unit, riskFlag);
  }

  @Directive('@personal')
  @FieldResolver(() => [SafetyHintType], { description: HINTS })
  async safetyHints(@Root() { riskFlag }: SheetFlagType, @Ctx() ctx: Context) {
    return noted(ctx, await hintsOfPlace(ctx.unit, riskFlag));
  }
}

@Resolver(() => SheetVisitType)
export class SheetVisitResolver {
  @Directive('@personal')
  @FieldResolver(() => SheetPlaceType, { nullable: true, description: PLACE })
  place(@Root() { visit }: SheetVisitType, @Ctx() ctx: Context) {
    ctx.seen({ type: 'VISIT_CARD', id: visit.id, fields: ['place', 'contactPhone'] });
    return placeOfVisit(ctx.unit, visit);
  }

  @Directive('@personal')
  @FieldResolver(() => [SafetyHintType], { description: HINTS })
  async safetyHints(@Root() { visit }: SheetVisitType, @Ctx() ctx: Context) {
    return noted(ctx, await hintsOfPlace(ctx.unit, visit));
  }
}
