// Whatever one session tries, in whatever order: after each transaction every visit has none or two.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { useDatabase } from './support/database';
import { broken, NOTHING_BROKEN, rawOffice } from './support/raw-office';
import { intent, perform } from './support/raw-writer';

const used = useDatabase();

test('no order of wishes breaks an invariant', async () => {
  const session = await used.db.session();
  const office = await rawOffice(session, 5, 4);
  const tried = { accepted: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(intent, { minLength: 1, maxLength: 8 }), async (wishes) => {
      for (const wish of wishes) {
        const accepted = await perform(session, office, wish);
        tried[accepted ? 'accepted' : 'refused']++;
        expect(await broken(session)).toEqual(NOTHING_BROKEN);
      }
    }),
    { numRuns: 20 },
  );
  expect(tried.accepted).toBeGreaterThan(10);
  expect(tried.refused).toBeGreaterThan(10);
}, 120_000);
