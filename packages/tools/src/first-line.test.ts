// A file opens with the one rule that it holds.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { filesBelow } from './files.ts';
import { inRoot } from './workspace.ts';

const notOurs = /(^|\/)(node_modules|dist(\.[^/]*)?|generated|public)(\/|$)/;
const comment: Record<string, RegExp> = { '.ts': /^(\/\/ |\/\*\* )\S/, '.vue': /^<!-- \S/ };
const files = ['packages', 'e2e', 'vitest.config.ts', 'oxlint.config.ts']
  .flatMap((path) => filesBelow(path, notOurs))
  .filter((path) => comment[suffix(path)] && !path.endsWith('.tmp.config.ts'));

test('every source file says its rule on the first line', () => {
  expect(files.length).toBeGreaterThan(30);
  expect(files.filter((file) => !comment[suffix(file)]!.test(text(file)))).toEqual([]);
});

test('no source file has more than 300 lines', () => {
  expect(files.filter((file) => text(file).trimEnd().split('\n').length > 300)).toEqual([]);
});

function suffix(path: string): string {
  return path.slice(path.lastIndexOf('.'));
}

function text(path: string): string {
  return readFileSync(inRoot(path), 'utf8');
}
