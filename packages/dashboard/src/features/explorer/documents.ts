// A few ids of the office, so that an example works as it stands. No data of families.
import { graphql } from '#graphql/generated/index.ts';

export const ExampleIds = graphql(/* GraphQL */ `
  query ExampleIds {
    districts {
      id
    }
    riskFlags(first: 1, states: [RAISED, ACKNOWLEDGED]) {
      nodes {
        id
      }
    }
    visits(first: 1) {
      nodes {
        id
      }
    }
    professionals(first: 2) {
      nodes {
        id
      }
    }
  }
`);
