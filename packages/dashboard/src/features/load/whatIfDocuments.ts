// What if: what a question can name, and its answer beside today's.
import { graphql } from '#graphql/generated/index.ts';

/** What a question can name: districts with their neighbourhoods. */
export const WhatIfPlacesFragment = graphql(/* GraphQL */ `
  fragment WhatIfPlaces_district on District {
    id
    name
    neighbourhoods {
      id
      name
    }
  }
`);

/** Who a question can name as away. */
export const WhatIfPeople = graphql(/* GraphQL */ `
  query WhatIfPeople {
    professionals(first: 100) {
      nodes {
        id
        name
        district {
          id
          name
        }
      }
    }
  }
`);

export const SimulateLoad = graphql(/* GraphQL */ `
  query SimulateLoad($changes: SimulateLoadInput!) {
    simulateLoad(changes: $changes) {
      district {
        id
        name
      }
      today {
        requiredHours
        availableHours
        ratio
      }
      assumed {
        requiredHours
        availableHours
        ratio
      }
    }
  }
`);
