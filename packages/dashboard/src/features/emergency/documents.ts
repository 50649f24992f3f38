// What is asked and done about acting alone; kept in no cache where words of it are read.
import { graphql } from '#graphql/generated/index.ts';
import type { EmergencyListQuery } from '#graphql/generated/graphql.ts';

export const EmergencyCount = graphql(/* GraphQL */ `
  query EmergencyCount {
    overview {
      emergencyActions {
        recent {
          value
        }
        unreviewed {
          value
        }
        overdue {
          value
        }
      }
    }
  }
`);

export const EmergencyList = graphql(/* GraphQL */ `
  query EmergencyList($first: Int!, $after: String) {
    emergencyActions(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        reference
        professional {
          id
          name
        }
        district {
          id
          name
        }
        from
        until
        reason {
          code
          label
        }
        contactKind
        contact {
          id
          name
        }
        authorisedBy {
          id
          name
        }
        visit {
          id
          reference
          state
          dueUntil
        }
        recordedAt
        recordedBy {
          id
          name
        }
        reviewDue
        review {
          reviewedAt
          by {
            id
            name
          }
        }
      }
    }
  }
`);
/** Those recorded in a time, for the morning round. */
export const EmergencySince = graphql(/* GraphQL */ `
  query EmergencySince($from: DateTime!, $until: DateTime!) {
    emergencyActions(first: 100, from: $from, until: $until) {
      totalCount
      nodes {
        id
        reference
        professional {
          id
          name
        }
        district {
          id
          name
        }
        from
        until
        reason {
          code
          label
        }
        contactKind
        contact {
          id
          name
        }
        authorisedBy {
          id
          name
        }
        visit {
          id
          reference
          state
          dueUntil
        }
        recordedAt
        recordedBy {
          id
          name
        }
        reviewDue
        review {
          reviewedAt
          by {
            id
            name
          }
        }
      }
    }
  }
`);

export type Action = EmergencyListQuery['emergencyActions']['nodes'][number];

export const EmergencyText = graphql(/* GraphQL */ `
  query EmergencyText($from: DateTime!, $until: DateTime!) {
    emergencyActions(first: 20, from: $from, until: $until) {
      nodes {
        id
        text
        contactName
        authorisedByName
        review {
          text
        }
      }
    }
  }
`);

export const EmergencyForm = graphql(/* GraphQL */ `
  query EmergencyForm {
    districts {
      id
      name
    }
    emergencyReasons {
      code
      label
    }
    professionals(first: 100) {
      nodes {
        id
        name
        district {
          id
        }
      }
    }
  }
`);

export const RecordEmergencyAction = graphql(/* GraphQL */ `
  mutation RecordEmergencyAction($input: RecordEmergencyActionInput!) {
    recordEmergencyAction(input: $input) {
      emergencyAction {
        id
        reference
        visit {
          id
          reference
          ...Visit_visit
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

export const ReviewEmergencyAction = graphql(/* GraphQL */ `
  mutation ReviewEmergencyAction($input: ReviewEmergencyActionInput!) {
    reviewEmergencyAction(input: $input) {
      emergencyAction {
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
