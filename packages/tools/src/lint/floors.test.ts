// Every line of the two tables refuses what it should, and lets pass what it should.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bin, inRoot } from '#tools/workspace.ts';
import { lintConfig } from './config.ts';
import { samples } from './samples.ts';

interface Finding {
  filename: string;
  code: string;
  help?: string;
}

const folder = mkdtempSync(join(tmpdir(), 'zuzweit-lint-'));
let findings: Finding[] = [];

beforeAll(() => {
  for (const { path, text } of samples) write(path, text);
  write('.oxlintrc.json', JSON.stringify(lintConfig));
  // What the linter resolves "#room/" by.
  for (const file of ['tsconfig.json', 'packages/server/package.json', 'packages/server/tsconfig.json']) {
    cpSync(inRoot(file), join(folder, file));
  }
  const { stdout } = spawnSync(bin('oxlint'), ['-f', 'json', '.'], { cwd: folder, encoding: 'utf8' });
  findings = (JSON.parse(stdout) as { diagnostics: Finding[] }).diagnostics;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('no two samples share a file', () => {
  expect(new Set(samples.map(({ path }) => path)).size).toBe(samples.length);
});

test.each(samples)('$title', ({ path, code, says }) => {
  const here = findings.filter(({ filename }) => filename === path);
  if (!code) return expect(here).toEqual([]);
  expect(here.map((finding) => finding.code)).toContain(code);
  if (says)
    expect(
      here
        .filter((finding) => finding.code === code)
        .map(({ help }) => help ?? '')
        .join(),
    ).toContain(says);
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
