// Duties and who answers.
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ObjectType,
  Field,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { Context } from '#kernel/context';
import { type Fact, FactKind } from '#kernel/fact';
import { CursorScalar, DateTimeScalar } from '#kernel/scalars';
import { LiveArgs, onlyByHub } from '#live/live.input';
import { PairType } from '#staff/professional.type';
import { professionalById } from '#staff/professionals';
import type { Duty } from './duty.entity';
import { isComplete } from './duty.rules';
import { DutyType, OnCallType } from './duty.type';
import { duties, membersOf, onCall, onCallFor, shiftOf } from './duties';

@ObjectType('OnCallEvent', { description: 'The duty has changed.' })
export class OnCallEvent {
  @Field(() => CursorScalar, { description: 'Its place in the log: resume with `after`.' })
  cursor!: string;

  @Field(() => FactKind, { description: 'What has happened.' })
  kind!: FactKind;

  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  occurredAt!: Temporal.Instant;

  @Field(() => OnCallType, { description: 'Who answers, as it is now.' })
  onCall!: OnCallType;
}

@Resolver(() => DutyType)
export class DutyResolver {
  @Query(() => OnCallType, {
    description: 'Who answers at an instant, who next, and the next gap. Scope AGGREGATE.',
  })
  onCall(
    @Arg('at', () => DateTimeScalar, {
      nullable: true,
      description:
        'The instant; now when absent. By the plan as it stands: who left a duty while it ran is told by the facts.',
    })
    at: Temporal.Instant | undefined,
    @Ctx() { unit }: Context,
  ) {
    return onCallFor(unit, at);
  }

  @Query(() => [DutyType], {
    description: 'Duties that touch a time of at most 93 days, by their beginning. Scope AGGREGATE.',
  })
  duties(
    @Arg('from', () => DateTimeScalar, { description: 'Beginning of the time.' }) from: Temporal.Instant,
    @Arg('until', () => DateTimeScalar, { description: 'End of the time, not part of it.' })
    until: Temporal.Instant,
    @Ctx() { unit }: Context,
  ) {
    return duties(unit, { from, until });
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Beginning.' })
  from(@Root() { during }: Duty): Temporal.Instant {
    return during.from;
  }

  @FieldResolver(() => DateTimeScalar, { description: 'End, not part of it.' })
  until(@Root() { during }: Duty): Temporal.Instant {
    return during.until!;
  }

  @FieldResolver(() => Boolean, { description: 'Two different people sit in it.' })
  complete(@Root() duty: Duty): boolean {
    return isComplete(shiftOf(duty));
  }

  @FieldResolver(() => PairType, {
    description: 'Who sits in it at present: two, or fewer while the alarm is open.',
  })
  async pair(@Root() duty: Duty, @Ctx() { unit }: Context) {
    const members = await Promise.all(membersOf(duty).map((id) => professionalById(unit, id)));
    return { members: members.filter((one) => one !== null) };
  }

  @Subscription(() => OnCallEvent, {
    subscribe: onlyByHub,
    description: 'The duty changed, was handed over, or a gap opened or closed. Scope AGGREGATE.',
  })
  async onCallChanged(@Root() fact: Fact, @Args(() => LiveArgs) _args: LiveArgs, @Ctx() { unit }: Context) {
    return { cursor: fact.cursor, kind: fact.kind, occurredAt: fact.occurredAt, onCall: await onCall(unit) };
  }
}
