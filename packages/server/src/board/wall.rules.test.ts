// A wall says no more of a person than its office chose.
import { describe, expect, it } from 'vitest';
import { initials, named } from './wall.rules';

describe('somebody on duty', () => {
  it.each([
    ['Ayşe Yıldız', 'A. Y.'],
    ['Jan von der Heide', 'J. H.'],
    ['Anna-Lena Groß', 'A. G.'],
    ['ilse øst', 'I. Ø.'],
    ['Kaya', 'K.'],
  ])('%s is %s', (name, expected) => expect(initials(name)).toBe(expected));

  it.each([
    ['NAME', 'de', 'Deniz Kaya'],
    ['INITIALS', 'de', 'D. K.'],
    ['ROLE', 'de', 'Fachkraft'],
    ['ROLE', 'en', 'Professional'],
    [undefined, 'de', 'Fachkraft'],
  ] as const)('is named by %s in %s: %s', (naming, language, expected) =>
    expect(named({ name: 'Deniz Kaya', leads: false }, naming, language)).toBe(expected),
  );

  it('is the lead where names are not shown', () =>
    expect(named({ name: 'Deniz Kaya', leads: true }, 'ROLE', 'de')).toBe('Leitung'));
});
