// What of an address may be kept: codes and ids of known switches, in one order.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedQuery } from './saved-filter.rules';

const DISTRICT = '01987f3e-0000-7000-8000-000000000001';

describe('a filter that is kept', () => {
  it.each([
    ['bezirk=' + DISTRICT, 'bezirk=' + DISTRICT],
    [`stufe=ACUTE,HIGH&bezirk=${DISTRICT}`, `bezirk=${DISTRICT}&stufe=ACUTE,HIGH`],
    ['?ansicht=woche&art=RISK_VISIT', 'ansicht=woche&art=RISK_VISIT'],
  ])('%s is %s', (query, kept) => expect(checkedQuery(query)).toBe(kept));

  it.each([
    ['nothing', ''],
    ['a typed text', 'suche=Mustermann'],
    ['an unknown switch', 'name=x'],
    ['a value with words', 'bezirk=Familie%20M'],
    ['an empty value', 'bezirk='],
    ['the same switch twice', 'art=A&art=B'],
    ['a way elsewhere', 'bezirk=//host'],
    ['too much', `bezirk=${'a'.repeat(2000)}`],
  ])('is refused with %s', (_, query) => expect(() => checkedQuery(query)).toThrow('INVALID'));

  it('stays as it is when it is kept again', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom('bezirk', 'art', 'stufe', 'ansicht'), { minLength: 1 }),
        fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
        (names, value) => {
          const kept = checkedQuery(names.map((name) => `${name}=${value}`).join('&'));
          expect(checkedQuery(kept)).toBe(kept);
        },
      ),
    ));
});
