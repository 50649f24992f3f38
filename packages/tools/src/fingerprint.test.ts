// A change in any room of the sources is a new build; what a build writes is none.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { fingerprint } from './fingerprint.ts';
import { inRoot } from './workspace.ts';

const place = `.cache/fingerprint-${process.pid}`;
const write = (name: string, text: string): void => {
  const folder = inRoot(place, ...name.split('/').slice(0, -1));
  mkdirSync(folder, { recursive: true });
  writeFileSync(inRoot(place, name), text);
};
afterAll(() => rmSync(inRoot(place), { recursive: true, force: true }));

it.each([
  ['src/districts/grouping.ts', true],
  ['src/distance.ts', true],
  ['dist/main.js', false],
  ['dist.next-12/main.js', false],
  ['src/grouping.test.ts', false],
])('%s counts: %s', (name, counts) => {
  write('src/main.ts', 'main');
  write(name, 'before');
  const before = fingerprint([place]);
  write(name, 'after');
  expect(fingerprint([place]) !== before).toBe(counts);
});
