// A filter is chosen with one key press, and what is kept of an address are its switches, never typed text.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { office, viewer } from '#test/answers.ts';
import { draw } from '#test/support/draw.ts';
import { clientOf } from '#test/support/link.ts';
import SavedFilters from './SavedFilters.vue';
import { keptPart, switchesOf } from './keptPart.ts';

test.each([
  [{ bezirk: 'd-1', suche: 'Name', tag: '2026-11-24', tun: 'zuweisen' }, 'bezirk=d-1'],
  [{ ansicht: 'woche', art: 'RISK_VISIT', bezirk: ['a', 'b'] }, 'art=RISK_VISIT&ansicht=woche'],
  [{ suche: 'Name' }, ''],
])('of %o stays “%s”', (query, kept) => {
  expect(keptPart(query)).toBe(kept);
  expect(keptPart(switchesOf(kept))).toBe(kept);
});

test('the own filters stand in a window; one leads to its view', async () => {
  const { client, asked } = clientOf(office(viewer('Dispo', ['DISPATCHER'])));
  const to = (query: Record<string, string>) => ({ path: '/board', query });
  const { router } = await draw(SavedFilters, { props: { view: 'BOARD', to }, client });
  await expect.poll(() => asked.map(({ variables }) => variables)).toEqual([{ view: 'BOARD' }]);
  await page.getByRole('button', { name: /Gespeicherte Filter/ }).click();
  await expect.element(page.getByText(/Erst einen Bezirk/)).toBeVisible();
  await page.getByRole('link', { name: 'Hamm' }).click();
  await expect.poll(() => router.currentRoute.value.fullPath).toBe('/board?bezirk=d-ham');
});
