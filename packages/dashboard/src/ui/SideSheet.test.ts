// A drawer takes the focus, closes on Esc, gives the focus back, and leaves the board beside it alive.
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { defineComponent, h, ref } from 'vue';
import { draw } from '#test/support/draw.ts';
import SideSheet from './SideSheet.vue';
import ToastStack from './ToastStack.vue';
import { dismissAll, show } from './toasts.ts';

async function board() {
  const closed = vi.fn<() => void>();
  const Board = defineComponent(() => {
    const open = ref(false);
    const close = (): void => {
      open.value = false;
      closed();
    };
    return () => [
      h('main', { id: 'content', tabindex: -1 }, [
        h('button', { onClick: () => (open.value = true) }, 'F-318'),
      ]),
      open.value ? h(SideSheet, { title: 'F-318 Marl-Hamm', onClose: close }, () => h('p', 'Inhalt')) : null,
    ];
  });
  await draw(Board);
  await page.getByRole('button', { name: 'F-318' }).click();
  return closed;
}

test('the focus comes to the heading and goes back to where it was', async () => {
  await board();
  await expect.element(page.getByRole('dialog', { name: 'F-318 Marl-Hamm' })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'F-318 Marl-Hamm' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('button', { name: 'F-318' })).toHaveFocus();
});

test('the focus goes to the heading when what held it is gone after an act', async () => {
  const Acts = defineComponent(() => {
    const done = ref(false);
    return () =>
      h(SideSheet, { title: 'F-318 Marl-Hamm', onClose: () => {} }, () =>
        done.value ? h('p', 'getan') : h('button', { onClick: () => (done.value = true) }, 'Tun'),
      );
  });
  await draw(Acts);
  await expect.element(page.getByRole('heading', { name: 'F-318 Marl-Hamm' })).toHaveFocus();
  (page.getByRole('button', { name: 'Tun' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('getan')).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'F-318 Marl-Hamm' })).toHaveFocus();
});

test('F6 leads out of the drawer to the way back, and back again', async () => {
  const undo = vi.fn<() => Promise<null>>(async () => null);
  const Both = defineComponent(() => () => [
    h(SideSheet, { title: 'B-196', onClose: () => {} }, () => h('button', 'Weiter')),
    h(ToastStack),
  ]);
  await draw(Both);
  show('B-196 hat ein Paar.', undo);
  const back = page.getByRole('button', { name: 'Rückgängig' });
  await expect.element(back).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'B-196' })).toHaveFocus();
  await userEvent.keyboard('{F6}');
  await expect.element(back).toHaveFocus();
  await userEvent.keyboard('{F6}');
  await expect.element(page.getByRole('heading', { name: 'B-196' })).toHaveFocus();
  await userEvent.keyboard('{F6}{Enter}');
  expect(undo).toHaveBeenCalledOnce();
  dismissAll();
  await expect.element(page.getByRole('heading', { name: 'B-196' })).toHaveFocus();
});

test('a click on the board leaves it open', async () => {
  const closed = await board();
  document.body.click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  expect(closed).not.toHaveBeenCalled();
});

test('the button closes it', async () => {
  const closed = await board();
  await page.getByRole('button', { name: 'Schließen' }).click();
  expect(closed).toHaveBeenCalledOnce();
});

test('a long text without anything to reach can be scrolled by keys', async () => {
  await page.viewport(640, 400);
  const Long = defineComponent(() => {
    const reached = ref(false);
    return () => [
      h(SideSheet, { title: 'Büro', onClose: () => {} }, () => [
        ...Array.from({ length: 40 }, (_, at) => h('p', `Zeile ${at}`)),
        reached.value ? h('button', 'Ändern') : null,
      ]),
      h('button', { id: 'more', onClick: () => (reached.value = true) }, 'mehr'),
    ];
  });
  const screen = await draw(Long);
  const body = (): HTMLElement => document.querySelector('.sheet > .body')!;
  await expect.poll(() => body().tabIndex).toBe(0);
  document.getElementById('more')!.click();
  await expect.poll(() => body().hasAttribute('tabindex')).toBe(false);
  screen.unmount();
});
