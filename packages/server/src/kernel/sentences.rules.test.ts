// Every code has a calm sentence in both languages, with words and without.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FailureCode } from './failure';
import { ErrorCode, Refusal } from './refusal';
import { refusalSentence, sentence } from './sentences.rules';
import { spokenInterval } from './spoken-time.rules';
import { ACTS, REASONS, STATES, TIMES } from './terms.rules';
import type { Language } from './viewer';

const codes = [...new Set([...Object.values(ErrorCode), ...Object.values(FailureCode)])];
const languages: Language[] = ['de', 'en'];
const at = (text: string) => Temporal.Instant.from(text);
const keyOf = (table: object) => fc.constantFrom(...Object.keys(table));
const anyTime = fc
  .integer({ min: 0, max: 900_000 })
  .map((minutes) => at('2026-01-01T00:00:00Z').add({ minutes }).toString());
const anyWords = fc
  .record(
    {
      name: fc.constant('Brandt'),
      subject: fc.constant('B-118'),
      limit: fc.constant('200'),
      incident: fc.constant('9f3a'),
      from: anyTime,
      until: anyTime,
      time: anyTime,
      state: keyOf(STATES),
      what: keyOf(TIMES),
      because: keyOf(REASONS),
      possible: fc.subarray(Object.keys(ACTS)).map((acts) => acts.join(',')),
    },
    { requiredKeys: [] },
  )
  .map((words) => words as Record<string, string>);

describe('the sentence of a code', () => {
  it.each(codes)('%s is there in German and English, and they differ', (code) => {
    expect(sentence(code, 'de')).not.toBe(sentence(code, 'en'));
  });

  it('is a calm whole sentence, whatever words it gets', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...codes),
        fc.constantFrom(...languages),
        anyWords,
        (code, language, words) => {
          const text = sentence(code, language, words);
          expect(text).toMatch(/^[A-ZÄÖÜ\d][^!]*\.$/);
          expect(text).not.toMatch(
            /undefined|null|NaN| {2}|[ ,;:]\.|\{|Fehler|ungültig|verboten|\bSie\b|\bdu\b|\berror\b|invalid/,
          );
        },
      ),
    );
  });
});

describe('what a sentence says', () => {
  it.each([
    [
      'PERSON_BUSY',
      'de',
      { name: 'Brandt', from: '2026-11-24T14:00:00Z', until: '2026-11-24T15:00:00Z' },
      'Brandt ist am 24.11. von 15:00 bis 16:00 schon eingeteilt. Eine andere Zeit oder eine andere Person passt.',
    ],
    [
      'PERSON_BUSY',
      'en',
      { name: 'Brandt', from: '2026-11-24T14:00:00Z', until: '2026-11-24T15:00:00Z' },
      'Brandt is already taken on 24 Nov from 15:00 to 16:00. Another time or another person fits.',
    ],
    [
      'PERSON_BUSY',
      'de',
      {},
      'Diese Person ist schon eingeteilt. Eine andere Zeit oder eine andere Person passt.',
    ],
    [
      'IN_THE_PAST',
      'de',
      { what: 'nextStepDue' },
      'Die Frist liegt in der Vergangenheit. Ein späterer Zeitpunkt passt.',
    ],
    [
      'WRONG_STATE',
      'de',
      { subject: 'B-118', state: 'DUE', possible: 'ASSIGN,CANCEL' },
      'B-118 ist noch ohne Paar; dieser Schritt passt dazu nicht. Möglich ist: ein Paar zuweisen, absagen.',
    ],
    [
      'WRONG_STATE',
      'en',
      { subject: 'B-118', state: 'DONE', possible: '' },
      'B-118 is done; this step does not fit. Nothing about it changes any more.',
    ],
    [
      'INVALID',
      'de',
      { because: 'TOO_LATE', time: '2026-11-25T09:00:00Z' },
      'Die Frist liegt zu weit voraus. Möglich ist spätestens 25.11. 10:00.',
    ],
    [
      'RATE_LIMITED',
      'en',
      { time: '2026-07-01T12:40:00Z' },
      'No further attempts are possible at the moment. It goes on at 1 Jul 14:40.',
    ],
    [
      'NEEDS_SECOND_PERSON',
      'de',
      { name: 'Kaya' },
      'Dafür braucht es zwei Personen. Kaya hat es vorgeschlagen. Bestätigen kann eine zweite Person mit eigener Anmeldung.',
    ],
  ] as const)('%s in %s: %j', (code, language, words, expected) => {
    expect(sentence(code, language, words)).toBe(expected);
  });

  it('takes the times of a refusal from its details and its subject from the field', () => {
    const busy = new Refusal('PERSON_BUSY', {
      details: { busyFrom: at('2026-10-25T00:30:00Z'), busyUntil: at('2026-10-26T07:00:00Z') },
      words: { name: 'Yıldız' },
    });
    expect(refusalSentence(busy, 'de')).toContain(
      'Yıldız ist von 25.10. 02:30 bis 26.10. 08:00 schon eingeteilt.',
    );
    expect(refusalSentence(new Refusal('IN_THE_PAST', { field: 'input.nextStepDue' }), 'en')).toBe(
      'The deadline lies in the past. A later one fits.',
    );
  });

  it('names an open end as open', () => {
    expect(spokenInterval({ from: at('2026-11-24T06:35:00Z'), until: null }, 'de')).toBe('ab 24.11. 07:35');
    expect(spokenInterval({ from: at('2026-11-24T06:35:00Z'), until: null }, 'en')).toBe(
      'from 24 Nov 07:35 on',
    );
  });
});
