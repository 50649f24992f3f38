// Nothing moves under the pointer: new rows wait, values change in place, and leaving lets everything in.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { defineComponent, h, shallowRef } from 'vue';
import { draw } from '#test/support/draw.ts';
import { useHeldList } from './useHeldList.ts';

interface Row {
  id: string;
  text: string;
}

async function board() {
  const all = shallowRef<readonly Row[]>([
    { id: 'a', text: 'F-317' },
    { id: 'b', text: 'F-315' },
  ]);
  const Board = defineComponent(() => {
    const { rows, waiting, release, hold } = useHeldList(all);
    return () => [
      h('section', { ...hold, style: { padding: '20px' } }, [
        h('button', { onClick: release }, `${waiting.value} warten`),
        h(
          'ol',
          rows.value.map((row) => h('li', { key: row.id }, row.text)),
        ),
      ]),
      h('button', { style: { marginTop: '200px' } }, 'draußen'),
    ];
  });
  await draw(Board);
  return all;
}
const shown = (): string[] =>
  page
    .getByRole('listitem')
    .elements()
    .map((row) => row.textContent ?? '');

test('while nobody is there, a new row comes in at its place', async () => {
  const all = await board();
  await userEvent.hover(page.getByRole('button', { name: 'draußen' }));
  all.value = [{ id: 'c', text: 'F-318' }, ...all.value];
  await expect.poll(shown).toEqual(['F-318', 'F-317', 'F-315']);
});

test('under the pointer new rows wait, values still change, and a tap lets the rows in', async () => {
  const all = await board();
  await userEvent.hover(page.getByText('F-315'));
  all.value = [
    { id: 'c', text: 'F-318' },
    { id: 'b', text: 'F-315 neu' },
    { id: 'a', text: 'F-317' },
  ];
  await expect.poll(shown).toEqual(['F-317', 'F-315 neu']);
  await page.getByRole('button', { name: '1 warten' }).click();
  await expect.poll(shown).toEqual(['F-318', 'F-315 neu', 'F-317']);
});

test('leaving lets everything in', async () => {
  const all = await board();
  await userEvent.hover(page.getByText('F-315'));
  all.value = [{ id: 'c', text: 'F-318' }, ...all.value];
  await expect.poll(shown).toEqual(['F-317', 'F-315']);
  await userEvent.hover(page.getByRole('button', { name: 'draußen' }));
  await expect.poll(shown).toEqual(['F-318', 'F-317', 'F-315']);
});

test('the focus inside holds the rows as the pointer does', async () => {
  const all = await board();
  await userEvent.hover(page.getByRole('button', { name: 'draußen' }));
  (page.getByRole('button', { name: '0 warten' }).element() as HTMLElement).focus();
  all.value = [{ id: 'c', text: 'F-318' }, ...all.value];
  await expect.element(page.getByRole('button', { name: '1 warten' })).toBeVisible();
  expect(shown()).toEqual(['F-317', 'F-315']);
});
