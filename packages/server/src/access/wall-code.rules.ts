// The code that opens a screen: short enough to be typed with a remote control, long enough not to be guessed.

/** Without letters that look like digits, and without U, so that no word comes of it. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;
const GROUP = 4;

/** Twelve characters (60 bits) out of at least as many random bytes, in groups: `7K2M-QX4T-09HB`. */
export function codeFrom(bytes: Uint8Array): string {
  const letters = Array.from(bytes.subarray(0, LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]);
  return letters.join('').replace(new RegExp(`(.{${GROUP}})(?=.)`, 'g'), '$1-');
}

/** What somebody typed, as it was meant: without spaces and dashes, O and I and L read as digits; null when it is no code. */
export function readCode(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return plain.length === LENGTH && [...plain].every((letter) => ALPHABET.includes(letter)) ? plain : null;
}
