// Somebody is signed in, by role: what a feature offers depends on it.
import { adopt } from '#graphql/session.ts';
import { viewer } from '#test/answers.ts';
import { NOW } from '#test/town.ts';

/** Signs somebody in for the following tests. */
export function signedIn(roles: string[], person: Record<string, unknown> | null = null): void {
  const service = {
    __typename: 'Service',
    name: 'Zu zweit',
    town: 'Marl',
    evaluation: true,
    demo: true,
    now: NOW,
  };
  adopt({ service, viewer: viewer('Name', roles, person) } as never);
}
