// The command bar by keys alone: what is typed is found in groups, arrows choose, Enter leads there, Esc leaves no trace.
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { office, viewer } from '#test/answers.ts';
import { findings } from '#test/support/axe.ts';
import { draw } from '#test/support/draw.ts';
import { clientOf } from '#test/support/link.ts';
import { HAM } from '#test/town.ts';
import CommandBar from './CommandBar.vue';
import type { Choice } from './found.ts';

const commands: Choice[] = [
  { id: 'raise', group: 'actions', label: 'Hinweis melden', note: '', to: '/raise' },
  { id: 'board', group: 'pages', label: 'Lagebild', note: '', to: '/board' },
];

async function bar(more: Record<string, unknown> = {}, old: Record<string, unknown> | null = null) {
  const answers = office(viewer('Dispo', ['DISPATCHER']));
  const { client, asked } = clientOf({ ...answers, byReference: old });
  const close = vi.fn<() => void>();
  const props = {
    commands,
    seeks: true,
    flag: (id: string) => `/flag/${id}`,
    visit: (id: string) => `/visit/${id}`,
    district: (id: string) => `/district/${id}`,
    person: (id: string) => `/person/${id}`,
    onClose: close,
    ...more,
  };
  const drawn = await draw(CommandBar, { props, client });
  return { ...drawn, asked, close };
}

const input = () => page.getByRole('combobox');
const options = (): string[] =>
  page
    .getByRole('option')
    .elements()
    .map((one) => one.textContent!.replaceAll(/\s+/g, ' ').trim());
const activeText = (): string => {
  const id = input().element().getAttribute('aria-activedescendant');
  return id ? document.getElementById(id)!.textContent!.replaceAll(/\s+/g, ' ').trim() : '';
};

test('the focus stands in the line; nothing typed shows what one can do and where one can go', async () => {
  await bar();
  await expect.element(input()).toHaveFocus();
  expect(options()).toEqual(['Hinweis melden', 'Lagebild']);
  expect(activeText()).toBe('Hinweis melden');
});

test('a reference without its hyphen finds the visit, and Enter goes there', async () => {
  const { router, close } = await bar();
  await userEvent.keyboard('b114');
  await expect.poll(activeText).toBe('B-114 beide zugesagt · Drewer-Nord');
  await userEvent.keyboard('{Enter}');
  expect(close).toHaveBeenCalledOnce();
  await expect.poll(() => router.currentRoute.value.path).toBe('/visit/v-114');
});

test('people, districts and flags stand in their groups; arrows go through all of them and around', async () => {
  await bar();
  await userEvent.keyboard('hamm');
  const name = String(HAM['name']);
  await expect.poll(() => options().some((text) => text.includes(name))).toBe(true);
  const all = options();
  expect(all.length).toBeGreaterThan(1);
  for (const text of all.slice(1)) {
    await userEvent.keyboard('{ArrowDown}');
    expect(activeText()).toBe(text);
  }
  await userEvent.keyboard('{ArrowDown}');
  expect(activeText()).toBe(all[0]);
  await userEvent.keyboard('{ArrowUp}');
  expect(activeText()).toBe(all.at(-1));
});

test('a reference from long ago is asked for by itself', async () => {
  const old = { __typename: 'Visit', id: 'v-old', reference: 'B-3', state: 'DONE', district: HAM };
  const { router, asked } = await bar({}, old);
  await userEvent.keyboard('b3');
  await expect.poll(() => options()[0]).toContain('B-3 ');
  expect(asked.find(({ name }) => name === 'ByReference')?.variables).toEqual({ reference: 'b3' });
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => router.currentRoute.value.path).toBe('/visit/v-old');
});

test('the group in which something begins with what is typed stands first', async () => {
  await bar();
  await userEvent.keyboard('drewer-n');
  await expect.poll(activeText).toBe('Drewer-Nord');
  await userEvent.keyboard('{Control>}a{/Control}hinw');
  await expect.poll(activeText).toBe('Hinweis melden');
});

test('Esc closes; who may find nothing is offered commands and asks the server nothing', async () => {
  const { close, asked } = await bar({ seeks: false });
  await userEvent.keyboard('b114');
  await expect.element(page.getByText('Dazu findet sich nichts.').first()).toBeVisible();
  expect(asked).toEqual([]);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => close.mock.calls.length).toBe(1);
});

test('axe finds nothing, light and dark', async () => {
  await bar();
  await userEvent.keyboard('drewer');
  await expect.poll(() => options().length).toBeGreaterThan(2);
  expect(await findings('light')).toEqual([]);
  expect(await findings('dark')).toEqual([]);
});
