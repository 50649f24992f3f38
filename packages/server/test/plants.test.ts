// Every planted fault still fits the source it is planted in, and names a check that there is.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applied } from '#proof/bundle';
import { CHECKS } from '#proof/checks';
import { PLANTS } from '#proof/plants';

describe('planted faults', () => {
  it.each(PLANTS.map((plant) => [plant.name, plant] as const))('%s', (_name, { check, edits }) => {
    expect(CHECKS.map(({ id }) => id)).toContain(check);
    const texts = new Map<string, string>();
    for (const edit of edits) {
      const text =
        texts.get(edit.file) ?? readFileSync(new URL(`../src/${edit.file}`, import.meta.url), 'utf8');
      texts.set(edit.file, applied(text, edit));
    }
    expect(edits.length).toBeGreaterThan(0);
  });

  it('checks have identifiers of their own', () => {
    expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
  });
});
