// Accounts for the administration: the list, what a form can choose from, and the five acts.
import { graphql } from '#graphql/generated/index.ts';

export const AccountFragment = graphql(/* GraphQL */ `
  fragment Account_account on Account {
    id
    name
    displayName
    mustChange
    disabledAt
    lastSignInAt
    professional {
      id
      name
    }
    grants {
      role
      districts {
        id
        name
      }
    }
  }
`);

export const Accounts = graphql(/* GraphQL */ `
  query Accounts($after: String, $search: String) {
    accounts(first: 50, after: $after, search: $search) {
      totalCount
      nodes {
        id
        ...Account_account
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** Districts by way of their offices, which the administration may see, and the professionals. */
export const AccountChoices = graphql(/* GraphQL */ `
  query AccountChoices {
    offices(first: 100) {
      nodes {
        id
        district {
          id
          name
        }
      }
    }
    professionals(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

export const CreateAccount = graphql(/* GraphQL */ `
  mutation CreateAccount($input: CreateAccountInput!) {
    createAccount(input: $input) {
      password
      account {
        id
        ...Account_account
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const DisableAccount = graphql(/* GraphQL */ `
  mutation DisableAccount($input: DisableAccountInput!) {
    disableAccount(input: $input) {
      account {
        id
        ...Account_account
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const ResetPassword = graphql(/* GraphQL */ `
  mutation ResetPassword($input: ResetPasswordInput!) {
    resetPassword(input: $input) {
      password
      account {
        id
        ...Account_account
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const GrantRole = graphql(/* GraphQL */ `
  mutation GrantRole($input: GrantRoleInput!) {
    grantRole(input: $input) {
      account {
        id
        ...Account_account
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const RevokeRole = graphql(/* GraphQL */ `
  mutation RevokeRole($input: RevokeRoleInput!) {
    revokeRole(input: $input) {
      account {
        id
        ...Account_account
      }
      errors {
        code
        field
        message
      }
    }
  }
`);
