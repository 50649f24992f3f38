// The desk in three answers, lanes, what waits, what was done last, and the facts that keep them true: no data of families in any.
import { graphql } from './generated';

export const LanesDocument = graphql(/* GraphQL */ `
  query Lanes($from: DateTime!, $until: DateTime!) {
    districts {
      id
      name
    }
    visitKinds {
      code
      label
    }
    lanes(from: $from, until: $until) {
      cursor
      asOf
      people {
        professional {
          id
          name
          district {
            id
            name
          }
        }
        works {
          from
          until
        }
        rest {
          from
          until
        }
        taken(kinds: [DUTY, ABSENCE, APPOINTMENT]) {
          kind
          sourceId
          from
          until
          dutyKind
          onlyWarns
        }
      }
      visits {
        id
        ...LaneVisit_visit
      }
    }
  }
`);

export const DueVisitsDocument = graphql(/* GraphQL */ `
  query DueVisits($until: DateTime!, $districtIds: [ID!], $kinds: [String!], $text: String) {
    dueVisits(first: 100, until: $until, districtIds: $districtIds, kinds: $kinds, text: $text) {
      totalCount
      nodes {
        id
        ...LaneVisit_visit
      }
    }
  }
`);

export const DeskHistoryDocument = graphql(/* GraphQL */ `
  query DeskHistory {
    recentFacts(
      first: 30
      kinds: [
        VISIT_PLANNED
        VISIT_ASSIGNED
        VISIT_MEMBER_SWAPPED
        VISIT_RELEASED
        VISIT_MOVED
        VISIT_CANCELLED
      ]
    ) {
      id
      ...DeskFact_fact
    }
  }
`);

export const DeskFactsDocument = graphql(/* GraphQL */ `
  subscription DeskFacts($after: Cursor) {
    facts(after: $after) {
      id
      cursor
      kind
      ...DeskFact_fact
    }
  }
`);

/** A visit as the lanes draw it: with the time it takes of each of the two. */
export const LaneVisitFragment = graphql(/* GraphQL */ `
  fragment LaneVisit_visit on Visit {
    ...Visit_visit
    busyFrom
    busyUntil
    lost {
      from
      until
      remaining {
        id
        name
      }
    }
  }
`);

/** Something done at the desk: who, when, what moved, and the visit as it is now. */
export const DeskFactFragment = graphql(/* GraphQL */ `
  fragment DeskFact_fact on Fact {
    __typename
    id
    kind
    recordedAt
    actor {
      id
      name
    }
    change {
      field
      from
      to
    }
    ... on VisitFact {
      visit {
        id
        ...LaneVisit_visit
      }
    }
  }
`);
