// The first screen in one answer, and the facts that keep it true: no data of families in either.
import { graphql } from './generated';

export const BoardDocument = graphql(/* GraphQL */ `
  query Board {
    riskFlagReasons {
      code
      label
    }
    visitKinds {
      code
      label
    }
    overview {
      cursor
      asOf
      districts {
        id
        name
        ...DistrictTile_district
        ...DistrictWithLoad_district
        ...DistrictFlags_district
      }
      onCall {
        ...OnCallBlock_onCall
      }
      flags(first: 100) {
        totalCount
        nodes {
          id
          ...Flag_flag
        }
      }
      visits(first: 100) {
        totalCount
        nodes {
          id
          ...Visit_visit
        }
      }
      absent(first: 100) {
        id
        ...Absence_absence
      }
    }
  }
`);

export const FactsDocument = graphql(/* GraphQL */ `
  subscription BoardFacts($after: Cursor) {
    facts(after: $after) {
      id
      cursor
      kind
      occurredAt
      district {
        id
      }
      ... on RiskFlagFact {
        riskFlag {
          id
          level
          state
          ...Flag_flag
          district {
            id
            ...DistrictFlags_district
          }
        }
      }
      ... on VisitFact {
        visit {
          id
          state
          ...Visit_visit
        }
      }
      ... on OnCallFact {
        onCall {
          ...OnCallBlock_onCall
        }
      }
      ... on DistrictLoadFact {
        load {
          ...DistrictLoad_load
        }
      }
      ... on AbsenceFact {
        absence {
          id
          endedAt
          ...Absence_absence
        }
      }
    }
  }
`);

/** What a tile needs of a district's load; a fact carries the same figures. */
export const DistrictLoadFragment = graphql(/* GraphQL */ `
  fragment DistrictLoad_load on DistrictLoad {
    computedAt
    utilisation {
      requiredHours
      availableHours
      ratio
      band
      standingHoursAsOf
    }
    deadlinePressure {
      overdue {
        value
        suppressed
      }
      dueSoon {
        value
        suppressed
      }
    }
  }
`);

/** The load set into its district, so that a fact updates every tile that shows it. */
export const DistrictWithLoadFragment = graphql(/* GraphQL */ `
  fragment DistrictWithLoad_district on District {
    id
    load {
      ...DistrictLoad_load
    }
  }
`);

/** How many open flags a district has by level. */
export const DistrictFlagsFragment = graphql(/* GraphQL */ `
  fragment DistrictFlags_district on District {
    id
    openFlags {
      acute {
        value
      }
      high {
        value
      }
      medium {
        value
      }
      low {
        value
      }
      untaken {
        value
      }
    }
  }
`);

/** A flag as a row shows it and as a drawer begins. */
export const FlagFragment = graphql(/* GraphQL */ `
  fragment Flag_flag on RiskFlag {
    id
    reference
    version
    level
    state
    reason {
      code
    }
    district {
      id
      name
    }
    raisedAt
    raisedBy {
      id
      name
    }
    acknowledgedAt
    acknowledgedBy {
      id
      name
    }
    nextStep
    nextStepDue
    untakenSince
    overdueAt
    resolutionProposedBy {
      id
      name
    }
    resolutionProposedAt
    resolvedAt
  }
`);

/** A visit as a row shows it and as a drawer begins. */
export const VisitFragment = graphql(/* GraphQL */ `
  fragment Visit_visit on Visit {
    id
    reference
    version
    kind
    state
    urgency
    district {
      id
      name
    }
    dueFrom
    dueUntil
    duration
    plannedFrom
    plannedUntil
    pair {
      members {
        id
        name
      }
    }
    acceptedBy {
      id
    }
    finishedBy {
      id
    }
    startedAt
    finishedAt
    flag {
      id
      reference
      level
    }
  }
`);

/** Somebody who is not there; never why. */
export const AbsenceFragment = graphql(/* GraphQL */ `
  fragment Absence_absence on Absence {
    id
    from
    until
    endedAt
    professional {
      id
      name
      district {
        id
      }
    }
  }
`);

/** Who is on duty now, next and in the coming days. */
export const OnCallFragment = graphql(/* GraphQL */ `
  fragment OnCallBlock_onCall on OnCall {
    now {
      ...Duty_duty
    }
    next {
      ...Duty_duty
    }
    gaps {
      from
      until
      half
    }
    handovers {
      at
      from {
        ...Duty_duty
      }
      to {
        ...Duty_duty
      }
    }
    ahead {
      ...Duty_duty
    }
  }
`);

/** One duty: a kind, a time, a pair or what is left of it. */
export const DutyFragment = graphql(/* GraphQL */ `
  fragment Duty_duty on Duty {
    id
    kind
    from
    until
    complete
    pair {
      members {
        id
        name
        dutyPhone
      }
    }
  }
`);
