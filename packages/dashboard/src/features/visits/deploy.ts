// Sending two at once, as one act on the server.
import { graphql } from '#graphql/generated/index.ts';

export const DeployNow = graphql(/* GraphQL */ `
  mutation DeployNow($input: DeployNowInput!) {
    deployNow(input: $input) {
      riskFlag {
        id
        ...Flag_flag
      }
      visit {
        id
        reference
        ...Visit_visit
      }
      errors {
        code
        field
        message
        details {
          busyFrom
          busyUntil
          currentVersion
        }
      }
    }
  }
`);
