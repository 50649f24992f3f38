// What one may do with a duty.
import { graphql } from '#graphql/generated/index.ts';

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
