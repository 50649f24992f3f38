// The number of the duty, set by the person, the lead or leadership.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '#kernel/context';
import { SetDutyPhoneInput, SetDutyPhonePayload } from './duty-phone.input';
import { ProfessionalType } from './professional.type';
import { professionalById } from './professionals';
import { setDutyPhone } from './set-duty-phone';

@Resolver(() => ProfessionalType)
export class DutyPhoneResolver {
  @Mutation(() => SetDutyPhonePayload, {
    description:
      'Sets or removes the number that is answered on duty. Leadership, lead in own districts, the person.',
  })
  setDutyPhone(@Arg('input', () => SetDutyPhoneInput) input: SetDutyPhoneInput, @Ctx() ctx: Context) {
    return ctx.mutate(
      'setDutyPhone',
      input,
      (unit) => setDutyPhone(unit, input),
      async (unit, { id }) => ({ professional: await professionalById(unit, id) }),
    );
  }
}
