// Since I last looked: one answer, one statement a block. What was done alone is a question of its own (`emergencyActions`).
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '#kernel/context';
import { DateTimeScalar } from '#kernel/scalars';
import {
  absenceBlock,
  caughtUpBlock,
  flagBlock,
  gaps,
  handOvers,
  lookBack,
  openBlock,
  visitBlock,
} from './look-back';
import { LookBackPreset } from './look-back.rules';
import {
  LookBackGapType,
  LookBackHandOverType,
  LookBackAbsencesType,
  LookBackCaughtUpType,
  LookBackFlagsType,
  LookBackType,
  LookBackVisitsType,
  OpenNowType,
} from './look-back.type';

const FIRST = { description: 'How many rows, 1 to 100.' };

@Resolver(() => LookBackType)
export class LookBackResolver {
  @Query(() => LookBackType, {
    description:
      'What happened since a time (at most 31 days back) and what is still open, without data of families. Without a time: since the end of office hours. Scope OPERATIONS.',
  })
  lookBack(
    @Arg('since', () => DateTimeScalar, { nullable: true, description: 'Since when; wins over `preset`.' })
    since: Temporal.Instant | undefined,
    @Arg('preset', () => LookBackPreset, { nullable: true, description: 'A usual time instead.' })
    preset: LookBackPreset | undefined,
    @Arg('districtIds', () => [ID], { nullable: true, description: 'Only these districts; all when absent.' })
    districtIds: string[] | undefined,
    @Ctx() { unit, head }: Context,
  ): LookBackType {
    return lookBack(unit, head, { since, preset, districtIds });
  }

  @FieldResolver(() => LookBackFlagsType, { description: 'Flags raised, taken, resolved, and by whom.' })
  flags(
    @Root() looked: LookBackType,
    @Arg('first', () => Int, FIRST) first: number,
    @Ctx() { unit }: Context,
  ) {
    return flagBlock(unit, looked, first);
  }

  @FieldResolver(() => LookBackVisitsType, { description: 'Visits, and how the children were as counts.' })
  visits(
    @Root() looked: LookBackType,
    @Arg('first', () => Int, FIRST) first: number,
    @Ctx() { unit }: Context,
  ) {
    return visitBlock(unit, looked, first);
  }

  @FieldResolver(() => LookBackAbsencesType, { description: 'Who was away, and until when.' })
  absences(
    @Root() looked: LookBackType,
    @Arg('first', () => Int, FIRST) first: number,
    @Ctx() { unit }: Context,
  ) {
    return absenceBlock(unit, looked, first);
  }

  @FieldResolver(() => LookBackCaughtUpType, {
    description: 'What was entered afterwards from paper since, whenever it happened.',
  })
  caughtUp(
    @Root() looked: LookBackType,
    @Arg('first', () => Int, FIRST) first: number,
    @Ctx() { unit }: Context,
  ) {
    return caughtUpBlock(unit, looked, first);
  }

  @FieldResolver(() => [LookBackHandOverType], { description: 'Hand-overs of the duty, at most 100.' })
  handOvers(@Root() looked: LookBackType, @Ctx() { unit }: Context) {
    return handOvers(unit, looked);
  }

  @FieldResolver(() => [LookBackGapType], { description: 'Gaps found or filled since, and those open now.' })
  gaps(@Root() looked: LookBackType, @Ctx() { unit }: Context) {
    return gaps(unit, looked);
  }

  @FieldResolver(() => OpenNowType, { description: 'What is still open.' })
  open(
    @Root() looked: LookBackType,
    @Arg('first', () => Int, FIRST) first: number,
    @Ctx() { unit, head }: Context,
  ) {
    return openBlock(unit, head, looked, first);
  }
}
