// Households and children: every personal field asks for the right on its own row and is noted.
import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { DistrictType } from '#districts/district.type';
import { districtById } from '#districts/districts';
import type { Context } from '#kernel/context';
import { Failure } from '#kernel/failure';
import { ExternalReferenceType } from '#kernel/node.type';
import { DateScalar } from '#kernel/scalars';
import { foreignNamesOf } from '#staff/external-references';
import type { Child, Household } from './household.entity';
import { UpsertHouseholdInput } from './household.input';
import { ChildType, HouseholdType, UpsertHouseholdPayload } from './household.type';
import { childrenOf, householdById, maySeeHousehold } from './households';
import { upsertHousehold } from './upsert-household';

/** Refuses the whole operation unless the asker may read the household; notes what is shown. */
async function shown(ctx: Context, household: Household, field: string): Promise<void> {
  if (!(await maySeeHousehold(ctx.unit, household))) throw new Failure('FORBIDDEN');
  ctx.seen({ type: 'HOUSEHOLD', id: household.id, fields: [field] });
}

async function shownChild(ctx: Context, child: Child, field: string): Promise<void> {
  const household = await householdById(ctx.unit, child.household.id);
  if (!household || !(await maySeeHousehold(ctx.unit, household))) throw new Failure('FORBIDDEN');
  ctx.seen({ type: 'CHILD', id: child.id, fields: [field] });
}

@Resolver(() => HouseholdType)
export class HouseholdResolver {
  @Mutation(() => UpsertHouseholdPayload, {
    description:
      'Enters or changes a household by its name in another system. Scope FILE; LEAD in own districts, DUTY.',
  })
  upsertHousehold(
    @Arg('input', () => UpsertHouseholdInput) input: UpsertHouseholdInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.mutate('upsertHousehold', input, (unit) => upsertHousehold(unit, input),
      async (unit, { id }) => ({ household: await householdById(unit, id) })); // prettier-ignore
  }

  @FieldResolver(() => DistrictType, { description: 'The ASD district it lives in.' })
  district(@Root() { district: { id } }: Household, @Ctx() { unit }: Context) {
    return districtById(unit, id);
  }

  @Directive('@personal')
  @FieldResolver(() => String, { nullable: true, description: 'Personal. Family name.' })
  async name(@Root() household: Household, @Ctx() ctx: Context): Promise<string | null> {
    await shown(ctx, household, 'name');
    return household.name ?? null;
  }

  @Directive('@personal')
  @FieldResolver(() => String, { nullable: true, description: 'Personal. Street, number and place.' })
  async address(@Root() household: Household, @Ctx() ctx: Context): Promise<string | null> {
    await shown(ctx, household, 'address');
    return household.address ?? null;
  }

  @Directive('@personal')
  @FieldResolver(() => [String], { description: 'Personal. Languages spoken at home, as language tags.' })
  async languages(@Root() household: Household, @Ctx() ctx: Context): Promise<string[]> {
    await shown(ctx, household, 'languages');
    return household.languages;
  }

  @Directive('@personal')
  @FieldResolver(() => [ChildType], { description: 'Personal. The children, the oldest first.' })
  async children(@Root() household: Household, @Ctx() ctx: Context): Promise<Child[]> {
    await shown(ctx, household, 'children');
    return childrenOf(ctx.unit, household.id);
  }

  @FieldResolver(() => [ExternalReferenceType], { description: 'Its names in other systems.' })
  externalReferences(@Root() { id }: Household, @Ctx() { unit }: Context) {
    return foreignNamesOf(unit, 'HOUSEHOLD', id);
  }
}

@Resolver(() => ChildType)
export class ChildResolver {
  @Directive('@personal')
  @FieldResolver(() => String, { description: 'Personal. Name of the child.' })
  async name(@Root() child: Child, @Ctx() ctx: Context): Promise<string> {
    await shownChild(ctx, child, 'name');
    return child.name;
  }

  @Directive('@personal')
  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'Personal. First day of the month of birth; the day is not stored.',
  })
  async birthMonth(@Root() child: Child, @Ctx() ctx: Context) {
    await shownChild(ctx, child, 'birthMonth');
    return child.birthMonth;
  }

  @FieldResolver(() => [ExternalReferenceType], { description: 'Its names in other systems.' })
  externalReferences(@Root() { id }: Child, @Ctx() { unit }: Context) {
    return foreignNamesOf(unit, 'CHILD', id);
  }
}
