// What a written text may be: long enough, short enough, and of characters that every system can keep.
import { ErrorCode, Refusal } from './refusal';

export interface TextLimits {
  /** Most characters, counted as a reader counts them. */
  max: number;
  /** Whether something must be said. */
  required?: boolean;
}

/** U+0000 cannot be stored; the other control characters say nothing. Tab and line breaks may stay. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/**
 * The text without spaces around it, or null when nothing is said.
 * @throws Refusal INVALID for the field, when it is too long, missing, or carries characters that cannot be kept.
 */
export function checkedText(
  text: string | null | undefined,
  field: string,
  { max, required = false }: TextLimits,
): string | null {
  const said = text?.trim() ?? '';
  if (CONTROL.test(said) || !said.isWellFormed()) throw new Refusal(ErrorCode.INVALID, { field });
  if (said === '') {
    if (required) throw new Refusal(ErrorCode.INVALID, { field, words: { because: 'REQUIRED' } });
    return null;
  }
  if ([...said].length > max)
    throw new Refusal(ErrorCode.INVALID, { field, words: { because: 'TOO_LONG', limit: `${max}` } });
  return said;
}

const PHONE = /^[+0-9][0-9 ()/-]{2,39}$/;

/** A telephone number as somebody wrote it, or null when nothing is said. @throws Refusal INVALID for the field. */
export function checkedPhone(text: string | null | undefined, field: string): string | null {
  const said = text?.trim() ?? '';
  if (said === '') return null;
  if (!PHONE.test(said)) throw new Refusal(ErrorCode.INVALID, { field, words: { because: 'PHONE' } });
  return said;
}
