// What happened since a time and what is open, in one question without data of families; and what came after it was read.
import { graphql } from '#graphql/generated/index.ts';

export const LookBackDocument = graphql(/* GraphQL */ `
  query LookBack($since: DateTime, $preset: LookBackPreset) {
    lookBack(since: $since, preset: $preset) {
      cursor
      since
      until
      presets {
        preset
        since
      }
      flags(first: 100) {
        ...FlagsSince_flags
      }
      visits(first: 100) {
        ...VisitsSince_visits
      }
      absences(first: 100) {
        ...AwaySince_absences
      }
      caughtUp(first: 100) {
        ...CaughtUpSince_caughtUp
      }
      handOvers {
        ...HandOver_handOver
      }
      gaps {
        ...GapSince_gap
      }
      open(first: 50) {
        ...OpenNow_open
      }
    }
  }
`);

export const FlagsSinceFragment = graphql(/* GraphQL */ `
  fragment FlagsSince_flags on LookBackFlags {
    raised
    taken
    resolved
    totalCount
    nodes {
      riskFlag {
        id
        reference
        level
        state
        reason {
          code
        }
        district {
          id
          name
        }
        untakenSince
      }
      steps {
        kind
        at
        by {
          id
          name
        }
      }
    }
  }
`);

export const VisitsSinceFragment = graphql(/* GraphQL */ `
  fragment VisitsSince_visits on LookBackVisits {
    planned
    started
    done
    missed
    cancelled
    childSafeNow {
      yes
      no
      unknown
    }
    totalCount
    nodes {
      ...SinceVisit_visit
    }
  }
`);

export const SinceVisitFragment = graphql(/* GraphQL */ `
  fragment SinceVisit_visit on Visit {
    id
    reference
    kind
    state
    urgency
    dueUntil
    startedAt
    finishedAt
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
`);

export const AwaySinceFragment = graphql(/* GraphQL */ `
  fragment AwaySince_absences on LookBackAbsences {
    totalCount
    nodes {
      id
      from
      until
      professional {
        id
        name
        district {
          id
          name
        }
      }
    }
  }
`);

export const HandOverFragment = graphql(/* GraphQL */ `
  fragment HandOver_handOver on LookBackHandOver {
    at
    duty {
      id
      kind
      until
      pair {
        members {
          id
          name
        }
      }
    }
  }
`);

export const GapSinceFragment = graphql(/* GraphQL */ `
  fragment GapSince_gap on LookBackGap {
    from
    until
    half
    openedAt
    closedAt
  }
`);

export const OpenNowFragment = graphql(/* GraphQL */ `
  fragment OpenNow_open on OpenNow {
    flags
    urgentFlags
    untakenFlags
    visitsWithoutPair
    visitsMissed
    visitsUnderWay
    gaps
    riskFlags {
      id
      reference
      level
      untakenSince
      nextStep
      nextStepDue
      acknowledgedBy {
        id
        name
      }
      district {
        id
        name
      }
    }
    visits {
      ...SinceVisit_visit
    }
  }
`);

export const FactsSince = graphql(/* GraphQL */ `
  subscription FactsSince($after: Cursor) {
    facts(
      after: $after
      kinds: [
        RISK_FLAG_RAISED
        RISK_FLAG_ACKNOWLEDGED
        RISK_FLAG_RESOLVED
        VISIT_STARTED
        VISIT_FINISHED
        VISIT_MISSED
        ABSENCE_REPORTED
        ON_CALL_HANDED_OVER
        ON_CALL_GAP_OPENED
      ]
    ) {
      id
      cursor
      kind
    }
  }
`);

export const CaughtUpSinceFragment = graphql(/* GraphQL */ `
  fragment CaughtUpSince_caughtUp on LookBackCaughtUp {
    totalCount
    nodes {
      kind
      occurredAt
      recordedAt
      by
      reference
    }
  }
`);
