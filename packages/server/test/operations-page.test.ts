// The page for whoever runs it names every setting and every figure, and none that is not there.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Environment } from '#config';
import { METRICS } from '#platform/metric-names';

const page = readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8');
/** First cells of the table rows that hold one word in code. */
const rows = (word: RegExp) => [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name!).filter((name) => word.test(name)); // prettier-ignore

it('has a row for each setting', () => {
  expect(rows(/^[A-Z_]+$/).sort()).toEqual(Object.keys(Environment.entries).sort());
});

it('has a row for each figure', () => {
  expect(rows(/^zuzweit_/).sort()).toEqual(
    Object.values(METRICS)
      .map(({ name }) => name)
      .sort(),
  );
});
