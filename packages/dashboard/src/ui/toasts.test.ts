// Undo is offered for thirty seconds, is a second act, and says when it was refused.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { nextTick } from 'vue';
import { draw } from '#test/support/draw.ts';
import ToastStack from './ToastStack.vue';
import { dismissAll, show, useToasts } from './toasts.ts';

const toasts = useToasts();
beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => {
  dismissAll();
  vi.useRealTimers();
});

test('the way back is open for thirty seconds and then gone', async () => {
  await draw(ToastStack);
  show('B-117 ist Sommer und Aksoy zugewiesen.', async () => null);
  await expect.element(page.getByRole('button', { name: 'Rückgängig' })).toBeVisible();
  vi.advanceTimersByTime(29_000);
  expect(toasts.value).toHaveLength(1);
  vi.advanceTimersByTime(1000);
  await nextTick();
  expect(toasts.value).toHaveLength(0);
});

test('taking back calls the second act once and says that it worked', async () => {
  const undo = vi.fn<() => Promise<null>>(async () => null);
  await draw(ToastStack);
  show('B-117 ist Sommer und Aksoy zugewiesen.', undo);
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect.element(page.getByRole('region').getByText('Zurückgenommen.')).toBeVisible();
  expect(undo).toHaveBeenCalledOnce();
  expect(page.getByRole('button', { name: 'Rückgängig' }).elements()).toHaveLength(0);
  await expect.element(page.getByRole('status')).toHaveTextContent('Zurückgenommen.');
});

test('a refused way back says why', async () => {
  await draw(ToastStack);
  show('B-117 ist ohne Paar.', async () => 'Aksoy ist seit 14:38 für B-119 eingeteilt.');
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect
    .element(page.getByRole('region').getByText('Aksoy ist seit 14:38 für B-119 eingeteilt.'))
    .toBeVisible();
});

test('what cannot be taken back can be closed', async () => {
  await draw(ToastStack);
  show('F-318 ist übernommen.');
  await page.getByRole('button', { name: 'Schließen' }).click();
  expect(toasts.value).toHaveLength(0);
});
