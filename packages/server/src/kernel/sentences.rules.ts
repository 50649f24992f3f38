// One calm sentence for every code, in German and English: what is, and what can be done. No blame.
import type { FailureCode } from './failure';
import type { ErrorCode, Refusal } from './refusal';
import { spokenInterval, spokenTime } from './spoken-time.rules';
import { ACTS, DEEDS, REASONS, STATES, term, TIMES } from './terms.rules';
import type { Language } from './viewer';

/**
 * What a sentence may put in; each is optional. `name`, `subject` (a reference), `limit`, `incident` are
 * shown as they are; `from`, `until`, `time` are instants in ISO 8601; `state`, `what` (an input field),
 * `because`, `did` (a kind of fact) and `possible` (acts, comma between) are keys of the tables in
 * `terms.rules.ts`; `begins` is an instant, `by` and `pair` are names.
 */
export type Words = Readonly<Record<string, string>>;

type Code = ErrorCode | FailureCode;
type Say = (words: Words) => string;

const instant = (text: string | undefined) => (text === undefined ? null : Temporal.Instant.from(text));

/** "am 24.11. von 15:00 bis 16:00 ", with a space behind it, or nothing. */
function span(words: Words, language: Language): string {
  const from = instant(words['from']);
  return from ? `${spokenInterval({ from, until: instant(words['until']) }, language)} ` : '';
}

function time(words: Words, language: Language): string | null {
  const at = instant(words['time']);
  return at && spokenTime(at, language);
}

function possible(words: Words, language: Language, before: string, nothing: string): string {
  if (words['possible'] === undefined) return '';
  const acts = words['possible'].split(',').flatMap((act) => term(ACTS, act, language) ?? []);
  return acts.length > 0 ? ` ${before} ${acts.join(', ')}.` : ` ${nothing}`;
}

/** Who was faster and with what: " am 24.11. 14:38 von Schröder" and " (Paar zugewiesen: Kaya · Brandt, ab 24.11. 15:00)". */
function faster(words: Words, language: Language): { when: string; did: string } {
  const de = language === 'de';
  const at = time(words, language);
  const begins = instant(words['begins']);
  const outcome = [words['pair'], begins && `${de ? 'ab' : 'from'} ${spokenTime(begins, language)}`].filter(
    Boolean,
  );
  const deed = term(DEEDS, words['did'], language);
  const by = words['name'] ?? words['by'];
  return {
    when: `${by ? (de ? ` von ${by}` : ` by ${by}`) : ''}${at ? (de ? ` um ${at}` : ` at ${at}`) : ''}`,
    did: deed ? ` (${[deed, outcome.join(', ')].filter(Boolean).join(': ')})` : '',
  };
}

/** Which visit takes the person, who said so and since when. */
function inTheWay(words: Words, language: Language): string {
  if (!words['subject']) return '';
  const { by } = words;
  const at = time(words, language);
  const since =
    language === 'de'
      ? `${by ? `, von ${by}` : ''}${at ? `, seit ${at}` : ''}`
      : `${by ? `, by ${by}` : ''}${at ? `, since ${at}` : ''}`;
  return ` (${words['subject']}${since})`;
}

function reason(words: Words, language: Language): string | undefined {
  return term(REASONS, words['because'], language)?.replace(
    '{limit}',
    time(words, language) ?? words['limit'] ?? '–',
  );
}

