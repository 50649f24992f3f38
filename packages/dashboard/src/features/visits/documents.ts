// What one may do with a visit: every act answers with the visit as it is afterwards.
import { graphql } from '#graphql/generated/index.ts';

export const PlanVisit = graphql(/* GraphQL */ `
  mutation PlanVisit($input: PlanVisitInput!) {
    planVisit(input: $input) {
      visit {
        id
        reference
        ...Visit_visit
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const AssignPair = graphql(/* GraphQL */ `
  mutation AssignPair($input: AssignPairInput!) {
    assignPair(input: $input) {
      visit {
        id
        version
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
          changedBy
          changedAt
        }
      }
    }
  }
`);

export const SwapMember = graphql(/* GraphQL */ `
  mutation SwapMember($input: SwapMemberInput!) {
    swapMember(input: $input) {
      visit {
        id
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

export const ReleasePair = graphql(/* GraphQL */ `
  mutation ReleasePair($input: ReleasePairInput!) {
    releasePair(input: $input) {
      visit {
        id
        ...Visit_visit
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const MoveVisit = graphql(/* GraphQL */ `
  mutation MoveVisit($input: MoveVisitInput!) {
    moveVisit(input: $input) {
      visit {
        id
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

export const CancelVisit = graphql(/* GraphQL */ `
  mutation CancelVisit($input: CancelVisitInput!) {
    cancelVisit(input: $input) {
      visit {
        id
        ...Visit_visit
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const AcceptVisit = graphql(/* GraphQL */ `
  mutation AcceptVisit($input: AcceptVisitInput!) {
    acceptVisit(input: $input) {
      visit {
        id
        ...Visit_visit
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const StartVisit = graphql(/* GraphQL */ `
  mutation StartVisit($input: StartVisitInput!) {
    startVisit(input: $input) {
      visit {
        id
        ...Visit_visit
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const FinishVisit = graphql(/* GraphQL */ `
  mutation FinishVisit($input: FinishVisitInput!) {
    finishVisit(input: $input) {
      visit {
        id
        ...Visit_visit
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const VisitCatalogues = graphql(/* GraphQL */ `
  query VisitCatalogues {
    districts {
      id
      name
    }
    visitKinds {
      code
      label
      duration
    }
    visitPurposes {
      code
      label
    }
    cancelReasons {
      code
      label
    }
  }
`);
