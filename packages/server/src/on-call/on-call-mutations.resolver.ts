// Duties set and cleared, absences reported and ended.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '#kernel/context';
import { endAbsence, reportAbsence } from './absence-report';
import { endedAbsence, reportedAbsence } from './absence-shown';
import { dutyById } from './duties';
import { DutyType } from './duty.type';
import { ClearDutyInput, EndAbsenceInput, ReportAbsenceInput, SetDutyInput } from './on-call.input';
import {
  ClearDutyPayload,
  EndAbsencePayload,
  ReportAbsencePayload,
  SetDutyPayload,
} from './on-call-payload.type';
import { clearDuty, setDuty } from './set-duty';

@Resolver(() => DutyType)
export class OnCallMutationsResolver {
  @Mutation(() => SetDutyPayload, {
    description: 'Puts a pair on duty. Leadership, lead, dispatcher; duty for the own seat; scope DISPATCH.',
  })
  setDuty(@Arg('input', () => SetDutyInput) input: SetDutyInput, @Ctx() ctx: Context) {
    return ctx.mutate(
      'setDuty',
      input,
      (unit) => setDuty(unit, input),
      async (unit, { id }) => ({ duty: await dutyById(unit, id) }),
    );
  }

  @Mutation(() => ClearDutyPayload, {
    description: 'Takes the pair off a duty; a gap alarm opens where nothing else covers. Rights as setDuty.',
  })
  clearDuty(@Arg('input', () => ClearDutyInput) input: ClearDutyInput, @Ctx() ctx: Context) {
    return ctx.mutate(
      'clearDuty',
      input,
      (unit) => clearDuty(unit, input),
      async (unit, { id }) => ({ duty: await dutyById(unit, id) }),
    );
  }

  @Mutation(() => ReportAbsencePayload, {
    description:
      'Somebody is away: releases what that hits and lists it. Lead in own districts, dispatcher, duty, the person; scope DISPATCH.',
  })
  reportAbsence(@Arg('input', () => ReportAbsenceInput) input: ReportAbsenceInput, @Ctx() ctx: Context) {
    return ctx.mutate('reportAbsence', input, (unit) => reportAbsence(unit, input), reportedAbsence);
  }

  @Mutation(() => EndAbsencePayload, {
    description: 'Somebody is back; `restore` puts back what it broke. Rights as reportAbsence.',
  })
  endAbsence(@Arg('input', () => EndAbsenceInput) input: EndAbsenceInput, @Ctx() ctx: Context) {
    return ctx.mutate('endAbsence', input, (unit) => endAbsence(unit, input), endedAbsence);
  }
}
