// What was done alone: recorded, listed, reviewed.
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '#kernel/context';
import { CatalogueEntryType } from '#kernel/node.type';
import type { Unit } from '#kernel/unit';
import { emergencyActionById, emergencyActions, reasonsToActAlone } from './emergency-actions';
import {
  EmergencyActionsArgs,
  RecordEmergencyActionInput,
  ReviewEmergencyActionInput,
} from './emergency.input';
import {
  EmergencyActionConnection,
  RecordEmergencyActionPayload,
  ReviewEmergencyActionPayload,
} from './emergency.type';
import { recordEmergencyAction } from './record-emergency-action';
import { reviewEmergencyAction } from './review-emergency-action';

const present = async (unit: Unit, { id }: { id: string }) => ({
  emergencyAction: await emergencyActionById(unit, id),
});

@Resolver()
export class EmergencyActionResolver {
  @Query(() => EmergencyActionConnection, {
    description:
      'What was done alone, the latest first. LEADERSHIP, dispatcher, duty; LEAD in own districts; everybody the own. Never a token.',
  })
  emergencyActions(
    @Args(() => EmergencyActionsArgs) args: EmergencyActionsArgs,
    @Ctx() { unit, head }: Context,
  ) {
    return emergencyActions(unit, head, args);
  }

  @Query(() => [CatalogueEntryType], { description: 'Why somebody acts alone. Scope AGGREGATE.' })
  emergencyReasons(@Ctx() { unit }: Context) {
    return reasonsToActAlone(unit);
  }

  @Mutation(() => RecordEmergencyActionPayload, {
    description:
      'What one professional had to do alone in imminent danger; a visit by two becomes due. The person; for others LEAD in own districts, dispatcher, duty; never a token.',
  })
  recordEmergencyAction(
    @Arg('input', () => RecordEmergencyActionInput) input: RecordEmergencyActionInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.mutate('recordEmergencyAction', input, (unit) => recordEmergencyAction(unit, input), present);
  }

  @Mutation(() => ReviewEmergencyActionPayload, {
    description:
      'Somebody has looked at it. LEADERSHIP, LEAD in own districts; never the person, never a token.',
  })
  reviewEmergencyAction(
    @Arg('input', () => ReviewEmergencyActionInput) input: ReviewEmergencyActionInput,
    @Ctx() ctx: Context,
  ) {
    return ctx.mutate('reviewEmergencyAction', input, (unit) => reviewEmergencyAction(unit, input), present);
  }
}
