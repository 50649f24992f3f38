// The screens on walls: where they hang, when they were last seen, and the ways to open and shut one.
import { graphql } from '#graphql/generated/index.ts';

export const WallDeviceFragment = graphql(/* GraphQL */ `
  fragment WallDevice_device on WallDevice {
    id
    name
    naming
    codeExpiresAt
    openedAt
    lastSeenAt
    revokedAt
  }
`);

export const WallDevices = graphql(/* GraphQL */ `
  query WallDevices {
    wallDevices {
      id
      ...WallDevice_device
    }
  }
`);

export const CreateWallDevice = graphql(/* GraphQL */ `
  mutation CreateWallDevice($input: CreateWallDeviceInput!) {
    createWallDevice(input: $input) {
      code
      wallDevice {
        id
        ...WallDevice_device
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const RenewWallCode = graphql(/* GraphQL */ `
  mutation RenewWallCode($input: WallDeviceInput!) {
    renewWallCode(input: $input) {
      code
      wallDevice {
        id
        ...WallDevice_device
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const ChangeWallDevice = graphql(/* GraphQL */ `
  mutation ChangeWallDevice($input: ChangeWallDeviceInput!) {
    changeWallDevice(input: $input) {
      wallDevice {
        id
        ...WallDevice_device
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

export const RevokeWallDevice = graphql(/* GraphQL */ `
  mutation RevokeWallDevice($input: WallDeviceInput!) {
    revokeWallDevice(input: $input) {
      wallDevice {
        id
        ...WallDevice_device
      }
      errors {
        code
        field
        message
      }
    }
  }
`);
