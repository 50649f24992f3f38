// What a fact is about, as it is now; load as it was then.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '#kernel/context';
import type { Fact } from '#kernel/fact';
import { DistrictType } from '#districts/district.type';
import { districtById } from '#districts/districts';
import { RiskFlagType } from '#intake/risk-flag.type';
import { riskFlagById } from '#intake/risk-flags';
import { DistrictLoadType } from '#load/load.type';
import { shownLoadOfFact } from '#load/load';
import { AbsenceType } from '#staff/absence.type';
import { absenceById } from '#staff/absences';
import { VisitType } from '#visits/visit.type';
import { visitById } from '#visits/visits';
import {
  AbsenceFactType,
  DistrictLoadFactType,
  FactType,
  RiskFlagFactType,
  VisitFactType,
} from './fact.type';

@Resolver(() => FactType)
export class FactDistrictResolver {
  @FieldResolver(() => DistrictType, {
    nullable: true,
    description: 'The ASD district it concerns; null for the whole town.',
  })
  district(@Root() { districtId }: Fact, @Ctx() { unit }: Context) {
    return districtId ? districtById(unit, districtId) : null;
  }
}

@Resolver(() => RiskFlagFactType)
export class RiskFlagFactResolver {
  @FieldResolver(() => RiskFlagType, { description: 'The flag as it is now.' })
  riskFlag(@Root() { subject }: Fact, @Ctx() { unit }: Context) {
    return riskFlagById(unit, subject.id);
  }
}

@Resolver(() => VisitFactType)
export class VisitFactResolver {
  @FieldResolver(() => VisitType, { description: 'The visit as it is now.' })
  visit(@Root() { subject }: Fact, @Ctx() { unit }: Context) {
    return visitById(unit, subject.id);
  }
}

@Resolver(() => DistrictLoadFactType)
export class DistrictLoadFactResolver {
  @FieldResolver(() => DistrictLoadType, { description: 'The load as it was when this was recorded.' })
  load(@Root() fact: Fact, @Ctx() { unit }: Context) {
    return shownLoadOfFact(unit, fact);
  }
}

@Resolver(() => AbsenceFactType)
export class AbsenceFactResolver {
  @FieldResolver(() => AbsenceType, { description: 'The absence as it is now.' })
  absence(@Root() { subject }: Fact, @Ctx() { unit }: Context) {
    return absenceById(unit, subject.id);
  }
}
