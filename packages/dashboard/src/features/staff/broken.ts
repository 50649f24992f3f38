// What an absence broke: visits and duties that lost a person, and who stays.
import { graphql } from '#graphql/generated/index.ts';

export const BrokenListFragment = graphql(/* GraphQL */ `
  fragment BrokenList_broken on Broken {
    visits {
      visit {
        id
        reference
        state
        urgency
        dueUntil
        district {
          id
          name
        }
      }
      remaining {
        id
        name
      }
    }
    duties {
      duty {
        id
        kind
        from
        until
      }
      remaining {
        id
        name
      }
    }
  }
`);
