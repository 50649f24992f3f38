// The tokens of tools: what they may, until when, and the way to end one.
import { graphql } from '#graphql/generated/index.ts';

export const ApiTokenFragment = graphql(/* GraphQL */ `
  fragment ApiToken_token on ApiToken {
    id
    name
    scopes
    districts {
      id
      name
    }
    createdAt
    expiresAt
    lastUsedAt
    revokedAt
  }
`);

export const ApiTokens = graphql(/* GraphQL */ `
  query ApiTokens {
    apiTokens {
      id
      ...ApiToken_token
    }
  }
`);

/** The districts a token can be limited to. */
export const TokenDistricts = graphql(/* GraphQL */ `
  query TokenDistricts {
    districts {
      id
      name
    }
  }
`);

export const CreateApiToken = graphql(/* GraphQL */ `
  mutation CreateApiToken($input: CreateApiTokenInput!) {
    createApiToken(input: $input) {
      token
      apiToken {
        id
        ...ApiToken_token
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const RevokeApiToken = graphql(/* GraphQL */ `
  mutation RevokeApiToken($input: RevokeApiTokenInput!) {
    revokeApiToken(input: $input) {
      apiToken {
        id
        ...ApiToken_token
      }
      errors {
        code
        field
        message
      }
    }
  }
`);
