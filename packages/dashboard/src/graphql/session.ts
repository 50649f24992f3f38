// Who is asking: read once, kept in memory, forgotten at sign-out together with everything else.
import { type ComputedRef, type Ref, computed, readonly, shallowRef } from 'vue';
import { calibrate } from '#ui/clock.ts';
import { dismissAll } from '#ui/toasts.ts';
import { client, onSessionEnd } from './client.ts';
import { connect, disconnect } from './connection.ts';
import { graphql } from './generated';
import type { SessionQuery } from './generated/graphql.ts';

const SessionDocument = graphql(/* GraphQL */ `
  query Session {
    service {
      name
      town
      evaluation
      demo
      now
    }
    viewer {
      id
      name
      roles
      onDuty
      mustChangePassword
      expiresAt
      districts {
        id
      }
      professional {
        id
        name
      }
    }
  }
`);

const SignInDocument = graphql(/* GraphQL */ `
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      viewer {
        id
      }
      errors {
        code
        message
      }
    }
  }
`);

const ChangePasswordDocument = graphql(/* GraphQL */ `
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      viewer {
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

const SignOutDocument = graphql(/* GraphQL */ `
  mutation SignOut {
    signOut {
      errors {
        code
      }
    }
  }
`);

export type Viewer = NonNullable<SessionQuery['viewer']>;
export type Service = SessionQuery['service'];

const viewer = shallowRef<Viewer | null>(null);
const service = shallowRef<Service | null>(null);
let reading: Promise<Viewer | null> | undefined;

/** Who is signed in, or null. */
export const useViewer = (): Readonly<Ref<Viewer | null>> => readonly(viewer) as Readonly<Ref<Viewer | null>>;

/** The person signed in; only on pages behind the sign-in. */
export const useSignedIn = (): ComputedRef<Viewer> =>
  computed(() => {
    if (!viewer.value) throw new Error('nobody is signed in');
    return viewer.value;
  });

/** What this installation is: town, trial, demo. */
export const useService = (): Readonly<Ref<Service | null>> => readonly(service);

/** Takes over who is signed in and what this installation is, as the server says. */
export function adopt(session: SessionQuery): Viewer | null {
  calibrate(session.service.now);
  service.value = session.service;
  viewer.value = session.viewer ?? null;
  return viewer.value;
}

async function read(): Promise<Viewer | null> {
  const { data } = await client.query({ query: SessionDocument });
  if (adopt(data)) connect();
  return viewer.value;
}

/** Asks the server once who is signed in; later calls get the same answer. */
export function whoIsThere(): Promise<Viewer | null> {
  reading ??= read().catch((failure: unknown) => {
    reading = undefined;
    throw failure;
  });
  return reading;
}

/** Reads the own rights again: a duty begins or ends, a role changes. */
export async function readRightsAgain(): Promise<void> {
  await read();
}

/** Replaces the own password; answers with what was refused. Neither of the two stays anywhere. */
export async function changePassword(
  password: string,
  newPassword: string,
): Promise<{ field: string | null; message: string }[]> {
  const { data } = await client.mutate({
    mutation: ChangePasswordDocument,
    variables: { input: { password, newPassword } },
  });
  const { errors } = data!.changePassword;
  if (errors.length === 0) await readRightsAgain();
  return errors.map(({ field, message }) => ({ field: field ?? null, message }));
}

/** Signs in; answers with what was refused, null when it worked. The password stays nowhere. */
export async function signIn(name: string, password: string): Promise<string | null> {
  const { data } = await client.mutate({
    mutation: SignInDocument,
    variables: { input: { name, password } },
  });
  const refused = data?.signIn.errors[0];
  if (refused) return refused.message;
  reading = read();
  await reading;
  return null;
}

async function forget(): Promise<void> {
  disconnect();
  dismissAll();
  viewer.value = null;
  reading = undefined;
  await client.clearStore();
}

/** Signs out here and on the server; nothing stays in memory. */
export async function signOut(): Promise<void> {
  await client.mutate({ mutation: SignOutDocument }).catch(() => {}); // the cookie may be gone already
  await forget();
}

/** Calls `leave` when the server no longer knows who is asking: signed out elsewhere, role gone, time over. */
export function whenSessionEnds(leave: () => void): void {
  onSessionEnd(() => {
    if (!viewer.value) return;
    void forget().then(leave);
  });
}
