// The own filters of a view: read, kept under a name, deleted.
import { graphql } from '#graphql/generated/index.ts';

export const SavedFilters = graphql(/* GraphQL */ `
  query SavedFilters($view: FilterView) {
    savedFilters(view: $view) {
      id
      name
      query
    }
  }
`);

export const SaveFilter = graphql(/* GraphQL */ `
  mutation SaveFilter($input: SaveFilterInput!) {
    saveFilter(input: $input) {
      savedFilter {
        id
        name
        query
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const DeleteFilter = graphql(/* GraphQL */ `
  mutation DeleteFilter($input: DeleteFilterInput!) {
    deleteFilter(input: $input) {
      id
      errors {
        code
        field
        message
      }
    }
  }
`);
