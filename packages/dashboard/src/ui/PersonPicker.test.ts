// Who is free stands first, who is not says until when and never why, and one person cannot sit on both seats.
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { draw } from '#test/support/draw.ts';
import PersonPicker from './PersonPicker.vue';

const people = [
  { id: 'y', name: 'Mika Yıldız', note: 'Brassert', state: 'belegt bis 16:15', free: false },
  { id: 'k', name: 'Deniz Kaya', note: 'Drewer-Nord', state: 'frei', free: true },
  { id: 'b', name: 'Lena Brandt', note: 'Drewer-Nord', state: 'frei', free: true },
];
const many = [
  ...people,
  ...Array.from({ length: 8 }, (_, n) => ({ id: `p${n}`, name: `Person ${n}`, state: 'frei', free: true })),
];
const names = (): string[] =>
  page
    .getByRole('radio')
    .elements()
    .map((radio) => radio.closest('label')!.textContent!.replace(/\s+/g, ' ').trim());

test('the free ones stand first, and those who are not say until when', async () => {
  await draw(PersonPicker, { props: { name: 'first', label: 'Erste Person', people, modelValue: '' } });
  expect(names()).toEqual([
    'Deniz Kaya Drewer-Nord frei',
    'Lena Brandt Drewer-Nord frei',
    'Mika Yıldız Brassert belegt bis 16:15',
  ]);
});

test('who sits elsewhere already is not offered', async () => {
  await draw(PersonPicker, {
    props: { name: 'second', label: 'Zweite Person', people, taken: ['k'], modelValue: '' },
  });
  expect(names()).toHaveLength(2);
});

test('a name or a district narrows a long list', async () => {
  await draw(PersonPicker, { props: { name: 'first', label: 'Erste Person', people: many, modelValue: '' } });
  await page.getByRole('searchbox', { name: 'Erste Person suchen' }).fill('drewer');
  await expect.poll(names).toHaveLength(2);
});

test('the arrow keys choose', async () => {
  const chosen = vi.fn<(value: string) => void>();
  await draw(PersonPicker, {
    props: { name: 'first', label: 'Erste Person', people, modelValue: 'k', 'onUpdate:modelValue': chosen },
  });
  (page.getByRole('radio', { name: /Kaya/ }).element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(chosen).toHaveBeenCalledWith('b');
});
