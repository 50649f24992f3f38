// What an absence broke and nobody has mended: a list that can be reached again, hours after the note.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '#kernel/context';
import type { Absence } from '#staff/absence.entity';
import { AbsenceType } from '#staff/absence.type';
import { stillBroken } from './absence-shown';
import { BrokenType } from './on-call-payload.type';

@Resolver(() => AbsenceType)
export class AbsenceBrokenResolver {
  @FieldResolver(() => BrokenType, {
    description:
      'What it broke and nobody has mended since: visits that wait without a pair, duties without two people that are not over. Scope OPERATIONS.',
  })
  broken(@Root() { id }: Absence, @Ctx() { unit }: Context) {
    return stillBroken(unit, id);
  }
}
