// What is asked about the duty, and what one may do with it.
import { graphql } from '#graphql/generated/index.ts';

export const Duties = graphql(/* GraphQL */ `
  query Duties {
    onCall {
      ...OnCallBlock_onCall
    }
  }
`);

export const SetDuty = graphql(/* GraphQL */ `
  mutation SetDuty($input: SetDutyInput!) {
    setDuty(input: $input) {
      duty {
        id
        ...Duty_duty
      }
      errors {
        code
        field
        message
        details {
          busyFrom
          busyUntil
        }
      }
    }
  }
`);

export const ClearDuty = graphql(/* GraphQL */ `
  mutation ClearDuty($input: ClearDutyInput!) {
    clearDuty(input: $input) {
      duty {
        id
        ...Duty_duty
      }
      errors {
        code
        field
        message
      }
    }
  }
`);
