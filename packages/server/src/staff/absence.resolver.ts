// Who is away, since when and until when.
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '#kernel/context';
import { DateTimeScalar } from '#kernel/scalars';
import type { Absence } from './absence.entity';
import { AbsenceConnection, AbsenceType } from './absence.type';
import { absences } from './absences';
import { AbsencesArgs } from './professional.input';
import { ProfessionalType } from './professional.type';
import { professionalById } from './professionals';

@Resolver(() => AbsenceType)
export class AbsenceResolver {
  @Query(() => AbsenceConnection, {
    description:
      'Absences that run at an instant, or all that have not ended, by beginning. Scope OPERATIONS.',
  })
  absences(@Args(() => AbsencesArgs) args: AbsencesArgs, @Ctx() { unit, head }: Context) {
    return absences(unit, head, args);
  }

  @FieldResolver(() => ProfessionalType, { description: 'Who is away.' })
  professional(@Root() { professional }: Absence, @Ctx() { unit }: Context) {
    return professionalById(unit, professional.id);
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Since when.' })
  from(@Root() { during }: Absence) {
    return during!.from;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when; null while no end is known.',
  })
  until(@Root() { during }: Absence) {
    return during!.until;
  }
}
