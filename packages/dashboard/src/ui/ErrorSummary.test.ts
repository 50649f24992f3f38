// What a form is refused for takes the focus and leads to the field.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { defineComponent, h, ref } from 'vue';
import { draw } from '#test/support/draw.ts';
import ErrorSummary, { type Refusal } from './ErrorSummary.vue';
import TextInput from './TextInput.vue';

async function form(refused: Refusal[]) {
  const Form = defineComponent(() => {
    const refusals = ref<Refusal[]>([]);
    const value = ref('');
    return () =>
      h('form', [
        h(ErrorSummary, { refusals: refusals.value }),
        h(TextInput, {
          name: 'name',
          label: 'Name',
          modelValue: value.value,
          refusal: refusals.value.find(({ field }) => field === 'name')?.message,
        }),
        h('button', { type: 'button', onClick: () => (refusals.value = refused) }, 'Senden'),
      ]);
  });
  await draw(Form);
  await page.getByRole('button', { name: 'Senden' }).click();
}

test('several refusals take the focus, count themselves, and each leads to its field', async () => {
  await form([
    { field: 'name', message: 'Der Name fehlt.' },
    { field: null, message: 'Die Frist liegt in der Vergangenheit.' },
  ]);
  await expect.poll(() => document.activeElement?.classList.contains('summary')).toBe(true);
  await expect.element(page.getByText('2 Angaben sind zu prüfen.')).toBeVisible();
  await page.getByRole('button', { name: 'Der Name fehlt.' }).click();
  await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveFocus();
});

test('the field names its refusal', async () => {
  await form([{ field: 'name', message: 'Der Name fehlt.' }]);
  await expect
    .element(page.getByRole('textbox', { name: 'Name' }))
    .toHaveAccessibleDescription('Der Name fehlt.');
});
