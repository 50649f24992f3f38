// What goes on paper: the emergency sheet with places only where they may be read, its copies, and the card of each visit.
import { graphql } from '#graphql/generated/index.ts';

export const EmergencySheetDocument = graphql(/* GraphQL */ `
  query EmergencySheet($places: Boolean!) {
    emergencySheet {
      at
      cursor
      duty {
        ...SheetDuty_duty
      }
      nextDuty {
        ...SheetDuty_duty
      }
      leads {
        name
        leadership
        districts
        phone
      }
      flags {
        riskFlag {
          id
          reference
          level
          raisedAt
          untakenSince
          nextStep
          nextStepDue
          reason {
            code
          }
          district {
            id
            name
          }
          acknowledgedBy {
            id
            name
          }
        }
        place @include(if: $places) {
          kind
          address
          note
          phone
        }
        safetyHints @include(if: $places) {
          id
          code
          unreviewed
        }
      }
      visits {
        visit {
          id
          reference
          state
          kind
          urgency
          plannedFrom
          plannedUntil
          dueUntil
          district {
            id
            name
          }
          pair {
            members {
              id
              name
            }
          }
        }
        place @include(if: $places) {
          kind
          address
          note
          phone
        }
        safetyHints @include(if: $places) {
          id
          code
          unreviewed
        }
      }
    }
  }
`);

export const SheetDutyFragment = graphql(/* GraphQL */ `
  fragment SheetDuty_duty on Duty {
    id
    kind
    from
    until
    pair {
      members {
        id
        name
        dutyPhone
      }
    }
  }
`);

export const SheetCopiesDocument = graphql(/* GraphQL */ `
  query SheetCopies {
    emergencySheetCopies {
      writtenAt
      troubledSince
    }
  }
`);

/** Today's visits by id, for a paper form each. */
export const TodayDocument = graphql(/* GraphQL */ `
  query PaperToday {
    emergencySheet {
      visits {
        visit {
          id
          state
        }
      }
    }
  }
`);

export const PaperFormDocument = graphql(/* GraphQL */ `
  query PaperForm($id: ID!, $names: Boolean!) {
    visitCard(id: $id) {
      visit {
        id
        reference
        kind
        urgency
        plannedFrom
        plannedUntil
        dueUntil
        district {
          id
          name
        }
        flag {
          id
          reference
          level
        }
        pair {
          members {
            id
            name
          }
        }
      }
      place {
        kind
        address
        note
      }
      contactPhone
      announced
      language
      purpose {
        code
        label
      }
      note
      companions {
        id
        kind
        name
        organisation
      }
      safetyHints {
        id
        code
        unreviewed
      }
      household {
        id
        reference
        name @include(if: $names)
      }
    }
  }
`);