const de: Record<Code, Say> = {
  SAME_PERSON: ({ name }) =>
    `Immer zu zweit: Ein Paar sind zwei verschiedene Personen${name ? `, ${name} steht auf beiden Plätzen` : ''}. Für den zweiten Platz passt jemand anderes.`,
  PERSON_BUSY: (words) =>
    `${words['name'] ?? 'Diese Person'} ist ${span(words, 'de')}schon eingeteilt${inTheWay(words, 'de')}. Eine andere Zeit oder eine andere Person passt.`,
  PERSON_NOT_ELIGIBLE: ({ name }) =>
    `${name ?? 'Diese Person'} kann diesen Platz nicht einnehmen. Eine andere Fachkraft passt.`,
  WRONG_STATE: (words) =>
    `${words['subject'] ?? 'Der Vorgang'} ist ${term(STATES, words['state'], 'de') ?? 'schon weiter'}; dieser Schritt passt dazu nicht.` +
    possible(words, 'de', 'Möglich ist:', 'Daran ändert sich nichts mehr.'),
  CONFLICT: (words) => {
    const { when, did } = faster(words, 'de');
    return `${words['subject'] ?? 'Der Vorgang'} wurde${when || ' inzwischen'} geändert${did}. Mit dem neuen Stand lässt sich neu entscheiden.`;
  },
  IDEMPOTENCY_MISMATCH: () =>
    'Dieser Schlüssel gehört zu einer anderen Eingabe. Eine neue Eingabe braucht einen neuen Schlüssel.',
  IN_PROGRESS: () => 'Dieselbe Eingabe wird gerade bearbeitet. In wenigen Sekunden steht das Ergebnis fest.',
  IN_THE_PAST: (words) =>
    `${term(TIMES, words['what'], 'de') ?? 'Die Zeit'} liegt in der Vergangenheit. Ein späterer Zeitpunkt passt.`,
  END_BEFORE_START: () => 'Das Ende liegt nicht nach dem Beginn. Ein späteres Ende passt.',
  NOT_FOUND: ({ subject }) =>
    `${subject ?? 'Das Gesuchte'} ist nicht vorhanden oder mit dieser Anmeldung nicht zu sehen. Die Liste zeigt, was offen steht.`,
  FORBIDDEN: ({ subject }) =>
    `${subject ?? 'Dieser Schritt'} steht mit dieser Anmeldung nicht offen. Rechte vergibt die Verwaltung.`,
  INVALID: (words) => reason(words, 'de') ?? 'Diese Angabe passt hier nicht. Ein anderer Wert ist nötig.',
  RATE_LIMITED: (words) =>
    `Im Moment sind keine weiteren Versuche möglich. ${time(words, 'de') ? `Ab ${time(words, 'de')} geht es weiter.` : 'In einer Minute geht es weiter.'}`,
  WRONG_CREDENTIALS: () =>
    'Name und Passwort gehören nicht zusammen. Ein neuer Versuch ist möglich; ein neues Passwort vergibt die Verwaltung.',
  NEEDS_SECOND_PERSON: ({ name }) =>
    `Dafür braucht es zwei Personen. ${name ? `${name} hat es vorgeschlagen. ` : ''}Bestätigen kann eine zweite Person mit eigener Anmeldung.`,
  UNAUTHENTICATED: () => 'Dafür ist eine Anmeldung oder ein gültiger Schlüssel nötig.',
  BAD_USER_INPUT: () => 'Eine Angabe passt nicht zu ihrem Typ. Das Schema nennt den passenden.',
  GRAPHQL_PARSE_FAILED: () => 'Das ist kein lesbares GraphQL. Der genannte Ort zeigt, wo das Lesen endet.',
  GRAPHQL_VALIDATION_FAILED: () => 'Die Anfrage passt nicht zum Schema. Der genannte Ort zeigt, wo.',
  TOO_COMPLEX: ({ limit }) =>
    `Die Anfrage ist zu umfangreich${limit ? ` (möglich sind ${limit})` : ''}. Weniger Felder oder kürzere Listen passen.`,
  TIMEOUT: () => 'Die Antwort hat zu lange gebraucht. Eine kleinere Anfrage oder ein neuer Versuch hilft.',
  RESET: () => 'Diese Stelle liegt zu weit zurück. Neu lesen und vom Cursor dieser Antwort aus fortsetzen.',
  RESUME_REQUIRED: () =>
    'Der Empfang lag zurück. Mit dem letzten Cursor lässt er sich ohne Verlust fortsetzen.',
  WRONG_TRANSPORT: () =>
    'Abfragen und Änderungen kommen per POST, Abonnements über WebSocket oder Server-Sent Events.',
  UNAVAILABLE: () => 'Der Dienst ist gerade nicht erreichbar. In wenigen Sekunden lohnt ein neuer Versuch.',
  INTERNAL: ({ incident }) =>
    `Das hat nicht geklappt, und es wurde nichts geändert.${incident ? ` Unter ${incident} ist es vermerkt.` : ' Es ist vermerkt.'} Ein neuer Versuch ist möglich.`,
  SUBSCRIPTION_LIMIT: ({ limit }) =>
    `Mehr gleichzeitige Abonnements${limit ? ` als ${limit}` : ''} sind nicht möglich. Eines zu beenden schafft Platz.`,
};

