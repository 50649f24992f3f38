// When a safety hint speaks, when it admits that nobody has looked at it for long, and that it takes two to silence it.
import { ErrorCode, Refusal } from '#kernel/refusal';

/** What somebody should know before they stand at the door: codes, never stories. */
export const SafetyHintCode = {
  /** Weapons are known of, or were seen. */
  WEAPON: 'WEAPON',
  /** Violence against visitors happened, or against somebody in the home. */
  VIOLENCE: 'VIOLENCE',
  /** A dog that is not to be trusted. */
  DOG: 'DOG',
  /** An infection against which one protects oneself. */
  INFECTION: 'INFECTION',
  /** Somebody has threatened people of the office. */
  THREAT: 'THREAT',
  /** No mobile reception: nobody can be called from there. */
  NO_RECEPTION: 'NO_RECEPTION',
} as const;
export type SafetyHintCode = (typeof SafetyHintCode)[keyof typeof SafetyHintCode];

/** A hint is looked at again after so many months, unless a day is named. */
const REVIEW_MONTHS = 6;
/** No hint about people goes unquestioned for longer. */
const REVIEW_MONTHS_MAX = 12;

/** Past its review it still speaks, and says that it is unreviewed. */
export const isUnreviewed = (reviewOn: Temporal.PlainDate, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(today, reviewOn) > 0;

/**
 * The day of the next review: the one named, or half a year ahead.
 * @throws Refusal IN_THE_PAST, INVALID (more than a year ahead), for the field `reviewOn`.
 */
export function checkedReview(
  said: Temporal.PlainDate | null | undefined,
  today: Temporal.PlainDate,
): Temporal.PlainDate {
  if (!said) return today.add({ months: REVIEW_MONTHS });
  const field = 'reviewOn';
  if (Temporal.PlainDate.compare(said, today) <= 0) throw new Refusal(ErrorCode.IN_THE_PAST, { field });
  if (Temporal.PlainDate.compare(said, today.add({ months: REVIEW_MONTHS_MAX })) > 0)
    throw new Refusal(ErrorCode.INVALID, {
      field,
      words: { because: 'REVIEW_TOO_FAR', limit: `${REVIEW_MONTHS_MAX}` },
    });
  return said;
}

/** A hint as removing reads it. */
export interface HintNow {
  removed: boolean;
  /** Principal that was first to say that it no longer holds; null when nobody has, or something came between. */
  proposedBy: string | null;
}

/**
 * Somebody says that it no longer holds: the first proposes, a second person's word removes.
 * @throws Refusal WRONG_STATE when it is gone, NEEDS_SECOND_PERSON when the same person says it again.
 */
export function remove({ removed, proposedBy }: HintNow, by: string): 'PROPOSED' | 'REMOVED' {
  if (removed) throw new Refusal(ErrorCode.WRONG_STATE, { words: { state: 'REMOVED', possible: '' } });
  if (proposedBy === null) return 'PROPOSED';
  if (proposedBy === by) throw new Refusal(ErrorCode.NEEDS_SECOND_PERSON);
  return 'REMOVED';
}

/**
 * What two spellings of one address share: street and number before the first comma, letters and digits only.
 * "Musterstraße 3 a, 45770 Marl" and "Muster Str. 3a" are one address. Null when nothing is left.
 */
export function addressKey(address: string | null | undefined): string | null {
  let key = (address ?? '')
    .split(',')[0]!
    .normalize('NFKC')
    .toLocaleLowerCase('de')
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '');
  while (key.includes('strasse')) key = key.replaceAll('strasse', 'str');
  return key === '' ? null : key;
}
