// The load in the contract: a field of the district, a list behind its deadlines, and a stream of changes.
import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root, Subscription } from 'type-graphql';
import { seesCountsOnly } from '#access/policy.rules';
import { DistrictType } from '#districts/district.type';
import type { District } from '#districts/district.entity';
import { districtById } from '#districts/districts';
import { riskFlagById } from '#intake/risk-flags';
import { RiskFlagType } from '#intake/risk-flag.type';
import type { Context } from '#kernel/context';
import type { Fact } from '#kernel/fact';
import { LiveArgs, onlyByHub } from '#live/live.input';
import { visibleEmergencyAction } from '#visits/emergency-actions';
import { EmergencyActionType } from '#visits/emergency.type';
import { VisitType } from '#visits/visit.type';
import { visitById } from '#visits/visits';
import { subjectOf } from './ledger.rules';
import { carrying, deadlines, districtLoad, structuralBurden } from './load';
import {
  DeadlinePressureType,
  DeadlineType,
  DistrictLoadEvent,
  DistrictLoadType,
  StructuralBurdenType,
} from './load.type';

@Resolver(() => DistrictType)
export class DistrictLoadResolver {
  @FieldResolver(() => DistrictLoadType, {
    description: 'Hours, deadlines, structure. Scope AGGREGATE: counts suppressed, hours rounded to 5.',
  })
  load(@Root() district: District, @Ctx() { unit }: Context): Promise<DistrictLoadType> {
    return districtLoad(unit, district);
  }

  @Subscription(() => DistrictLoadEvent, {
    subscribe: onlyByHub,
    description:
      'The load of a district changed; also when it is replayed with the figures of then. Scope AGGREGATE.',
  })
  async districtLoadChanged(
    @Root() fact: Fact,
    @Args(() => LiveArgs) _args: LiveArgs,
    @Ctx() { unit }: Context,
  ): Promise<DistrictLoadEvent> {
    return { cursor: fact.cursor, district: carrying((await districtById(unit, fact.subject.id))!, fact) };
  }
}

@Resolver(() => DistrictLoadType)
export class LoadResolver {
  @FieldResolver(() => StructuralBurdenType, { description: 'As last published.' })
  structuralBurden(
    @Root() { districtId }: DistrictLoadType,
    @Ctx() { unit }: Context,
  ): Promise<StructuralBurdenType> {
    return structuralBurden(unit, districtId);
  }
}

@Resolver(() => DeadlinePressureType)
export class DeadlinePressureResolver {
  @FieldResolver(() => [DeadlineType], {
    description:
      'The deadlines behind the counts, as they are now, what has passed first. Empty for AGGREGATE tokens.',
  })
  async deadlines(
    @Root() { districtId }: DeadlinePressureType,
    @Arg('first', () => Int, { description: 'How many, 1 to 100.' }) first: number,
    @Ctx() { unit }: Context,
  ): Promise<DeadlineType[]> {
    return seesCountsOnly(unit.viewer) ? [] : deadlines(unit, districtId, first);
  }
}

@Resolver(() => DeadlineType)
export class DeadlineResolver {
  @FieldResolver(() => RiskFlagType, {
    nullable: true,
    description: 'The flag, where it is about one. Scope OPERATIONS.',
  })
  async riskFlag(@Root() { kind, subjectId }: DeadlineType, @Ctx() { unit }: Context) {
    return subjectOf(kind) === 'FLAG' ? ((await riskFlagById(unit, subjectId)) ?? null) : null;
  }

  @FieldResolver(() => VisitType, {
    nullable: true,
    description: 'The visit, where it is about one. Scope OPERATIONS.',
  })
  async visit(@Root() { kind, subjectId }: DeadlineType, @Ctx() { unit }: Context) {
    return subjectOf(kind) === 'VISIT' ? ((await visitById(unit, subjectId)) ?? null) : null;
  }

  @FieldResolver(() => EmergencyActionType, {
    nullable: true,
    description:
      'What was done alone, where its review is due; null where the asker may not see it. Never a token.',
  })
  emergencyAction(@Root() { kind, subjectId }: DeadlineType, @Ctx() { unit }: Context) {
    return subjectOf(kind) === 'EMERGENCY_ACTION' ? visibleEmergencyAction(unit, subjectId) : null;
  }
}
