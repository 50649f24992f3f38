// The list of what a sick note broke can be reached again: from who is away to what nobody has covered yet.
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { office } from '#test/answers.ts';
import { absent, visits } from '#test/office.ts';
import { people } from '#test/town.ts';
import { findings } from '#test/support/axe.ts';
import { draw } from '#test/support/draw.ts';
import { clientOf } from '#test/support/link.ts';
import { signedIn } from '#test/support/signed-in.ts';
import AbsentBlock from './AbsentBlock.vue';
import BrokenDrawer from './BrokenDrawer.vue';

beforeEach(() => signedIn(['DISPATCHER']));

const assign = (id: string, stays?: string): string => `/besuch/${id}?bleibt=${stays}`;
async function drawer(waiting: object[]) {
  const node = { ...absent[0], broken: { visits: waiting, duties: [] } };
  const { client } = clientOf({ ...office(null), node });
  await draw(BrokenDrawer, { props: { id: 'a-1', assign, fill: () => '/dienst' }, client });
  await expect.element(page.getByRole('dialog', { name: 'Noch nicht ersetzt' })).toBeVisible();
}

test('who is away leads to what is not covered yet', async () => {
  const broken = (id: string): string => `/abwesenheit/${id}`;
  const { client } = clientOf(office(null));
  await draw(AbsentBlock, { props: { absent, report: '/abwesenheit', broken }, client });
  await expect
    .element(page.getByRole('link', { name: /Aydın fehlt seit .*Noch nicht ersetzt/ }))
    .toHaveAttribute('href', '/abwesenheit/a-1');
});

test('what waits stands there with who stays and the way to a substitute', async () => {
  await drawer([{ visit: visits[0], remaining: people.nowak }]);
  await expect.element(page.getByText('B-118 Marl-Hamm')).toBeVisible();
  await expect.element(page.getByText(/bleibt: Nowak/)).toBeVisible();
  await expect
    .element(page.getByRole('link', { name: 'Ersatz' }))
    .toHaveAttribute('href', '/besuch/v-118?bleibt=p-nowak');
  expect(await findings('light')).toEqual([]);
  expect(await findings('dark')).toEqual([]);
});

test('when all is covered it says so', async () => {
  await drawer([]);
  await expect.element(page.getByText('Alles ist ersetzt oder nicht mehr nötig.')).toBeVisible();
});
