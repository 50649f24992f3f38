// The first screen.
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '#kernel/context';
import { DateTimeScalar } from '#kernel/scalars';
import { districts } from '#districts/districts';
import { DistrictType } from '#districts/district.type';
import { RiskFlagConnection } from '#intake/risk-flag.type';
import { OnCallType } from '#on-call/duty.type';
import { onCall } from '#on-call/duties';
import { AbsenceType } from '#staff/absence.type';
import { emergencyCount } from '#visits/emergency-actions';
import { EmergencyCountType } from '#visits/emergency.type';
import { VisitConnection } from '#visits/visit.type';
import { awayNow, openFlags, overview, type Shown, shownAsOf, visitsToday } from './overview';
import { OverviewType } from './overview.type';

const FIRST = { description: 'How many rows, 1 to 100.' };

@Resolver(() => OverviewType)
export class OverviewResolver {
  @Query(() => OverviewType, {
    description:
      'The first screen in one answer, without data of families. Scope AGGREGATE: lists of rows are empty then.',
  })
  overview(
    @Arg('districtIds', () => [ID], {
      nullable: true,
      description: 'Only these ASD districts; all when absent.',
    })
    districtIds: string[] | undefined,
    @Ctx() { unit, head }: Context,
  ): OverviewType {
    return overview(unit, head, districtIds);
  }

  @FieldResolver(() => DateTimeScalar, {
    description: 'When the fact at that place was recorded; the present while the log is empty.',
  })
  asOf(@Ctx() { unit }: Context) {
    return shownAsOf(unit);
  }

  @FieldResolver(() => [DistrictType], { description: 'The districts, by name.' })
  districts(@Root() { districtIds }: OverviewType, @Ctx() { unit }: Context) {
    return districts(unit, districtIds);
  }

  @FieldResolver(() => OnCallType, { description: 'Who is on duty now and next, and the next gap.' })
  onCall(@Ctx() { unit }: Context) {
    return onCall(unit);
  }

  @FieldResolver(() => RiskFlagConnection, { description: 'Open flags, the most urgent first.' })
  flags(
    @Root() root: OverviewType,
    @Arg('first', () => Int, FIRST) first: number,
    @Ctx() { unit, head }: Context,
  ) {
    return openFlags(unit, head, root, first);
  }

  @FieldResolver(() => VisitConnection, { description: "Today's visits, by time." })
  visits(
    @Root() root: OverviewType,
    @Arg('first', () => Int, FIRST) first: number,
    @Ctx() { unit, head }: Context,
  ) {
    return visitsToday(unit, head, root, first);
  }

  @FieldResolver(() => EmergencyCountType, {
    description: 'How often somebody had to act alone, and what of it nobody has reviewed. Never who.',
  })
  emergencyActions(@Root() { districtIds }: OverviewType, @Ctx() { unit }: Context) {
    return emergencyCount(unit, districtIds);
  }

  @FieldResolver(() => [AbsenceType], {
    description: 'Who is away now; never why. Scope OPERATIONS, else empty.',
  })
  absent(
    @Root() shown: Shown,
    @Arg('first', () => Int, FIRST) first: number,
    @Ctx() { unit, head }: Context,
  ) {
    return awayNow(unit, head, shown, first);
  }
}
