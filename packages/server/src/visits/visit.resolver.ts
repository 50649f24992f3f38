// Visits read: lists, catalogues, and what belongs to each.
import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { DistrictType } from '#districts/district.type';
import { districtById } from '#districts/districts';
import { HouseholdType } from '#families/household.type';
import { householdById } from '#families/households';
import type { RiskFlag } from '#intake/risk-flag.entity';
import { RiskFlagType } from '#intake/risk-flag.type';
import type { Context } from '#kernel/context';
import { CatalogueEntryType, ExternalReferenceType } from '#kernel/node.type';
import { DateTimeScalar, DurationScalar } from '#kernel/scalars';
import { foreignNamesOf } from '#staff/external-references';
import { PairType, ProfessionalType } from '#staff/professional.type';
import { professionalById } from '#staff/professionals';
import type { Visit } from './visit.entity';
import { DueVisitsArgs, VisitsArgs } from './visit.input';
import { ChildSafeNow } from './visit.rules';
import { VisitConnection, VisitKindType, VisitType } from './visit.type';
import { dueVisits } from './due-visits';
import {
  demandHousehold,
  flagOfVisit,
  kindsOfVisit,
  membersOf,
  purposesOfVisit,
  reasonsToCancel,
  saidBy,
  takenOfVisit,
  visits,
  visitsOfFlag,
  wordOf,
} from './visits';

const people = ({ unit }: Context, ids: string[]) => Promise.all(ids.map((id) => professionalById(unit, id)));

@Resolver(() => VisitType)
export class VisitResolver {
  @Query(() => VisitConnection, {
    description:
      'Visits by planned or due beginning, urgency and id; with `updatedSince` by last change. Scope OPERATIONS.',
  })
  visits(@Args(() => VisitsArgs) args: VisitsArgs, @Ctx() { unit, head }: Context) {
    return visits(unit, head, args);
  }

  @Query(() => VisitConnection, {
    description:
      'Visits without a pair that are due before the end of a span, what is overdue included: the most urgent first, then by deadline. Scope OPERATIONS.',
  })
  dueVisits(@Args(() => DueVisitsArgs) args: DueVisitsArgs, @Ctx() { unit, head }: Context) {
    return dueVisits(unit, head, args);
  }

  @Query(() => [VisitKindType], {
    description: 'The kinds of visits with their standard durations. Scope AGGREGATE.',
  })
  visitKinds(@Ctx() { unit }: Context) {
    return kindsOfVisit(unit);
  }

  @Query(() => [CatalogueEntryType], { description: 'What visits are for. Scope AGGREGATE.' })
  visitPurposes(@Ctx() { unit }: Context) {
    return purposesOfVisit(unit);
  }

  @Query(() => [CatalogueEntryType], { description: 'Why visits are cancelled. Scope AGGREGATE.' })
  cancelReasons(@Ctx() { unit }: Context) {
    return reasonsToCancel(unit);
  }

  @FieldResolver(() => String, { description: 'Code of its kind (`visitKinds`).' })
  kind(@Root() { kind }: Visit): string {
    return kind.code;
  }

  @FieldResolver(() => String, { description: 'Its kind in words.' })
  async kindLabel(@Root() { kind }: Visit, @Ctx() { unit }: Context): Promise<string> {
    return (await wordOf(unit, 'kind', kind.code)).label;
  }

  @FieldResolver(() => DistrictType, { description: 'Its ASD district.' })
  district(@Root() { district }: Visit, @Ctx() { unit }: Context) {
    return districtById(unit, district.id);
  }

  @FieldResolver(() => DurationScalar, { description: 'Time at the family, without travel.' })
  duration(@Root() { durationMinutes }: Visit): Temporal.Duration {
    return Temporal.Duration.from({ minutes: durationMinutes });
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Planned begin at the family; there exactly when there is a pair.',
  })
  plannedFrom(@Root() { planned }: Visit) {
    return planned?.from ?? null;
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'Planned end there.' })
  plannedUntil(@Root() { planned }: Visit) {
    return planned?.until ?? null;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'Begin of the time it takes of each of the two: the way there included. Null without a pair.',
  })
  async busyFrom(@Root() { id }: Visit, @Ctx() { unit }: Context) {
    return (await takenOfVisit(unit, id))?.from ?? null;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'End of that time: the way back included.',
  })
  async busyUntil(@Root() { id }: Visit, @Ctx() { unit }: Context) {
    return (await takenOfVisit(unit, id))?.until ?? null;
  }

  @FieldResolver(() => PairType, { nullable: true, description: 'The two who go, or null: never one.' })
  async pair(@Root() { id }: Visit, @Ctx() ctx: Context) {
    const members = await membersOf(ctx.unit, id);
    return members.length === 0 ? null : { members: await people(ctx, members) };
  }

  @FieldResolver(() => [ProfessionalType], { description: 'Who has accepted this very time.' })
  async acceptedBy(@Root() { id }: Visit, @Ctx() ctx: Context) {
    return people(ctx, await saidBy(ctx.unit, id, 'acceptedAt'));
  }

  @FieldResolver(() => [ProfessionalType], { description: 'Who has finished.' })
  async finishedBy(@Root() { id }: Visit, @Ctx() ctx: Context) {
    return people(ctx, await saidBy(ctx.unit, id, 'finishedAt'));
  }

  @Directive('@personal')
  @FieldResolver(() => HouseholdType, { nullable: true, description: 'Personal. The household it goes to.' })
  async household(@Root() visit: Visit, @Ctx() ctx: Context) {
    await demandHousehold(ctx.unit, visit);
    ctx.seen({ type: 'VISIT', id: visit.id, fields: ['household'] });
    return visit.household ? householdById(ctx.unit, visit.household.id) : null;
  }

  @FieldResolver(() => RiskFlagType, { nullable: true, description: 'The flag it answers.' })
  flag(@Root() visit: Visit, @Ctx() { unit }: Context) {
    return flagOfVisit(unit, visit);
  }

  @Directive('@personal')
  @FieldResolver(() => ChildSafeNow, {
    nullable: true,
    description: 'Personal. What the pair found on leaving.',
  })
  async childSafeNow(@Root() visit: Visit, @Ctx() ctx: Context) {
    await demandHousehold(ctx.unit, visit);
    ctx.seen({ type: 'VISIT', id: visit.id, fields: ['childSafeNow'] });
    return visit.childSafeNow;
  }

  @FieldResolver(() => CatalogueEntryType, { nullable: true, description: 'Why it was cancelled.' })
  cancelReason(@Root() { cancelReason }: Visit, @Ctx() { unit }: Context) {
    return cancelReason ? wordOf(unit, 'cancel', cancelReason.code) : null;
  }

  @FieldResolver(() => [ExternalReferenceType], { description: 'Its names in other systems.' })
  externalReferences(@Root() { id }: Visit, @Ctx() { unit }: Context) {
    return foreignNamesOf(unit, 'VISIT', id);
  }
}

@Resolver(() => RiskFlagType)
export class FlagVisitsResolver {
  @FieldResolver(() => [VisitType], { description: 'The visits that answer it, oldest first.' })
  visits(@Root() { id }: RiskFlag, @Ctx() { unit }: Context) {
    return visitsOfFlag(unit, id);
  }
}
