// Series of visits in the contract. Each method is its decorators and one call.
import { Arg, Args, Ctx, Directive, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { DistrictType } from '#districts/district.type';
import { districtById } from '#districts/districts';
import { HouseholdType } from '#families/household.type';
import { householdById } from '#families/households';
import type { Context, KeyedInput } from '#kernel/context';
import { CatalogueEntryType, ExternalReferenceType } from '#kernel/node.type';
import { DateScalar, DurationScalar } from '#kernel/scalars';
import type { Unit } from '#kernel/unit';
import { foreignNamesOf } from '#staff/external-references';
import { changeSeries, endSeries, planSeries, type SeriesDone } from './plan-series';
import {
  demandSeriesHousehold,
  openVisits,
  seriesAfter,
  seriesBehind,
  seriesById,
  visitSeries,
} from './series';
import { ChangeSeriesInput, EndSeriesInput, PlanSeriesInput, VisitSeriesArgs } from './series.input';
import {
  ChangeSeriesPayload,
  EndSeriesPayload,
  PlanSeriesPayload,
  VisitSeriesConnection,
  VisitSeriesType,
} from './series.type';
import type { VisitSeries } from './visit-series.entity';
import type { Visit } from './visit.entity';
import { VisitType } from './visit.type';
import { visitById, wordOf } from './visits';

/** Runs a use case and shows the series as it is now, with what was kept. */
const act = <I extends KeyedInput>(
  ctx: Context,
  name: string,
  input: I,
  work: (unit: Unit, input: I) => Promise<SeriesDone>,
) =>
  ctx.mutate(
    name,
    input,
    (unit) => work(unit, input),
    async (unit, { id, kept }) => ({
      series: await seriesById(unit, id),
      kept: await Promise.all(kept.map((visitId) => visitById(unit, visitId))),
    }),
  );

@Resolver(() => VisitSeriesType)
export class VisitSeriesResolver {
  @Query(() => VisitSeriesConnection, {
    description: 'Visits that come again, in the order in which they were planned. Scope OPERATIONS.',
  })
  visitSeries(@Args(() => VisitSeriesArgs) args: VisitSeriesArgs, @Ctx() { unit, head }: Context) {
    return visitSeries(unit, head, args);
  }

  @Mutation(() => PlanSeriesPayload, {
    description:
      'A visit that comes again; those of the next 14 days are due at once. LEAD in own districts, dispatcher, duty; scope DISPATCH.',
  })
  planSeries(@Arg('input', () => PlanSeriesInput) input: PlanSeriesInput, @Ctx() ctx: Context) {
    return act(ctx, 'planSeries', input, planSeries);
  }

  @Mutation(() => ChangeSeriesPayload, {
    description:
      'From a day on a series goes on in another way: untouched visits are called off and planned anew, the others kept and named. LEAD in own districts, dispatcher, duty; scope DISPATCH.',
  })
  changeSeries(@Arg('input', () => ChangeSeriesInput) input: ChangeSeriesInput, @Ctx() ctx: Context) {
    return act(ctx, 'changeSeries', input, changeSeries);
  }

  @Mutation(() => EndSeriesPayload, {
    description:
      'Ends a series with a day: untouched visits from it on are called off, the others kept and named. LEAD in own districts, dispatcher, duty; scope DISPATCH.',
  })
  endSeries(@Arg('input', () => EndSeriesInput) input: EndSeriesInput, @Ctx() ctx: Context) {
    return act(ctx, 'endSeries', input, endSeries);
  }

  @FieldResolver(() => String, { description: 'Code of the kind of its visits (`visitKinds`).' })
  kind(@Root() { kind }: VisitSeries): string {
    return kind.code;
  }

  @FieldResolver(() => String, { description: 'That kind in words.' })
  async kindLabel(@Root() { kind }: VisitSeries, @Ctx() { unit }: Context): Promise<string> {
    return (await wordOf(unit, 'kind', kind.code)).label;
  }

  @FieldResolver(() => CatalogueEntryType, { nullable: true, description: 'What its visits are for.' })
  purpose(@Root() { purpose }: VisitSeries, @Ctx() { unit }: Context) {
    return purpose ? wordOf(unit, 'purpose', purpose.code) : null;
  }

  @FieldResolver(() => DistrictType, { description: 'Its ASD district.' })
  district(@Root() { district }: VisitSeries, @Ctx() { unit }: Context) {
    return districtById(unit, district.id);
  }

  @FieldResolver(() => DurationScalar, { description: 'Time at the family, without travel.' })
  duration(@Root() { durationMinutes }: VisitSeries): Temporal.Duration {
    return Temporal.Duration.from({ minutes: durationMinutes });
  }

  @FieldResolver(() => [Int], { description: 'Weekdays as in ISO 8601: 1 is Monday, 7 is Sunday.' })
  weekdays(@Root() { rhythm }: VisitSeries): readonly number[] {
    return rhythm.weekdays;
  }

  @FieldResolver(() => DateScalar, { description: 'First day (Europe/Berlin).' })
  from(@Root() { fromDay }: VisitSeries): Temporal.PlainDate {
    return fromDay;
  }

  @FieldResolver(() => DateScalar, { nullable: true, description: 'First day without; null is open.' })
  until(@Root() { untilDay }: VisitSeries): Temporal.PlainDate | null {
    return untilDay ?? null;
  }

  @FieldResolver(() => [VisitType], { description: 'Its visits that are due, planned or under way, by day.' })
  visits(@Root() { id }: VisitSeries, @Ctx() { unit }: Context) {
    return openVisits(unit, id);
  }

  @FieldResolver(() => VisitSeriesType, {
    nullable: true,
    description: 'The series it goes on as after a change.',
  })
  followedBy(@Root() { id }: VisitSeries, @Ctx() { unit }: Context) {
    return seriesAfter(unit, id);
  }

  @Directive('@personal')
  @FieldResolver(() => HouseholdType, {
    nullable: true,
    description: 'Personal. The household its visits go to.',
  })
  async household(@Root() series: VisitSeries, @Ctx() ctx: Context) {
    demandSeriesHousehold(ctx.unit, series);
    ctx.seen({ type: 'VISIT_SERIES', id: series.id, fields: ['household'] });
    return series.household ? householdById(ctx.unit, series.household.id) : null;
  }

  @FieldResolver(() => [ExternalReferenceType], { description: 'Its names in other systems.' })
  externalReferences(@Root() { id }: VisitSeries, @Ctx() { unit }: Context) {
    return foreignNamesOf(unit, 'VISIT_SERIES', id);
  }
}

@Resolver(() => VisitType)
export class SeriesOfVisitResolver {
  @FieldResolver(() => VisitSeriesType, {
    nullable: true,
    description: 'The series it comes from; null for a visit planned by itself.',
  })
  series(@Root() { id }: Visit, @Ctx() { unit }: Context) {
    return seriesBehind(unit, id);
  }
}
