// What can be found by name or reference: read when somebody seeks, only what the person may see, nothing of families.
import type { DocumentNode } from '@apollo/client/core';
import { useApolloClient } from '@vue/apollo-composable';
import { type Ref, onScopeDispose, shallowRef } from 'vue';
import { graphql } from './generated/index.ts';
import type { FindsQuery, MorePeopleQuery } from './generated/graphql.ts';

const FindsDocument = graphql(/* GraphQL */ `
  query Finds($from: DateTime!) {
    districts {
      id
      name
    }
    riskFlags(first: 100, states: [RAISED, ACKNOWLEDGED]) {
      nodes {
        id
        reference
        level
        district {
          id
          name
        }
      }
    }
    visits(first: 100, from: $from) {
      nodes {
        id
        reference
        state
        district {
          id
          name
        }
      }
    }
  }
`);

const MorePeopleDocument = graphql(/* GraphQL */ `
  query MorePeople($after: String) {
    professionals(first: 100, after: $after) {
      nodes {
        id
        name
        district {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const ReferenceDocument = graphql(/* GraphQL */ `
  query ByReference($reference: String!) {
    byReference(reference: $reference) {
      id
      ... on RiskFlag {
        reference
        level
        flagState: state
        district {
          id
          name
        }
      }
      ... on Visit {
        reference
        visitState: state
        district {
          id
          name
        }
      }
    }
  }
`);

type People = MorePeopleQuery['professionals']['nodes'];
export interface Finds {
  districts: FindsQuery['districts'];
  riskFlags: Pick<FindsQuery['riskFlags'], 'nodes'>;
  visits: Pick<FindsQuery['visits'], 'nodes'>;
  people: People;
}

/** So many pages of people at most: a thousand. */
const PAGES = 10;

export interface Finder {
  finds: Readonly<Ref<Finds | null>>;
  /** Reads what can be found; quiet without a net: then there are only commands. */
  load(now: number): Promise<void>;
  /** The one flag or visit called so, also an old one; null when there is none to be seen. */
  byReference(reference: string): Promise<Finds | null>;
}

/** Reads while the component lives. */
export function useFinder(): Finder {
  const { client } = useApolloClient();
  const finds = shallowRef<Finds | null>(null);
  let gone = false;
  onScopeDispose(() => (gone = true));

  async function people(): Promise<People> {
    const all: People[number][] = [];
    let after: string | null = null;
    for (let page = 0; page < PAGES && !gone; page += 1) {
      const variables: { after: string | null } = { after };
      const { data } = await client.query<MorePeopleQuery>({
        query: MorePeopleDocument as DocumentNode,
        variables,
      });
      all.push(...data.professionals.nodes);
      const { hasNextPage, endCursor } = data.professionals.pageInfo;
      if (!hasNextPage || !endCursor) break;
      after = endCursor;
    }
    return all;
  }

  return {
    finds,
    async load(now) {
      const from = new Date(now - 12 * 3_600_000).toISOString();
      const [first, staff] = await Promise.all([
        client.query({ query: FindsDocument, variables: { from } }),
        people(),
      ]);
      if (!gone) finds.value = { ...first.data, people: staff };
    },
    async byReference(reference) {
      const { data } = await client.query({ query: ReferenceDocument, variables: { reference } });
      const one = data.byReference;
      const none = { districts: [], riskFlags: { nodes: [] }, visits: { nodes: [] }, people: [] };
      if (one?.__typename === 'RiskFlag') return { ...none, riskFlags: { nodes: [one] } };
      if (one?.__typename === 'Visit')
        return { ...none, visits: { nodes: [{ ...one, state: one.visitState }] } };
      return null;
    },
  };
}
