// The load of districts: all at a glance, one whole, over time, and what if. No data of families.
import { graphql } from '#graphql/generated/index.ts';

export const ThreeNumbersFragment = graphql(/* GraphQL */ `
  fragment ThreeNumbers_district on District {
    id
    name
    load {
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
        }
        dueSoon {
          value
        }
      }
      structuralBurden {
        index
        asOf
        source
      }
    }
  }
`);

export const Loads = graphql(/* GraphQL */ `
  query Loads {
    overview {
      cursor
      districts {
        id
        ...ThreeNumbers_district
        ...WhatIfPlaces_district
      }
    }
  }
`);

export const LoadEvents = graphql(/* GraphQL */ `
  subscription LoadEvents($after: Cursor) {
    districtLoadChanged(after: $after) {
      cursor
      district {
        id
      }
    }
  }
`);

export const UtilisationFragment = graphql(/* GraphQL */ `
  fragment Utilisation_utilisation on Utilisation {
    requiredHours
    availableHours
    ratio
    band
    overhead
    standingHoursAsOf
    from
    until
    parts {
      part
      hours
    }
    coverage {
      notCounted
    }
  }
`);

export const LoadDaysFragment = graphql(/* GraphQL */ `
  fragment LoadDays_load on DistrictLoad {
    days {
      date
      requiredHours
      availableHours
      ratio
    }
  }
`);

export const DeadlinesFragment = graphql(/* GraphQL */ `
  fragment Deadlines_pressure on DeadlinePressure {
    overdue {
      value
    }
    dueSoon {
      value
    }
    deadlines(first: 100) {
      kind
      due
      overdue
      riskFlag {
        id
        reference
        level
      }
      visit {
        id
        reference
        kind
      }
    }
  }
`);

export const BurdenFragment = graphql(/* GraphQL */ `
  fragment Burden_burden on StructuralBurden {
    index
    asOf
    source
  }
`);

export const DistrictWhole = graphql(/* GraphQL */ `
  query DistrictWhole($id: ID!, $ids: [ID!]!) {
    overview(districtIds: $ids) {
      cursor
    }
    district(id: $id) {
      id
      name
      neighbourhoods {
        id
        name
        inhabitants
      }
      offices {
        id
        name
      }
      professionalCount {
        value
      }
      load {
        computedAt
        ...LoadDays_load
        utilisation {
          ...Utilisation_utilisation
        }
        deadlinePressure {
          ...Deadlines_pressure
        }
        structuralBurden {
          ...Burden_burden
        }
      }
    }
  }
`);

export const Trend = graphql(/* GraphQL */ `
  query Trend($ids: [ID!]!, $from: DateTime!, $until: DateTime!) {
    loadSeries(districtIds: $ids, from: $from, until: $until, bucket: DAY) {
      district {
        id
      }
      points {
        from
        until
        requiredHours
        availableHours
        ratio
        mostOverdue {
          value
        }
      }
    }
  }
`);

export const Sources = graphql(/* GraphQL */ `
  query Sources($id: ID!, $part: LoadPart!) {
    district(id: $id) {
      id
      load {
        utilisation {
          standingHoursAsOf
          sources(part: $part, first: 100) {
            totalCount
            nodes {
              hours
              riskFlag {
                id
                reference
                level
              }
              visit {
                id
                reference
                kind
                state
                plannedFrom
                dueUntil
              }
              professional {
                id
                name
              }
            }
          }
        }
      }
    }
  }
`);

export const KeyFiguresDocument = graphql(/* GraphQL */ `
  query KeyFigures($from: DateTime!, $until: DateTime!) {
    keyFigures(from: $from, until: $until) {
      flagsRaised {
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
        total {
          value
        }
      }
      untilTaken {
        ...Waiting_time
      }
      untilFirstVisit {
        ...Waiting_time
      }
      untilResolved {
        ...Waiting_time
      }
      visitsDone {
        value
      }
      visitsMissed {
        value
      }
      visitsCancelled {
        value
      }
    }
  }
`);

export const WaitingFragment = graphql(/* GraphQL */ `
  fragment Waiting_time on WaitingTime {
    median
    longerThan
    came {
      value
    }
    open {
      value
    }
    otherwise {
      value
    }
  }
`);
