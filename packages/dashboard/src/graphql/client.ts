// The way to the server for questions and acts: POST with the cookie of this origin, answers kept in memory only.
import { ApolloClient, ApolloLink, HttpLink, Observable } from '@apollo/client/core';
import { DefaultApolloClient } from '@vue/apollo-composable';
import type { App } from 'vue';
import { createCache } from './cache.ts';
import { isWall } from './device.ts';
import { codeOf } from './failure.ts';
import { asked } from './language.ts';

let whenEnded: () => void = () => {};

/** Says what to do when the server no longer knows who is asking. */
export function onSessionEnd(act: () => void): void {
  whenEnded = act;
}

/** Tells that the session is over, from whichever transport noticed. */
export function sessionEnded(): void {
  whenEnded();
}

const spoken = new ApolloLink((operation, forward) => {
  operation.setContext({
    headers: { 'accept-language': asked(), ...(isWall() && { 'x-zuzweit-wall': '1' }) },
  });
  return forward(operation);
});

const watched = new ApolloLink(
  (operation, forward) =>
    new Observable((observer) => {
      const subscription = forward(operation).subscribe({
        next(answer) {
          if (answer.errors?.some((error) => error.extensions?.['code'] === 'UNAUTHENTICATED'))
            sessionEnded();
          observer.next(answer);
        },
        error(failure: unknown) {
          if (codeOf(failure) === 'UNAUTHENTICATED') sessionEnded();
          observer.error(failure);
        },
        complete: () => observer.complete(),
      });
      return () => subscription.unsubscribe();
    }),
);

/** A client over any link: tests hand in one made of fixtures. */
export function createClient(link: ApolloLink): ApolloClient<object> {
  return new ApolloClient({
    link,
    cache: createCache(),
    devtools: { enabled: false },
    defaultOptions: { query: { fetchPolicy: 'network-only' }, mutate: { errorPolicy: 'none' } },
  });
}

/** The client of the app. */
export const client = createClient(
  ApolloLink.from([spoken, watched, new HttpLink({ uri: '/graphql', credentials: 'same-origin' })]),
);

/** Makes the client known to every component; `other` for tests. */
export function provideClient(app: App, other: ApolloClient<object> = client): void {
  app.provide(DefaultApolloClient, other);
}
