// Series as the desk shows them, and what is done with them.
import { graphql } from '#graphql/generated/index.ts';

export const SeriesFragment = graphql(/* GraphQL */ `
  fragment Series_series on VisitSeries {
    id
    reference
    version
    kind
    kindLabel
    urgency
    district {
      id
      name
    }
    duration
    weekdays
    everyWeeks
    opens
    closes
    onHoliday
    from
    until
    followedBy {
      id
      reference
    }
    visits {
      id
      reference
      state
      dueFrom
      plannedFrom
    }
  }
`);

export const AllSeries = graphql(/* GraphQL */ `
  query AllSeries($districtIds: [ID!]) {
    visitSeries(first: 100, districtIds: $districtIds) {
      totalCount
      nodes {
        id
        ...Series_series
      }
    }
  }
`);

export const OneSeries = graphql(/* GraphQL */ `
  query OneSeries($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on VisitSeries {
        ...Series_series
      }
    }
  }
`);

export const PlanSeries = graphql(/* GraphQL */ `
  mutation PlanSeries($input: PlanSeriesInput!) {
    planSeries(input: $input) {
      series {
        id
        reference
        visits {
          id
        }
        ...Series_series
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const ChangeSeries = graphql(/* GraphQL */ `
  mutation ChangeSeries($input: ChangeSeriesInput!) {
    changeSeries(input: $input) {
      series {
        id
        reference
        from
        ...Series_series
      }
      kept {
        id
        reference
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const EndSeries = graphql(/* GraphQL */ `
  mutation EndSeries($input: EndSeriesInput!) {
    endSeries(input: $input) {
      series {
        id
        ...Series_series
      }
      kept {
        id
        reference
      }
      errors {
        code
        field
        message
      }
    }
  }
`);
