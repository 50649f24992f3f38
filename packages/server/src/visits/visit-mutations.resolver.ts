// What can be done with a visit. Each method is its decorators and one call.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context, KeyedInput } from '#kernel/context';
import { ErrorCode } from '#kernel/refusal';
import { sentence } from '#kernel/sentences.rules';
import type { Outcome, Unit } from '#kernel/unit';
import { assignPair, moveVisit, releasePair, swapMember } from './assign';
import { acceptVisit, finishVisit, startVisit } from './carry-out';
import { cancelVisit, planVisit } from './plan';
import {
  AcceptVisitInput, AssignPairInput, CancelVisitInput, FinishVisitInput, MoveVisitInput, PlanVisitInput, ReleasePairInput,
  StartVisitInput, SwapMemberInput,
} from './visit.input'; // prettier-ignore
import {
  AcceptVisitPayload, AssignPairPayload, CancelVisitPayload, FinishVisitPayload, MoveVisitPayload, PlanVisitPayload,
  ReleasePairPayload, StartVisitPayload, SwapMemberPayload,
} from './visit.type'; // prettier-ignore
import { visitById } from './visits';

/** Runs a use case and shows the visit as it is now. */
const act = <I extends KeyedInput, O extends Outcome>(
  ctx: Context,
  name: string,
  input: I,
  work: (unit: Unit, input: I) => Promise<O>,
) =>
  ctx.mutate(
    name,
    input,
    (unit) => work(unit, input),
    async (unit, { id }) => ({ visit: await visitById(unit, id) }),
  );

@Resolver()
export class VisitMutationsResolver {
  @Mutation(() => PlanVisitPayload, {
    description: 'A visit by two becomes due. LEAD in own districts, dispatcher, duty; scope DISPATCH.',
  })
  planVisit(@Arg('input', () => PlanVisitInput) input: PlanVisitInput, @Ctx() ctx: Context) {
    return act(ctx, 'planVisit', input, planVisit);
  }

  @Mutation(() => MoveVisitPayload, {
    description:
      'Moves a visit with its pair; acceptances fall. LEAD in own districts, dispatcher, duty; scope DISPATCH.',
  })
  moveVisit(@Arg('input', () => MoveVisitInput) input: MoveVisitInput, @Ctx() ctx: Context) {
    return act(ctx, 'moveVisit', input, moveVisit);
  }

  @Mutation(() => CancelVisitPayload, {
    description:
      'Calls a visit off; by two people where an open ACUTE or HIGH flag hangs on it, and then never by a tool. LEAD in own districts, dispatcher, duty; scope DISPATCH.',
  })
  async cancelVisit(@Arg('input', () => CancelVisitInput) input: CancelVisitInput, @Ctx() ctx: Context) {
    let waits = false;
    const payload = await ctx.mutate('cancelVisit', input, (unit) => cancelVisit(unit, input), async (unit, outcome) => {
      waits = outcome.waits;
      return { visit: await visitById(unit, outcome.id) };
    }); // prettier-ignore
    // The first word is noted, so it is no refusal that undoes it; but nothing is cancelled yet, and that must be said.
    if (!waits) return payload;
    const code = ErrorCode.NEEDS_SECOND_PERSON;
    const message = sentence(code, ctx.viewer.language, { name: ctx.viewer.name });
    return { ...payload, visit: null, errors: [{ code, field: null, message, details: null }] };
  }

  @Mutation(() => AssignPairPayload, {
    description:
      'Two different professionals for a visit; an assigned one is reassigned in one step. LEAD in own districts, dispatcher, duty; scope DISPATCH.',
  })
  assignPair(@Arg('input', () => AssignPairInput) input: AssignPairInput, @Ctx() ctx: Context) {
    return act(ctx, 'assignPair', input, assignPair);
  }

  @Mutation(() => SwapMemberPayload, {
    description:
      'Exchanges one of the two; the other keeps seat and acceptance. LEAD in own districts, dispatcher, duty; scope DISPATCH.',
  })
  swapMember(@Arg('input', () => SwapMemberInput) input: SwapMemberInput, @Ctx() ctx: Context) {
    return act(ctx, 'swapMember', input, swapMember);
  }

  @Mutation(() => ReleasePairPayload, {
    description: 'Takes the pair off a visit. LEAD in own districts, dispatcher, duty; scope DISPATCH.',
  })
  releasePair(@Arg('input', () => ReleasePairInput) input: ReleasePairInput, @Ctx() ctx: Context) {
    return act(ctx, 'releasePair', input, releasePair);
  }

  @Mutation(() => AcceptVisitPayload, {
    description: 'The member signed in accepts; ACCEPTED when both have. Own seat; never a token.',
  })
  acceptVisit(@Arg('input', () => AcceptVisitInput) input: AcceptVisitInput, @Ctx() ctx: Context) {
    return act(ctx, 'acceptVisit', input, acceptVisit);
  }

  @Mutation(() => StartVisitPayload, {
    description: 'The pair sets out; either member says it. Own seat; never a token.',
  })
  startVisit(@Arg('input', () => StartVisitInput) input: StartVisitInput, @Ctx() ctx: Context) {
    return act(ctx, 'startVisit', input, startVisit);
  }

  @Mutation(() => FinishVisitPayload, {
    description: 'The member signed in has finished; DONE when both have. Own seat; never a token.',
  })
  finishVisit(@Arg('input', () => FinishVisitInput) input: FinishVisitInput, @Ctx() ctx: Context) {
    return act(ctx, 'finishVisit', input, finishVisit);
  }
}
