// Completion by keys alone: a word begun offers what fits, arrows and Enter take it, Esc and Tab leave one free.
import contractText from '@zuzweit/schema/schema.graphql?raw';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { defineComponent, h, ref } from 'vue';
import { readContract } from '#graphql/contract.ts';
import { findings } from '#test/support/axe.ts';
import { draw } from '#test/support/draw.ts';
import DocumentEditor from './DocumentEditor.vue';

const contract = readContract(contractText);

async function editor(begin: string) {
  const text = ref(begin);
  const run = vi.fn<() => void>();
  const frame = defineComponent(
    () => () =>
      h('div', [
        h(DocumentEditor, {
          contract,
          label: 'Dokument',
          modelValue: text.value,
          'onUpdate:modelValue': (to: string) => (text.value = to),
          onRun: run,
        }),
        h('button', 'danach'),
      ]),
  );
  await draw(frame);
  const area = page.getByRole('textbox').element() as HTMLTextAreaElement;
  area.focus();
  area.setSelectionRange(begin.length, begin.length);
  return { text, run, area };
}
const options = (): string[] =>
  page
    .getByRole('option')
    .elements()
    .map((one) => one.querySelector('.code')!.textContent!);

test('what is begun is offered, and Enter writes it at the caret', async () => {
  const { text, area } = await editor('{ districts { ');
  await userEvent.keyboard('na');
  await expect.poll(() => options()[0]).toBe('name');
  expect(area.getAttribute('aria-activedescendant')).toBe(page.getByRole('option').first().element().id);
  await userEvent.keyboard('{Enter}');
  expect(text.value).toBe('{ districts { name');
  expect(options()).toEqual([]);
  await userEvent.keyboard(' }');
  expect(text.value).toBe('{ districts { name }');
});

test('Ctrl+Space offers without a word; arrows choose; enum values come for their argument', async () => {
  const { text } = await editor('{ riskFlags(first: 1, levels: [');
  await userEvent.keyboard('{Control>} {/Control}');
  await expect.poll(options).toEqual(['ACUTE', 'HIGH', 'MEDIUM', 'LOW']);
  await userEvent.keyboard('{ArrowDown}{Tab}');
  expect(text.value).toBe('{ riskFlags(first: 1, levels: [HIGH');
});

test('Esc closes the list and nothing else; Tab then leaves the field', async () => {
  const { text, area } = await editor('{ dis');
  await userEvent.keyboard('t');
  await expect.poll(() => options().length).toBeGreaterThan(0);
  await userEvent.keyboard('{Escape}');
  expect([options(), document.activeElement]).toEqual([[], area]);
  await userEvent.keyboard('{Tab}');
  await expect.element(page.getByRole('button', { name: 'danach' })).toHaveFocus();
  expect(text.value).toBe('{ dist');
});

test('Ctrl+Enter runs, and adds no line', async () => {
  const { text, run } = await editor('{ districts { id } }');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect([run.mock.calls.length, text.value]).toEqual([1, '{ districts { id } }']);
});

test('axe finds nothing while the list is open', async () => {
  await editor('{ ');
  await userEvent.keyboard('o');
  await expect.poll(() => options().length).toBeGreaterThan(0);
  expect(await findings('light')).toEqual([]);
  expect(await findings('dark')).toEqual([]);
});
