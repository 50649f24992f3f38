// Who changed an office, when, and what: the facts of the log about it, the latest first.
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { demand, mayHear } from '#access/policy.rules';
import type { Office } from '#districts/office.entity';
import { OfficeType } from '#districts/office.type';
import type { Context } from '#kernel/context';
import { factsAbout } from '#live/log';
import { checkedFirst } from '#kernel/paging';
import { OfficeFactType } from './fact.type';

@Resolver(() => OfficeType)
export class OfficeHistoryResolver {
  @FieldResolver(() => [OfficeFactType], {
    description: 'What changed about it, the latest first. Whoever may read facts.',
  })
  async history(
    @Root() { id }: Office,
    @Arg('first', () => Int, { description: 'How many, 1 to 100.' }) first: number,
    @Ctx() { unit }: Context,
  ) {
    demand(unit.viewer, 'facts:read');
    const facts = await factsAbout(unit.em, { type: 'OFFICE', id }, checkedFirst({ first }));
    return facts.filter((fact) => mayHear(unit.viewer, fact));
  }
}
