// Appointments and calendars of one person: asked, written, and kept current by the acts themselves.
import { graphql } from '#graphql/generated/index.ts';

export const AppointmentsOf = graphql(/* GraphQL */ `
  query AppointmentsOf($professionalId: ID!, $from: DateTime!, $until: DateTime!) {
    appointments(professionalId: $professionalId, from: $from, until: $until) {
      id
      from
      until
      kind
      place
      version
      releasedAt
      fromCalendar
      takesTime
    }
    calendars(professionalId: $professionalId) {
      id
      source
      host
      readAt
      askedAt
      problem
      busyCount
      clashes {
        kind
        sourceId
        from
        until
      }
    }
  }
`);

export const AddAppointment = graphql(/* GraphQL */ `
  mutation AddAppointment($input: AddAppointmentInput!) {
    addAppointment(input: $input) {
      appointment {
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

export const ChangeAppointment = graphql(/* GraphQL */ `
  mutation ChangeAppointment($input: ChangeAppointmentInput!) {
    changeAppointment(input: $input) {
      appointment {
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

export const RemoveAppointment = graphql(/* GraphQL */ `
  mutation RemoveAppointment($input: RemoveAppointmentInput!) {
    removeAppointment(input: $input) {
      id
      errors {
        code
        field
        message
      }
    }
  }
`);

export const ImportCalendar = graphql(/* GraphQL */ `
  mutation ImportCalendar($input: ImportCalendarInput!) {
    importCalendar(input: $input) {
      calendar {
        id
        busyCount
        clashes {
          sourceId
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

export const SetCalendarAddress = graphql(/* GraphQL */ `
  mutation SetCalendarAddress($input: SetCalendarAddressInput!) {
    setCalendarAddress(input: $input) {
      calendar {
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

export const ReadCalendar = graphql(/* GraphQL */ `
  mutation ReadCalendar($input: ReadCalendarInput!) {
    readCalendar(input: $input) {
      calendar {
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

export const RemoveCalendar = graphql(/* GraphQL */ `
  mutation RemoveCalendar($input: RemoveCalendarInput!) {
    removeCalendar(input: $input) {
      id
      errors {
        code
        field
        message
      }
    }
  }
`);