const en: Record<Code, Say> = {
  SAME_PERSON: ({ name }) =>
    `Always two: a pair is two different people${name ? `, and ${name} is on both seats` : ''}. Somebody else fits the second seat.`,
  PERSON_BUSY: (words) =>
    `${words['name'] ?? 'This person'} is already taken ${span(words, 'en')}`.trimEnd() +
    `${inTheWay(words, 'en')}. Another time or another person fits.`,
  PERSON_NOT_ELIGIBLE: ({ name }) =>
    `${name ?? 'This person'} cannot take this seat. Another professional fits.`,
  WRONG_STATE: (words) =>
    `${words['subject'] ?? 'This'} is ${term(STATES, words['state'], 'en') ?? 'further on already'}; this step does not fit.` +
    possible(words, 'en', 'Possible:', 'Nothing about it changes any more.'),
  CONFLICT: (words) => {
    const { when, did } = faster(words, 'en');
    return `${words['subject'] ?? 'This'} has been changed${when || ' in the meantime'}${did}. Decide again on what it says now.`;
  },
  IDEMPOTENCY_MISMATCH: () => 'This key belongs to another input. A new input needs a new key.',
  IN_PROGRESS: () => 'The same input is being worked on. The result is there in a few seconds.',
  IN_THE_PAST: (words) =>
    `${term(TIMES, words['what'], 'en') ?? 'The time'} lies in the past. A later one fits.`,
  END_BEFORE_START: () => 'The end is not after the beginning. A later end fits.',
  NOT_FOUND: ({ subject }) =>
    `${subject ?? 'This'} does not exist or is not visible with this sign-in. The list shows what is open.`,
  FORBIDDEN: ({ subject }) =>
    `${subject ?? 'This step'} is not open to this sign-in. Rights are given by the administration.`,
  INVALID: (words) => reason(words, 'en') ?? 'This value does not fit here. Another one is needed.',
  RATE_LIMITED: (words) =>
    `No further attempts are possible at the moment. It goes on ${time(words, 'en') ? `at ${time(words, 'en')}` : 'in a minute'}.`,
  WRONG_CREDENTIALS: () =>
    'Name and password do not belong together. Another try is possible; the administration gives a new password.',
  NEEDS_SECOND_PERSON: ({ name }) =>
    `This takes two people. ${name ? `${name} has proposed it. ` : ''}A second person can confirm in a sign-in of their own.`,
  UNAUTHENTICATED: () => 'This needs a sign-in or a valid token.',
  BAD_USER_INPUT: () => 'A value does not fit its type. The schema names the right one.',
  GRAPHQL_PARSE_FAILED: () => 'This is not readable GraphQL. The location says where reading ends.',
  GRAPHQL_VALIDATION_FAILED: () => 'The operation does not fit the schema. The location says where.',
  TOO_COMPLEX: ({ limit }) =>
    `The operation is too large${limit ? ` (possible: ${limit})` : ''}. Fewer fields or shorter lists fit.`,
  TIMEOUT: () => 'The answer took too long. A smaller operation or another try helps.',
  RESET: () => 'This place is too far back. Read again and go on from the cursor of that answer.',
  RESUME_REQUIRED: () => 'The subscriber fell behind. It can go on from its last cursor without loss.',
  WRONG_TRANSPORT: () =>
    'Queries and mutations come by POST, subscriptions by WebSocket or server-sent events.',
  UNAVAILABLE: () =>
    'The service cannot be reached at the moment. Another try is worthwhile in a few seconds.',
  INTERNAL: ({ incident }) =>
    `This did not work, and nothing was changed.${incident ? ` It is noted as ${incident}.` : ' It is noted.'} Another try is possible.`,
  SUBSCRIPTION_LIMIT: ({ limit }) =>
    `More subscriptions at once${limit ? ` than ${limit}` : ''} are not possible. Ending one makes room.`,
};

const SENTENCES: Record<Language, Record<Code, Say>> = { de, en };

/** The sentence of a code. Without words it still says what is and what can be done. */
export const sentence = (code: Code, language: Language, words: Words = {}): string =>
  SENTENCES[language][code](words);

/** The sentence of a refusal: its own words, and the times of its details where the words name none. */
export function refusalSentence(refusal: Refusal, language: Language): string {
  const { busyFrom, busyUntil } = refusal.details ?? {};
  const what = refusal.field?.split('.').at(-1);
  return sentence(refusal.code, language, {
    ...(what === undefined ? {} : { what }),
    ...(busyFrom ? { from: busyFrom.toString() } : {}),
    ...(busyFrom && busyUntil ? { until: busyUntil.toString() } : {}),
    ...refusal.words,
  });
}
