// Companions of visits in the contract.
import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '#kernel/context';
import type { Unit } from '#kernel/unit';
import type { Companion } from './companion.entity';
import { AddCompanionInput, ConfirmCompanionInput, RemoveCompanionInput } from './companion.input';
import {
  AddCompanionPayload,
  CompanionType,
  ConfirmCompanionPayload,
  RemoveCompanionPayload,
} from './companion.type';
import { addCompanion, companionsOf, confirmCompanion, demandNames, removeCompanion } from './companions';
import type { Visit } from './visit.entity';
import { VisitType } from './visit.type';
import { visitById } from './visits';

const present = async (unit: Unit, { id }: { id: string }) => ({ visit: await visitById(unit, id) });

async function shown(ctx: Context, companion: Companion, field: 'name' | 'organisation') {
  await demandNames(ctx.unit, companion);
  ctx.seen({ type: 'VISIT_CARD', id: companion.visit.id, fields: [`companions.${field}`] });
  return companion[field] ?? null;
}

@Resolver(() => CompanionType)
export class CompanionResolver {
  @Mutation(() => AddCompanionPayload, {
    description:
      'Somebody comes along on a visit; the two stay two. LEAD in own districts, dispatcher, duty; scope DISPATCH.',
  })
  addCompanion(@Arg('input', () => AddCompanionInput) input: AddCompanionInput, @Ctx() ctx: Context) {
    return ctx.mutate('addCompanion', input, (unit) => addCompanion(unit, input), present);
  }

  @Mutation(() => ConfirmCompanionPayload, {
    description: 'A companion comes. LEAD in own districts, dispatcher, duty; scope DISPATCH.',
  })
  confirmCompanion(
    @Arg('input', () => ConfirmCompanionInput) input: ConfirmCompanionInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.mutate('confirmCompanion', input, (unit) => confirmCompanion(unit, input), present);
  }

  @Mutation(() => RemoveCompanionPayload, {
    description: 'A companion does not come. LEAD in own districts, dispatcher, duty; scope DISPATCH.',
  })
  removeCompanion(
    @Arg('input', () => RemoveCompanionInput) input: RemoveCompanionInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.mutate('removeCompanion', input, (unit) => removeCompanion(unit, input), present);
  }

  @Directive('@personal')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Personal. Name; null where only the organisation is known. As for the card of the visit.',
  })
  name(@Root() companion: Companion, @Ctx() ctx: Context): Promise<string | null> {
    return shown(ctx, companion, 'name');
  }

  @Directive('@personal')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Personal. Organisation; null where only a name is known. As for the card of the visit.',
  })
  organisation(@Root() companion: Companion, @Ctx() ctx: Context): Promise<string | null> {
    return shown(ctx, companion, 'organisation');
  }
}

@Resolver(() => VisitType)
export class VisitCompanionsResolver {
  @FieldResolver(() => [CompanionType], {
    description: 'Who comes along; never counted among the two. Names are personal.',
  })
  companions(@Root() { id }: Visit, @Ctx() { unit }: Context) {
    return companionsOf(unit, id);
  }
}
