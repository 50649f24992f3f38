// Saying that somebody is not there, and that somebody is back. No cause is asked, none is stored.
import { graphql } from '#graphql/generated/index.ts';

export const ReportAbsence = graphql(/* GraphQL */ `
  mutation ReportAbsence($input: ReportAbsenceInput!) {
    reportAbsence(input: $input) {
      absence {
        id
        ...Absence_absence
      }
      broken {
        ...BrokenList_broken
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const EndAbsence = graphql(/* GraphQL */ `
  mutation EndAbsence($input: EndAbsenceInput!) {
    endAbsence(input: $input) {
      absence {
        id
        ...Absence_absence
      }
      restored {
        visits {
          id
          reference
        }
        duties {
          id
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

export const OwnDutyPhone = graphql(/* GraphQL */ `
  query OwnDutyPhone {
    viewer {
      id
      dutyPhone
    }
  }
`);

export const SetDutyPhone = graphql(/* GraphQL */ `
  mutation SetDutyPhone($input: SetDutyPhoneInput!) {
    setDutyPhone(input: $input) {
      professional {
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
