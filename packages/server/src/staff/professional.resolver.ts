// Professionals: who they are, where they are today, and when they could come.
import { Args, Ctx, FieldResolver, Float, Query, Resolver, Root } from 'type-graphql';
import type { District } from '#districts/district.entity';
import { DistrictType } from '#districts/district.type';
import { OfficeType } from '#districts/office.type';
import { dateAt } from '#kernel/calendar.rules';
import type { Context } from '#kernel/context';
import { CountType } from '#kernel/count.type';
import { ExternalReferenceType } from '#kernel/node.type';
import { DateTimeScalar } from '#kernel/scalars';
import { availabilityOf } from './availability';
import { foreignNamesOf } from './external-references';
import type { Professional } from './professional.entity';
import { AvailabilityArgs, ProfessionalsArgs } from './professional.input';
import { AvailabilityType, ProfessionalConnection, ProfessionalType } from './professional.type';
import {
  awayOf,
  demandNear,
  dutyPhoneOf,
  districtToday,
  officeToday,
  professionalCount,
  professionals,
  weeklyHoursOf,
} from './professionals';

@Resolver(() => ProfessionalType)
export class ProfessionalResolver {
  @Query(() => ProfessionalConnection, {
    description: 'The professionals of the office, by name. Scope AGGREGATE.',
  })
  professionals(@Args(() => ProfessionalsArgs) args: ProfessionalsArgs, @Ctx() { unit, head }: Context) {
    return professionals(unit, head, args);
  }

  @FieldResolver(() => OfficeType, { description: 'The office of today.' })
  office(@Root() { id }: Professional, @Ctx() { unit }: Context) {
    return officeToday(unit, id);
  }

  @FieldResolver(() => DistrictType, {
    description: 'The ASD district of today: the one of the office of that day.',
  })
  district(@Root() { id }: Professional, @Ctx() { unit }: Context) {
    return districtToday(unit, id);
  }

  @FieldResolver(() => Boolean, {
    description: 'In training: may go with somebody experienced only, by the rules of later versions.',
  })
  onboarding(@Root() { onboardingUntil }: Professional, @Ctx() { unit }: Context): boolean {
    return !!onboardingUntil && Temporal.PlainDate.compare(dateAt(unit.now), onboardingUntil) < 0;
  }

  @FieldResolver(() => Boolean, { description: 'Takes part in the on-call duty.' })
  inOnCallPool(@Root() { onCallPool }: Professional): boolean {
    return onCallPool;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The number that is answered on duty. LEADERSHIP, LEAD, dispatcher, duty; null for everybody else and for tokens.',
  })
  dutyPhone(@Root() professional: Professional, @Ctx() { unit }: Context): string | null {
    return dutyPhoneOf(unit, professional);
  }

  @FieldResolver(() => Float, { description: 'Agreed hours of a usual week.' })
  weeklyHours(@Root() { id }: Professional, @Ctx() { unit }: Context): Promise<number> {
    return weeklyHoursOf(unit, id);
  }

  @FieldResolver(() => Boolean, { description: 'Away now; the cause is never stored. Scope OPERATIONS.' })
  async absent(@Root() { id }: Professional, @Ctx() { unit }: Context): Promise<boolean> {
    await demandNear(unit, id);
    return (await awayOf(unit, id)) !== null;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'End of the time away that runs now; null when there, or when no end is known. Scope OPERATIONS.',
  })
  async absentUntil(@Root() { id }: Professional, @Ctx() { unit }: Context) {
    await demandNear(unit, id);
    return (await awayOf(unit, id))?.until ?? null;
  }

  @FieldResolver(() => AvailabilityType, {
    description: 'Whether this person could make a visit at that time. Scope OPERATIONS.',
  })
  async availability(
    @Root() { id }: Professional,
    @Args(() => AvailabilityArgs) { from, until, exceptVisitId }: AvailabilityArgs,
    @Ctx() { unit }: Context,
  ) {
    await demandNear(unit, id);
    return availabilityOf(unit, id, { during: { from, until }, exceptVisitId: exceptVisitId ?? null });
  }

  @FieldResolver(() => [ExternalReferenceType], { description: 'Names of this person in other systems.' })
  externalReferences(@Root() { id }: Professional, @Ctx() { unit }: Context) {
    return foreignNamesOf(unit, 'PROFESSIONAL', id);
  }
}

@Resolver(() => DistrictType)
export class DistrictStaffResolver {
  @FieldResolver(() => CountType, { description: 'How many professionals work here today.' })
  professionalCount(@Root() { id }: District, @Ctx() { unit }: Context) {
    return professionalCount(unit, id);
  }
}
