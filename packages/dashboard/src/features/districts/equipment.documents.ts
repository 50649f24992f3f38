// Cars and child seats of the offices, and how they are entered.
import { graphql } from '#graphql/generated/index.ts';

export const OfficeEquipment = graphql(/* GraphQL */ `
  query OfficeEquipment {
    cars {
      id
      label
      seats
      active
      version
      office {
        id
        name
      }
    }
    childSeats {
      kind
      count
      office {
        id
        name
      }
    }
  }
`);

export const SaveCar = graphql(/* GraphQL */ `
  mutation SaveCar($input: SaveCarInput!) {
    saveCar(input: $input) {
      cars {
        id
        label
        seats
        active
        version
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const SetChildSeats = graphql(/* GraphQL */ `
  mutation SetChildSeats($input: SetChildSeatsInput!) {
    setChildSeats(input: $input) {
      childSeats {
        kind
        count
      }
      errors {
        code
        field
        message
      }
    }
  }
`);
