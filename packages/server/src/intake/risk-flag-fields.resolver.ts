// What a flag leads to: people, words, household, history; and how many are open in a district.
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { District } from '#districts/district.entity';
import { DistrictType } from '#districts/district.type';
import { districtById } from '#districts/districts';
import { HouseholdType } from '#families/household.type';
import { householdById } from '#families/households';
import type { Context } from '#kernel/context';
import { Failure } from '#kernel/failure';
import { ActorType, CatalogueEntryType, ExternalReferenceType } from '#kernel/node.type';
import { foreignNamesOf } from '#staff/external-references';
import { reasonOf, resolutionOf } from './catalogues';
import { openFlagsOf } from './open-flags';
import { OpenFlagsType } from './open-flags.type';
import type { RiskFlag, RiskFlagEntry } from './risk-flag.entity';
import { FlagSourceType, RiskFlagEntryType, RiskFlagType } from './risk-flag.type';
import { entriesOf, mayReadFlag, riskFlagById } from './risk-flags';

const actor = (id: string | null | undefined, name: string | null | undefined): ActorType | null =>
  id ? { id, name: name ?? '' } : null;

/** Refuses the whole operation unless the asker may read the words; notes what is shown. */
async function shown(
  ctx: Context,
  right: 'flag:text' | 'household:read',
  flag: RiskFlag,
  field: string,
): Promise<void> {
  if (!(await mayReadFlag(ctx.unit, right, flag))) throw new Failure('FORBIDDEN');
  ctx.seen({ type: 'RISK_FLAG', id: flag.id, fields: [field] });
}

@Resolver(() => RiskFlagType)
export class RiskFlagFieldsResolver {
  @FieldResolver(() => CatalogueEntryType, {
    nullable: true,
    description: 'Why it was raised. Null for tokens.',
  })
  reason(@Root() { reason }: RiskFlag, @Ctx() { unit }: Context) {
    return unit.viewer.kind === 'TOKEN' ? null : reasonOf(unit, reason.code);
  }

  @Directive('@personal')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Personal. What was noticed. LEAD in own districts, DUTY, the professional who raised or took it or sits on its visit; null for tokens.',
  })
  async text(@Root() flag: RiskFlag, @Ctx() ctx: Context): Promise<string | null> {
    if (ctx.viewer.kind === 'TOKEN') return null;
    await shown(ctx, 'flag:text', flag, 'text');
    return flag.text ?? null;
  }

  @FieldResolver(() => FlagSourceType, { description: 'What it comes from.' })
  source(@Root() { sourceKind, sourceName }: RiskFlag): FlagSourceType {
    return { kind: sourceKind, name: sourceName ?? null };
  }

  @FieldResolver(() => DistrictType, { description: 'The ASD district.' })
  district(@Root() { district: { id } }: RiskFlag, @Ctx() { unit }: Context) {
    return districtById(unit, id);
  }

  @Directive('@personal')
  @FieldResolver(() => HouseholdType, {
    nullable: true,
    description: 'Personal. The household it is about. Seen by whoever may read the text; null for tokens.',
  })
  async household(@Root() flag: RiskFlag, @Ctx() ctx: Context) {
    if (ctx.viewer.kind === 'TOKEN') return null;
    await shown(ctx, 'household:read', flag, 'household');
    return flag.household ? householdById(ctx.unit, flag.household.id) : null;
  }

  @FieldResolver(() => ActorType, { nullable: true, description: 'Who raised it.' })
  raisedBy(@Root() flag: RiskFlag) {
    return actor(flag.raisedBy, flag.raisedByName);
  }

  @FieldResolver(() => ActorType, { nullable: true, description: 'Who took it last.' })
  acknowledgedBy(@Root() flag: RiskFlag) {
    return actor(flag.acknowledgedBy, flag.acknowledgedByName);
  }

  @FieldResolver(() => ActorType, {
    nullable: true,
    description: 'The first of two who said that it is done.',
  })
  resolutionProposedBy(@Root() flag: RiskFlag) {
    return actor(flag.resolutionProposedBy, flag.resolutionProposedByName);
  }

  @FieldResolver(() => ActorType, {
    nullable: true,
    description: 'Who resolved it; of ACUTE and HIGH the second person.',
  })
  resolvedBy(@Root() flag: RiskFlag) {
    return actor(flag.resolvedBy, flag.resolvedByName);
  }

  @FieldResolver(() => CatalogueEntryType, {
    nullable: true,
    description: 'Why it is resolved; while proposed, why the first of two says so.',
  })
  resolution(@Root() { resolution }: RiskFlag, @Ctx() { unit }: Context) {
    return resolution ? resolutionOf(unit, resolution.code) : null;
  }

  @FieldResolver(() => [RiskFlagEntryType], {
    description: 'Everything that happened to it, the oldest first.',
  })
  history(@Root() { id }: RiskFlag, @Ctx() { unit }: Context) {
    return entriesOf(unit, id);
  }

  @FieldResolver(() => [ExternalReferenceType], { description: 'Its names in other systems.' })
  externalReferences(@Root() { id }: RiskFlag, @Ctx() { unit }: Context) {
    return foreignNamesOf(unit, 'RISK_FLAG', id);
  }
}

@Resolver(() => RiskFlagEntryType)
export class RiskFlagEntryResolver {
  @FieldResolver(() => ActorType, {
    nullable: true,
    description: 'Who did it: a person, a tool, or the office itself.',
  })
  by(@Root() { byPrincipal, byName }: RiskFlagEntry) {
    return actor(byPrincipal, byName);
  }

  @Directive('@personal')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Personal. What was written, such as what was found. Seen by whoever may read the text of the flag; null for tokens.',
  })
  async text(@Root() { flag, text }: RiskFlagEntry, @Ctx() ctx: Context): Promise<string | null> {
    if (ctx.viewer.kind === 'TOKEN') return null;
    const whole = await riskFlagById(ctx.unit, flag.id);
    if (!whole) throw new Failure('FORBIDDEN');
    await shown(ctx, 'flag:text', whole, 'history.text');
    return text ?? null;
  }
}

@Resolver(() => DistrictType)
export class DistrictFlagsResolver {
  @FieldResolver(() => OpenFlagsType, {
    description:
      'Open flags by level. Scope AGGREGATE, with small numbers suppressed; not for administrators.',
  })
  openFlags(@Root() { id }: District, @Ctx() { unit }: Context) {
    return openFlagsOf(unit, id);
  }
}
