// Offices and neighbourhoods: the lists, the history of one, and what leadership changes.
import { graphql } from '#graphql/generated/index.ts';

export const OfficeFragment = graphql(/* GraphQL */ `
  fragment Office_office on Office {
    id
    version
    name
    address
    partner
    kind
    state
    opensOn
    openingHours {
      weekday
      from
      until
    }
    offers {
      kind
      label
    }
    area {
      id
      name
    }
    district {
      id
      name
    }
    neighbourhood {
      id
      name
    }
  }
`);

export const Offices = graphql(/* GraphQL */ `
  query Offices {
    offices(first: 100) {
      nodes {
        id
        ...Office_office
      }
    }
  }
`);

export const NeighbourhoodFragment = graphql(/* GraphQL */ `
  fragment Neighbourhood_neighbourhood on Neighbourhood {
    id
    name
    inhabitants
    assignments {
      from
      until
      district {
        id
        name
      }
    }
  }
`);

export const Neighbourhoods = graphql(/* GraphQL */ `
  query Neighbourhoods {
    neighbourhoods {
      id
      ...Neighbourhood_neighbourhood
    }
  }
`);

export const OfferKinds = graphql(/* GraphQL */ `
  query OfferKinds {
    offerKinds {
      kind
      label
    }
  }
`);

export const OfficeHistory = graphql(/* GraphQL */ `
  query OfficeHistory($id: ID!) {
    node(id: $id) {
      id
      ... on Office {
        history(first: 50) {
          id
          occurredAt
          actor {
            id
            name
          }
          change {
            field
            from
            to
          }
        }
      }
    }
  }
`);

export const CreateOffice = graphql(/* GraphQL */ `
  mutation CreateOffice($input: CreateOfficeInput!) {
    createOffice(input: $input) {
      office {
        id
        ...Office_office
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const UpdateOffice = graphql(/* GraphQL */ `
  mutation UpdateOffice($input: UpdateOfficeInput!) {
    updateOffice(input: $input) {
      office {
        id
        ...Office_office
      }
      errors {
        code
        field
        message
        details {
          currentVersion
        }
      }
    }
  }
`);

export const AssignNeighbourhood = graphql(/* GraphQL */ `
  mutation AssignNeighbourhood($input: AssignNeighbourhoodInput!) {
    assignNeighbourhood(input: $input) {
      neighbourhood {
        id
        ...Neighbourhood_neighbourhood
      }
      errors {
        code
        field
        message
      }
    }
  }
`);
