// What there is to drive with, and what is missing of it when a visit would begin.
import { graphql } from '#graphql/generated/index.ts';

export const CHILD_SEATS = ['BABY', 'TODDLER', 'CHILD'] as const;

/** Whether any office keeps cars or child seats: without any nothing is asked and nothing is shown. */
export const Equipment = graphql(/* GraphQL */ `
  query Equipment {
    cars {
      id
      active
    }
    childSeats {
      kind
      count
    }
  }
`);

export const TransportAt = graphql(/* GraphQL */ `
  query TransportAt($visitId: ID!, $from: DateTime!) {
    transportAt(visitId: $visitId, from: $from)
  }
`);

export const VisitExtras = graphql(/* GraphQL */ `
  query VisitExtras($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Visit {
        series {
          id
          reference
          weekdays
          everyWeeks
          opens
          closes
        }
        transport {
          car
          childSeats {
            kind
            count
          }
          warnings
        }
      }
    }
  }
`);
