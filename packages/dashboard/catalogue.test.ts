// No module says a word before it is there: found by imports and by keys, whole or begun.
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { comesWith, keysOf, partOf, saidIn } from './catalogue.ts';
import german from './src/locales/de.json' with { type: 'json' };

const modules = new Map([
  [
    'main.ts',
    "import App from '#app/App.vue';\nimport type { No } from './typed.ts';\nvoid import('./late.ts');",
  ],
  [
    'app/App.vue',
    '<script setup>\nimport {\n  one,\n} from "../ui/one.ts";\nimport "#ui/side.ts";\n</script>',
  ],
  ['ui/one.ts', "export { two } from './two.ts';"],
  ['ui/two.ts', "export * from '#ui/one.ts'; // back again"],
  ['ui/side.ts', ''],
  ['typed.ts', ''],
  ['late.ts', ''],
]);

test('a page comes with what it imports, not with types and not with what it fetches later', () => {
  expect([...comesWith(['main.ts'], modules)].toSorted()).toEqual([
    'app/App.vue',
    'main.ts',
    'ui/one.ts',
    'ui/side.ts',
    'ui/two.ts',
  ]);
});

test.each([
  ["say('flag.taken')", 'flag.taken', true],
  ["say('brand')", 'brand', true],
  ["say('flag.taken')", 'flag.takenBy', false],
  [':label="say(`urgency.${visit.urgency}`)"', 'urgency.TODAY', true],
  ['say(`visit.state${name}`)', 'visit.stateDue', true],
  ["say(('deed.' + kind) as Word)", 'deed.RAISED', true],
  ["title: 'nav.board'", 'nav.board', true],
  ['// about flag.taken', 'flag.taken', false],
])('%s says %s: %s', (code, key, said) => {
  expect(saidIn(code)(key)).toBe(said);
});

test('the two parts of a catalogue are all of it', () => {
  const tree = { a: { x: '1', y: { z: '2' } }, b: '3' };
  const first = partOf(tree, (key) => key === 'a.y.z');
  const rest = partOf(tree, (key) => key !== 'a.y.z');
  expect(first).toEqual({ a: { y: { z: '2' } } });
  expect(rest).toEqual({ a: { x: '1' }, b: '3' });
  expect([...keysOf(first), ...keysOf(rest)].toSorted()).toEqual(keysOf(tree).toSorted());
});

test('every word is said by a module that names it, so that none is left where nobody fetches it', () => {
  const src = fileURLToPath(new URL('./src/', import.meta.url));
  const says = globSync('**/*.{ts,vue}', { cwd: src })
    .filter((file) => !file.includes('generated/') && !file.endsWith('.test.ts'))
    .map((file) => saidIn(readFileSync(src + file, 'utf8')));
  expect(keysOf(german).filter((key) => !says.some((said) => said(key)))).toEqual([]);
});
