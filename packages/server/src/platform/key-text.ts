// Values as text to remember something by; what has no bottom is remembered by nobody.

/** JSON of a value, or null where it lies so deep that writing it down would end the stack. */
export function keyText(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}
