// A form in a drawer never loses the focus: it comes to its heading, and goes back to the drawer when it closes.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { defineComponent, h, ref } from 'vue';
import { draw, freshAt } from '#test/support/draw.ts';
import ActForm from './ActForm.vue';
import SideSheet from './SideSheet.vue';
import { useForm } from './useForm.ts';

const Drawer = defineComponent(() => {
  const form = useForm();
  const open = ref(false);
  return () =>
    h(SideSheet, { title: 'F-318' }, () =>
      open.value
        ? h(ActForm, { title: 'Übernehmen', form, act: 'Jetzt', onSubmit: () => (open.value = false) })
        : h('button', { onClick: () => (open.value = true) }, 'Öffnen'),
    );
});

test('opening and closing a form keeps the focus in the drawer', async () => {
  await draw(Drawer);
  await page.getByRole('button', { name: 'Öffnen' }).click();
  await expect.element(page.getByRole('heading', { name: 'Übernehmen' })).toHaveFocus();
  await page.getByRole('button', { name: 'Jetzt' }).click();
  await expect.element(page.getByRole('heading', { name: 'F-318' })).toHaveFocus();
});

test('without a connection the act is locked and says when it goes on', async () => {
  const fresh = freshAt(0);
  fresh.value = { ...fresh.value, offlineSince: 1 };
  await draw(Drawer, { fresh });
  await page.getByRole('button', { name: 'Öffnen' }).click();
  await expect.element(page.getByRole('button', { name: 'Jetzt' })).toBeDisabled();
  await expect.element(page.getByText('Geht wieder, sobald die Verbindung steht.')).toBeVisible();
});
