// A day and a time are Marl's, whatever the browser thinks; half an entry is none.
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { draw } from '#test/support/draw.ts';
import DateTimeField from './DateTimeField.vue';

const at = '2026-11-24T15:30:00Z';

test('shows the wall clock of Marl and reads it back', async () => {
  const written = vi.fn<(value: string) => void>();
  await draw(DateTimeField, {
    props: { name: 'from', label: 'Beginn', modelValue: at, 'onUpdate:modelValue': written },
  });
  const time = page.getByRole('textbox', { name: 'Beginn, Uhrzeit' });
  await expect.element(time).toHaveValue('16:30');
  await time.fill('1745');
  (time.element() as HTMLElement).blur();
  expect(written).toHaveBeenLastCalledWith('2026-11-24T16:45:00Z');
});

test('what is no time empties the value', async () => {
  const written = vi.fn<(value: string) => void>();
  await draw(DateTimeField, {
    props: { name: 'from', label: 'Beginn', modelValue: at, 'onUpdate:modelValue': written },
  });
  const time = page.getByRole('textbox', { name: 'Beginn, Uhrzeit' });
  await time.fill('mittag');
  (time.element() as HTMLElement).blur();
  expect(written).toHaveBeenLastCalledWith('');
});

test('a preset is one tap', async () => {
  const written = vi.fn<(value: string) => void>();
  const presets = [{ at: '2026-11-24T16:00:00Z', label: 'in 30 min' }];
  await draw(DateTimeField, {
    props: { name: 'due', label: 'Bis wann', modelValue: at, presets, 'onUpdate:modelValue': written },
  });
  await page.getByRole('button', { name: 'in 30 min' }).click();
  expect(written).toHaveBeenCalledWith('2026-11-24T16:00:00Z');
});
