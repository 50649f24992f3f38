// In one column the board is read, tabbed and seen in the same order: what is open first, the districts last.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { office, viewer } from '#test/answers.ts';
import { draw } from '#test/support/draw.ts';
import { clientOf } from '#test/support/link.ts';
import { signedIn } from '#test/support/signed-in.ts';
import { playServer } from '#test/support/socket.ts';
import { disconnect } from '#graphql/connection.ts';
import BoardPage from './BoardPage.vue';

playServer();
beforeEach(() => signedIn(['DISPATCHER']));
afterEach(disconnect);

const routes = {
  board: '/lagebild',
  'new-flag': '/neu',
  flag: '/hinweis/:id',
  visit: '/besuch/:id',
  'new-visit': '/besuch-neu',
  duty: '/dienst',
  absence: '/abwesenheit',
  broken: '/abwesenheit/:id',
  'emergency-sheet': '/notfallblatt',
  'paper-forms': '/papier',
  deploy: '/einsatz',
  emergency: '/allein',
  district: '/bezirk/:id',
};

/** What one meets on the board from top to bottom: in the document, and on the screen. */
async function order(width: number) {
  await page.viewport(width, 900);
  const { client } = clientOf(office(viewer('Disposition', ['DISPATCHER'])));
  const screen = await draw(BoardPage, { client, routes, at: '/lagebild' });
  await expect.element(page.getByText(/F-318/).first()).toBeVisible();
  const names = ['Offene Hinweise', 'Wer ist dran', 'Wer fehlt', 'Marl-Hamm'];
  const found = names.map((name) => ({
    name,
    element: [...screen.container.querySelectorAll('h2, h3')].find((one) =>
      one.textContent!.trim().startsWith(name),
    ),
  }));
  expect(found.filter(({ element }) => !element)).toEqual([]);
  const inDocument = found
    .toSorted((a, b) =>
      a.element!.compareDocumentPosition(b.element!) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    )
    .map(({ name }) => name);
  const onScreen = found
    .toSorted((a, b) => a.element!.getBoundingClientRect().top - b.element!.getBoundingClientRect().top)
    .map(({ name }) => name);
  screen.unmount();
  return { inDocument, onScreen };
}

test('one column: open flags, who is on duty, who is away, then the districts', async () => {
  const { inDocument, onScreen } = await order(390);
  expect(inDocument).toEqual(['Offene Hinweise', 'Wer ist dran', 'Wer fehlt', 'Marl-Hamm']);
  expect(onScreen).toEqual(inDocument);
});

test('two columns: the districts stand above the flags', async () => {
  const { inDocument } = await order(1366);
  expect(inDocument).toEqual(['Marl-Hamm', 'Offene Hinweise', 'Wer ist dran', 'Wer fehlt']);
});
