// A code survives being read aloud and typed again.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeFrom, readCode } from './wall-code.rules';

const bytes = fc.uint8Array({ minLength: 12, maxLength: 12 });

it('is read back from whatever way it is typed', () =>
  fc.assert(
    fc.property(bytes, (random) => {
      const code = codeFrom(random);
      expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      const plain = code.replaceAll('-', '');
      expect(readCode(code)).toBe(plain);
      expect(readCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(plain);
      expect(readCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(plain);
    }),
  ));

it.each(['', '7K2M', '7K2M-QX4T-09H', '7K2M-QX4T-09HBB', '7K2M-QX4T-09H!', 'UUUU-UUUU-UUUU'])(
  '%s is no code',
  (typed) => expect(readCode(typed)).toBeNull(),
);
