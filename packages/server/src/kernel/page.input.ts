// How a page is asked for, the same in every list.
import { ArgsType, Field, Int } from 'type-graphql';
import type { PageAsked } from './paging';

@ArgsType()
export class PageArgs implements PageAsked {
  @Field(() => Int, { description: 'How many rows, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Go on after this place (`pageInfo.endCursor`).' })
  after?: string | null;
}
