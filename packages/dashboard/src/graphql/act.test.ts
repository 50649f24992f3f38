// A second try never acts twice: the key stays until there is an answer, and then it is gone.
import { ApolloLink, Observable } from '@apollo/client/core';
import { expect, test } from 'vitest';
import { defineComponent } from 'vue';
import { draw } from '#test/support/draw.ts';
import { type Act, useAct } from './act.ts';
import { createClient } from './client.ts';
import { graphql } from './generated/index.ts';

const Release = graphql(/* GraphQL */ `
  mutation ActTest($input: ReleasePairInput!) {
    releasePair(input: $input) {
      errors {
        code
        field
        message
      }
    }
  }
`);

type Answer = 'lost' | 'done' | 'refused';
async function acting(...answers: Answer[]) {
  const keys: string[] = [];
  const link = new ApolloLink(
    ({ variables }) =>
      new Observable((observer) => {
        keys.push((variables['input'] as { idempotencyKey: string }).idempotencyKey);
        const answer = answers.shift();
        if (answer === 'lost') return observer.error(new TypeError('Failed to fetch'));
        const errors =
          answer === 'refused'
            ? [
                {
                  __typename: 'UserError',
                  code: 'PERSON_BUSY',
                  field: 'visitId',
                  message: 'Brandt ist belegt.',
                },
              ]
            : [];
        observer.next({ data: { releasePair: { __typename: 'ReleasePairPayload', errors } } });
        return observer.complete();
      }),
  );
  let act!: Act<unknown, { input: { visitId: string; idempotencyKey: string } }>;
  const Holder = defineComponent(() => {
    act = useAct(Release) as typeof act;
    return () => null;
  });
  await draw(Holder, { client: createClient(link) });
  return { act, keys };
}

test('without an answer the next try carries the same key and says that nothing is lost', async () => {
  const { act, keys } = await acting('lost', 'done');
  const first = await act.run({ visitId: 'v-1' });
  expect(first.refused[0]).toMatchObject({
    code: 'OFFLINE',
    message: expect.stringContaining('nur einmal gesendet'),
  });
  expect((await act.run({ visitId: 'v-1' })).refused).toEqual([]);
  expect(keys[0]).toBe(keys[1]);
  expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/);
});

test('other input is another act, and so is the same once it was answered', async () => {
  const { act, keys } = await acting('lost', 'done', 'done');
  await act.run({ visitId: 'v-1' });
  await act.run({ visitId: 'v-2' });
  await act.run({ visitId: 'v-2' });
  expect(new Set(keys).size).toBe(3);
});

test('a refusal comes back with its field', async () => {
  const { act } = await acting('refused');
  const { done, refused } = await act.run({ visitId: 'v-1' });
  expect(done).toBeNull();
  expect(refused).toMatchObject([{ code: 'PERSON_BUSY', field: 'visitId', message: 'Brandt ist belegt.' }]);
});
