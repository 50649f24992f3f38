// What a fact of the duty is about, as it is now.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '#kernel/context';
import type { Fact } from '#kernel/fact';
import { dutyById, onCall } from '#on-call/duties';
import { DutyType, OnCallType } from '#on-call/duty.type';
import { OnCallFactType } from './fact.type';

@Resolver(() => OnCallFactType)
export class OnCallFactResolver {
  @FieldResolver(() => OnCallType, { description: 'Who is on duty, as it is now.' })
  onCall(@Ctx() { unit }: Context) {
    return onCall(unit);
  }

  @FieldResolver(() => DutyType, { nullable: true, description: 'The duty it is about, if it still exists.' })
  duty(@Root() { subject }: Fact, @Ctx() { unit }: Context) {
    return subject.type === 'DUTY' ? dutyById(unit, subject.id) : null;
  }
}
