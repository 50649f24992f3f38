// The edge of the tests: a link that answers from an office in memory, checked against the contract like the server's answers.
import { ApolloLink, Observable } from '@apollo/client/core';
import { buildSchema, execute } from 'graphql';
import contract from '@zuzweit/schema/schema.graphql?raw';
import { createClient } from '#graphql/client.ts';

type Root = Record<string, unknown>;
const schema = buildSchema(contract, { assumeValidSDL: true });

export interface Asked {
  name: string;
  variables: Record<string, unknown>;
}

/** A client over `office`; every question is written down in `asked`. */
export function clientOf(office: Root) {
  const asked: Asked[] = [];
  const link = new ApolloLink(
    ({ query, variables, operationName }) =>
      new Observable((observer) => {
        asked.push({ name: operationName, variables });
        const typeResolver = (value: Root): string => String(value['__typename']);
        void Promise.resolve(
          execute({
            schema,
            document: query,
            rootValue: office,
            variableValues: variables,
            operationName,
            typeResolver,
          }),
        ).then(
          (answer) => {
            observer.next(answer as never);
            observer.complete();
          },
          (failure: unknown) => observer.error(failure),
        );
      }),
  );
  return { client: createClient(link), asked };
}
