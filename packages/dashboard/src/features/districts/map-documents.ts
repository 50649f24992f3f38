// What the map needs beyond the board: which neighbourhoods a district serves, and the offices in them.
import { graphql } from '#graphql/generated/index.ts';

export const DistrictMapDocument = graphql(/* GraphQL */ `
  query DistrictMap {
    districts {
      id
      name
      neighbourhoods {
        id
        name
      }
      offices {
        id
        name
        state
        opensOn
        neighbourhood {
          id
          name
        }
      }
    }
  }
`);
