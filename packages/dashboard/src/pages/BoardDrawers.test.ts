// A drawer whose code does not come without a net says so, keeps the address, and gives the focus back when it is closed.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { defineComponent, h } from 'vue';
import { RouterLink, useRoute } from 'vue-router';
import { office } from '#test/answers.ts';
import { findings } from '#test/support/axe.ts';
import { draw } from '#test/support/draw.ts';
import { clientOf } from '#test/support/link.ts';
import { signedIn } from '#test/support/signed-in.ts';
import BoardDrawers from './BoardDrawers.vue';
import { boardPlaces } from './board.routes.ts';
import { drawers, notFetched } from './drawers.ts';

const { flag } = drawers;
beforeEach(() => signedIn(['DISPATCHER']));
afterEach(() => {
  drawers.flag = flag;
  notFetched.value = false;
});

const routes = {
  board: '/lagebild',
  flag: '/hinweis/:id',
  'plan-for-flag': '/hinweis/:id/besuch',
  visit: '/besuch/:id',
};

/** A board with one flag on it, and its drawers. */
async function board() {
  const Board = defineComponent(() => {
    const route = useRoute();
    return () => [
      h(
        'main',
        { id: 'content', tabindex: -1 },
        h(RouterLink, { to: '/hinweis/f-318' }, () => 'F-318'),
      ),
      h(BoardDrawers, { places: boardPlaces(route), flags: [] }),
    ];
  });
  const { client } = clientOf(office(null));
  return draw(Board, { client, routes, at: '/lagebild' });
}

test('without its code the drawer says why, and closing leads back to what opened it', async () => {
  drawers.flag = () => Promise.reject(new TypeError('Failed to fetch'));
  const { router } = await board();
  const link = page.getByRole('link', { name: 'F-318' });
  (link.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  const sheet = page.getByRole('dialog');
  await expect.element(sheet).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Noch einmal laden' })).toBeVisible();
  expect(router.currentRoute.value.path).toBe('/hinweis/f-318');
  expect(await findings('light')).toEqual([]);
  expect(await findings('dark')).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await expect.element(link).toHaveFocus();
  expect(router.currentRoute.value.path).toBe('/lagebild');
});

test('with its code it opens, and closing leads back to what opened it', async () => {
  await board();
  const link = page.getByRole('link', { name: 'F-318' });
  (link.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('dialog', { name: /F-318/ })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(link).toHaveFocus();
});
