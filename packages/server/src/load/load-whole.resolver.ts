// The load over time, day by day, row by row, and what if.
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { DistrictType } from '#districts/district.type';
import { districtById } from '#districts/districts';
import { riskFlagById } from '#intake/risk-flags';
import { RiskFlagType } from '#intake/risk-flag.type';
import type { Context } from '#kernel/context';
import { DateTimeScalar } from '#kernel/scalars';
import { ProfessionalType } from '#staff/professional.type';
import { professionalById } from '#staff/professionals';
import { VisitType } from '#visits/visit.type';
import { visitById } from '#visits/visits';
import { LoadBucket } from './buckets.rules';
import { aboutOf, LoadPart } from './ledger.rules';
import { hoursSources, loadDays } from './load-now';
import { HoursSourcesType, HoursSourceType, LoadDayType } from './load-now.type';
import { loadSeries } from './load-series';
import { LoadSeriesType } from './load-series.type';
import { DistrictLoadType, UtilisationType } from './load.type';
import { simulateLoad } from './simulate-load';
import { SimulateLoadInput } from './simulation.input';
import { SimulatedLoadType } from './simulation.type';

@Resolver(() => LoadSeriesType)
export class LoadSeriesResolver {
  @Query(() => [LoadSeriesType], {
    description:
      'How the load of districts stood at the end of each step, from the facts of the log. At most 400 steps. Scope AGGREGATE: counts suppressed, hours rounded to 5.',
  })
  loadSeries(
    @Arg('districtIds', () => [ID], { nullable: true, description: 'Only these districts; all when absent.' })
    districtIds: string[] | undefined,
    @Arg('from', () => DateTimeScalar, { description: 'Beginning of the time.' }) from: Temporal.Instant,
    @Arg('until', () => DateTimeScalar, { description: 'End of the time, not part of it.' })
    until: Temporal.Instant,
    @Arg('bucket', () => LoadBucket, { description: 'Width of a step.' }) bucket: LoadBucket,
    @Ctx() { unit }: Context,
  ) {
    return loadSeries(unit, { districtIds, from, until, bucket });
  }

  @FieldResolver(() => DistrictType, { description: 'Whose load.' })
  district(@Root() { districtId }: LoadSeriesType, @Ctx() { unit }: Context) {
    return districtById(unit, districtId);
  }
}

@Resolver(() => SimulatedLoadType)
export class SimulatedLoadResolver {
  @Query(() => [SimulatedLoadType], {
    description:
      'What the load of all districts would be with these changes, beside what it is. Nothing is written. Leadership, lead, dispatcher, duty; scope OPERATIONS.',
  })
  simulateLoad(
    @Arg('changes', () => SimulateLoadInput, { description: 'What is changed.' }) changes: SimulateLoadInput,
    @Ctx() { unit }: Context,
  ) {
    return simulateLoad(unit, changes);
  }

  @FieldResolver(() => DistrictType, { description: 'Whose load.' })
  district(@Root() { districtId }: SimulatedLoadType, @Ctx() { unit }: Context) {
    return districtById(unit, districtId);
  }
}

@Resolver(() => DistrictLoadType)
export class LoadDaysResolver {
  @FieldResolver(() => [LoadDayType], {
    description: 'The five working days one by one, as they are now.',
  })
  days(@Root() { districtId }: DistrictLoadType, @Ctx() { unit }: Context) {
    return loadDays(unit, districtId);
  }
}

@Resolver(() => UtilisationType)
export class UtilisationResolver {
  @FieldResolver(() => HoursSourcesType, {
    description:
      'The rows behind one part, as they are now; for the standing hours one row without an object. Empty for AGGREGATE tokens.',
  })
  sources(
    @Root() { districtId }: UtilisationType,
    @Arg('part', () => LoadPart, { description: 'Which part.' }) part: LoadPart,
    @Arg('first', () => Int, { description: 'How many rows, 1 to 100.' }) first: number,
    @Ctx() { unit }: Context,
  ) {
    return hoursSources(unit, districtId, part, first);
  }
}

@Resolver(() => HoursSourceType)
export class HoursSourceResolver {
  @FieldResolver(() => RiskFlagType, { nullable: true, description: 'The flag, where it is one.' })
  async riskFlag(@Root() { part, subjectId }: HoursSourceType, @Ctx() { unit }: Context) {
    return aboutOf(part) === 'RISK_FLAG' ? ((await riskFlagById(unit, subjectId!)) ?? null) : null;
  }

  @FieldResolver(() => VisitType, { nullable: true, description: 'The visit, where it is one.' })
  async visit(@Root() { part, subjectId }: HoursSourceType, @Ctx() { unit }: Context) {
    return aboutOf(part) === 'VISIT' ? ((await visitById(unit, subjectId!)) ?? null) : null;
  }

  @FieldResolver(() => ProfessionalType, {
    nullable: true,
    description: 'The professional whose time it is, where it is somebody’s.',
  })
  async professional(@Root() { part, subjectId }: HoursSourceType, @Ctx() { unit }: Context) {
    return aboutOf(part) === 'PROFESSIONAL' ? professionalById(unit, subjectId!) : null;
  }
}
