// Keys of one character do nothing until switched on, and never while somebody writes.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { draw } from '#test/support/draw.ts';
import { useKept } from '#ui/kept.ts';
import KeyMap from './KeyMap.vue';
import { actOf } from './letters.ts';

const off = { letters: false, question: true };
const on = { letters: true, question: true };
const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    target: document.body,
    ...more,
  }) as never;
const field = document.createElement('textarea');

test.each([
  ['Ctrl+K', press('k', { ctrlKey: true }), off, 'command'],
  ['⌘K', press('K', { metaKey: true }), off, 'command'],
  ['Ctrl+K in a field', press('k', { ctrlKey: true, target: field }), off, 'command'],
  ['?', press('?'), off, 'help'],
  ['? in a field', press('?', { target: field }), off, null],
  ['? switched off', press('?'), { letters: false, question: false }, null],
  ['H off', press('h'), off, null],
  ['H on', press('h'), on, 'raise'],
  ['H in a field', press('h', { target: field }), on, null],
  ['Ctrl+H', press('h', { ctrlKey: true }), on, null],
  ['X', press('x'), on, null],
  ['H while composing', press('h', { isComposing: true }), on, null],
] as const)('%s', (_, event, settings, expected) => expect(actOf(event, settings)).toBe(expected));

test('the map says all keys, and its switch turns letters on for this device', async () => {
  await draw(KeyMap);
  await expect.element(page.getByText('Hinweis melden')).toBeVisible();
  const letters = useKept('letters', false);
  expect(letters.value).toBe(false);
  await page.getByRole('checkbox', { name: 'Einzelne Buchstaben als Kürzel' }).click();
  expect([letters.value, localStorage.getItem('zuzweit.letters')]).toEqual([true, 'on']);
  await userEvent.keyboard(' ');
  expect(localStorage.getItem('zuzweit.letters')).toBeNull();
});
