// How lists travel: Relay connections with `nodes` as the short way, read at one place in the log.
import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { CursorScalar } from './scalars';

@ObjectType('PageInfo', { description: 'Where this page ends.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is another page.' })
  hasNextPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Pass it as `after` for the next page. A paging cursor, not a live `Cursor`.',
  })
  endCursor!: string | null;
}

export interface Edge<T> {
  cursor: string;
  node: T;
}

/** One page of a list. */
export interface Page<T> {
  totalCount: number | null;
  nodes: T[];
  edges: Edge<T>[];
  pageInfo: PageInfo;
  cursor: string;
}

/** The connection type of one noun; `T` is what resolvers return as nodes (the entity). */
export function connectionOf<T extends object>(noun: string, node: () => ClassType) {
  @ObjectType(`${noun}Edge`, { description: `One ${noun} of a page.` })
  class NounEdge {
    @Field(() => String, { description: 'Place of this row in the list.' })
    cursor!: string;

    @Field(node, { description: 'The row.' })
    node!: T;
  }

  @ObjectType(`${noun}Connection`, { description: `One page of ${noun} rows.` })
  class NounConnection implements Page<T> {
    @Field(() => Int, {
      nullable: true,
      description: 'How many rows match in all; null where the asker may see suppressed counts only.',
    })
    totalCount!: number | null;

    @Field(() => [node()], { description: 'The rows of this page.' })
    nodes!: T[];

    @Field(() => [NounEdge], { description: 'The rows with their places.' })
    edges!: NounEdge[];

    @Field(() => PageInfo, { description: 'Where this page ends.' })
    pageInfo!: PageInfo;

    @Field(() => CursorScalar, {
      description:
        'The live place this page was read at: subscribe with `after` and nothing is missing or doubled.',
    })
    cursor!: string;
  }
  return NounConnection;
}
