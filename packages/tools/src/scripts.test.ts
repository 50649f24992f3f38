// The limit of a first page can be missed: a build that is just too big is refused by name, one that fits is not.
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { scriptsByRoute, tooMuchAtFirst } from './scripts.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** A build whose entry has 100 kB that do not shrink, and whose board has so many more. */
function built(boardKb: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'zuzweit-build-'));
  folders.push(folder);
  const chunk = (file: string, kb: number, imports: string[] = []) => {
    writeFileSync(join(folder, file), randomBytes(kb * 1000));
    return { file, imports };
  };
  mkdirSync(join(folder, '.vite'));
  writeFileSync(
    join(folder, '.vite/manifest.json'),
    JSON.stringify({
      'index.html': chunk('index.js', 60, ['_kit.js']),
      '_kit.js': chunk('kit.js', 40),
      '_board.js': chunk('part.js', boardKb - 10, ['_kit.js']),
      'src/pages/BoardPage.vue': chunk('board.js', 10, ['index.html', '_board.js']),
      'src/pages/SignInPage.vue': chunk('sign-in.js', 1),
    }),
  );
  return folder;
}

test('a page counts with the entry and all it imports, each once', () => {
  const sizes = scriptsByRoute(built(50));
  expect(sizes['jsKbEntry']).toBeCloseTo(100, 0);
  expect(sizes['jsKbBoard']).toBeCloseTo(150, 0);
});

test('a board above the limit is refused, one below is not', () => {
  expect(tooMuchAtFirst(built(78))).toBeUndefined();
  expect(tooMuchAtFirst(built(82))).toMatch(/^jsKbBoard: 182\.\d kB of JavaScript \(gzip\), at most 180/);
});

test('a first page that is not there is not taken for a small one', () => {
  const folder = built(50);
  writeFileSync(join(folder, '.vite/manifest.json'), JSON.stringify({ 'index.html': { file: 'index.js' } }));
  expect(tooMuchAtFirst(folder)).toContain('There is no BoardPage in the build.');
});
