// What is done about companions; every act answers with the visit as it is afterwards.
import { graphql } from '#graphql/generated/index.ts';

export const AddCompanion = graphql(/* GraphQL */ `
  mutation AddCompanion($input: AddCompanionInput!) {
    addCompanion(input: $input) {
      visit {
        id
        version
        companions {
          id
          kind
          confirmed
        }
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const ConfirmCompanion = graphql(/* GraphQL */ `
  mutation ConfirmCompanion($input: ConfirmCompanionInput!) {
    confirmCompanion(input: $input) {
      visit {
        id
        version
        companions {
          id
          kind
          confirmed
        }
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const RemoveCompanion = graphql(/* GraphQL */ `
  mutation RemoveCompanion($input: RemoveCompanionInput!) {
    removeCompanion(input: $input) {
      visit {
        id
        version
        companions {
          id
          kind
          confirmed
        }
      }
      errors {
        code
        field
        message
      }
    }
  }
`);
