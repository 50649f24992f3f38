// What is asked and done about safety hints: read by itself, kept in no cache, every reading on record.
import { graphql } from '#graphql/generated/index.ts';
import type { VisitHintsQuery } from '#graphql/generated/graphql.ts';

export const VisitHints = graphql(/* GraphQL */ `
  query VisitHints($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Visit {
        safetyHints {
          id
          code
          notedOn
          source
          reviewOn
          unreviewed
          ofAddress
          removalProposedBy {
            id
            name
          }
        }
      }
    }
  }
`);
export type Hint = Extract<VisitHintsQuery['node'], { __typename: 'Visit' }>['safetyHints'][number];

export const HintsAt = graphql(/* GraphQL */ `
  query HintsAt($address: String!) {
    safetyHintsAt(address: $address) {
      id
      code
      unreviewed
    }
  }
`);

export const AddHint = graphql(/* GraphQL */ `
  mutation AddHint($input: AddSafetyHintInput!) {
    addSafetyHint(input: $input) {
      safetyHint {
        id
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const ConfirmHint = graphql(/* GraphQL */ `
  mutation ConfirmHint($input: ConfirmSafetyHintInput!) {
    confirmSafetyHint(input: $input) {
      safetyHint {
        id
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const RemoveHint = graphql(/* GraphQL */ `
  mutation RemoveHint($input: RemoveSafetyHintInput!) {
    removeSafetyHint(input: $input) {
      safetyHint {
        id
        removed
      }
      errors {
        code
        field
        message
      }
    }
  }
`);
