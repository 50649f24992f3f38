// Whatever is thrown at it, the reading of a calendar ends soon, inside the horizon or with a code; and no word survives it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { busyTimes } from './ical-busy';
import { CalendarUnreadable, timeLines } from './ical-lines.rules';

/** Tuesday to Tuesday four weeks later, across no change of clocks. */
const HORIZON = {
  from: Temporal.Instant.from('2027-01-05T00:00:00Z'),
  until: Temporal.Instant.from('2027-02-02T00:00:00Z'),
};
const calendar = (...events: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.map((lines) => `BEGIN:VEVENT\n${lines}\nEND:VEVENT`),
    'END:VCALENDAR',
  ].join('\r\n');
const problemOf = (text: string) => {
  try {
    busyTimes(text, HORIZON);
    return null;
  } catch (error) {
    return error instanceof CalendarUnreadable ? error.problem : error;
  }
};

describe('hostile calendars', () => {
  const nest = (depth: number) =>
    `BEGIN:VCALENDAR\n${'BEGIN:VTODO\n'.repeat(depth)}${'END:VTODO\n'.repeat(depth)}END:VCALENDAR`;
  it.each([
    ['nothing', '', 'NOT_A_CALENDAR'],
    ['a web page', '<!doctype html><title>Anmelden</title>', 'NOT_A_CALENDAR'],
    ['an end too many', `${calendar()}\nEND:VCALENDAR`, 'NOT_A_CALENDAR'],
    ['no end', calendar().replace('END:VCALENDAR', ''), 'NOT_A_CALENDAR'],
    ['a time that is none', calendar('DTSTART:morgen\nDTEND:20270105T090000Z'), 'NOT_A_CALENDAR'],
    ['no beginning', calendar('DTEND:20270105T090000Z'), 'NOT_A_CALENDAR'],
    ['every second', calendar('DTSTART:19700101T000000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY'), 'TOO_OFTEN'],
    [
      'every second of every day',
      calendar(
        'DTSTART:19700101T000000Z\nDURATION:PT1S\nRRULE:FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2;BYSECOND=1',
      ),
      'TOO_OFTEN',
    ],
    ['no step', calendar('DTSTART:19700101T000000Z\nDURATION:PT1S\nRRULE:FREQ=DAILY;INTERVAL=0'), null],
    [
      'a day that never comes',
      calendar('DTSTART:20260101T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31'),
      'NOT_A_CALENDAR',
    ],
    [
      'a week that never comes',
      calendar('DTSTART:20260101T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;BYMONTH=13'),
      'NOT_A_CALENDAR',
    ],
    [
      'three million times',
      calendar(
        ...Array.from(
          { length: 40 },
          (_, n) => `UID:${n}\nDTSTART:19000101T000000Z\nDURATION:PT1S\nRRULE:FREQ=DAILY;COUNT=9999999`,
        ),
      ),
      'TOO_OFTEN',
    ],
    ['two megabytes', calendar(`SUMMARY:${'x'.repeat(2_000_000)}`), 'TOO_LARGE'],
    [
      'too many events',
      calendar(...Array.from({ length: 5_001 }, () => 'DTSTART:20270105T090000Z')),
      'TOO_LARGE',
    ],
    [
      'a thousand busy times',
      calendar(
        ...Array.from(
          { length: 600 },
          (_, n) =>
            `DTSTART:20270106T${String(n % 24).padStart(2, '0')}${String(Math.floor(n / 24)).padStart(2, '0')}00Z\nDURATION:PT1S`,
        ),
      ),
      'TOO_OFTEN',
    ],
    ['deep nesting that is dropped', nest(20_000), null],
  ])('%s: %#', (_what, text, problem) => {
    const began = performance.now();
    expect(problemOf(text)).toBe(problem);
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  it('ends for any rule, with busy times inside the horizon, or with a word why not', () => {
    const part = fc.oneof(
      fc.record({
        name: fc.constantFrom(
          'INTERVAL',
          'COUNT',
          'BYSETPOS',
          'BYMONTH',
          'BYMONTHDAY',
          'BYYEARDAY',
          'BYWEEKNO',
        ),
        value: fc.integer({ min: -400, max: 400 }).map(String),
      }),
      fc.record({
        name: fc.constant('BYDAY'),
        value: fc.constantFrom('MO', '5FR', '-1SU', '6MO', 'MO,TU,SA', '53TU'),
      }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY', 'HOURLY'),
        fc.array(part, { maxLength: 3 }),
        (freq, parts) => {
          const rule = [`FREQ=${freq}`, ...parts.map(({ name, value }) => `${name}=${value}`)].join(';');
          const text = calendar(`DTSTART:20260101T090000Z\nDURATION:PT90M\nRRULE:${rule}`);
          try {
            for (const { from, until } of busyTimes(text, HORIZON)) {
              expect(Temporal.Instant.compare(from, HORIZON.from)).toBeGreaterThanOrEqual(0);
              expect(Temporal.Instant.compare(until, HORIZON.until)).toBeLessThanOrEqual(0);
            }
          } catch (error) {
            expect(error).toBeInstanceOf(CalendarUnreadable);
          }
        },
      ),
      { numRuns: 60, interruptAfterTimeLimit: 20_000 },
    );
  });
});

describe('words', () => {
  const WORD = 'GEHEIM';
  it('are dropped before anything reads the calendar, wherever they stand and however they are folded', () => {
    const property = fc.constantFrom(
      'SUMMARY',
      'DESCRIPTION',
      'LOCATION',
      'ATTENDEE;CN="GEHEIM: A"',
      'ORGANIZER',
      'X-ALT-DESC',
      'COMMENT',
      'CATEGORIES',
      'URL',
    );
    const folded = fc
      .string({ maxLength: 40 })
      .map((text) => `${WORD}${text.replaceAll(/[\r\n]/g, '')}\r\n  ${WORD}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(property, folded), { minLength: 1, maxLength: 6 }), (words) => {
        const text = calendar(
          [
            'DTSTART;X-NOTE="GEHEIM":20270105T090000Z',
            'DURATION:PT1H',
            ...words.map(([name, value]) => `${name}:${value}`),
            `BEGIN:VALARM\nDESCRIPTION:${WORD}\nEND:VALARM`,
          ].join('\r\n'),
        );
        expect(timeLines(text).join('\n')).not.toContain(WORD);
        expect(busyTimes(text, HORIZON).map(String)).toHaveLength(1);
      }),
    );
  });
});
