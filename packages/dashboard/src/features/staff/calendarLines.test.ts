// From a calendar file only the lines of time leave the computer, and no single event that is long over.
import { expect, it } from 'vitest';
import { calendarLines } from './calendarLines.ts';

const NOW = Date.parse('2027-01-05T09:00:00Z');
const file = (...events: string[]): string =>
  [
    'BEGIN:VCALENDAR',
    'PRODID:GEHEIM',
    ...events.map((lines) => `BEGIN:VEVENT\r\n${lines}\r\nEND:VEVENT`),
    'END:VCALENDAR',
  ].join('\r\n');

it('keeps times and drops words, folded ones too', () => {
  const text = file(
    'SUMMARY:GEHEIM\r\n  GEHEIM: DTSTART:20270105T090000Z\r\nDTSTART;TZID=Europe/Berlin:20270105T090000\r\nDTEND:20270105T\r\n 100000Z\r\nATTENDEE;CN=GEHEIM:mailto:GEHEIM',
  );
  expect(calendarLines(text, NOW)).toBe(
    'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=Europe/Berlin:20270105T090000\nDTEND:20270105T100000Z\nEND:VEVENT\nEND:VCALENDAR',
  );
});

it.each([
  ['today', 'DTSTART:20270105T090000Z\nDTEND:20270105T100000Z', true],
  ['last year', 'DTSTART:20260105T090000Z\nDTEND:20260105T100000Z', false],
  ['next year', 'DTSTART:20280105T090000Z\nDTEND:20280105T100000Z', false],
  ['since last year', 'DTSTART:20260105T090000Z\nDTEND:20270105T100000Z', true],
  ['repeated since last year', 'DTSTART:20260105T090000Z\nDTEND:20260105T100000Z\nRRULE:FREQ=WEEKLY', true],
  [
    'moved from next year',
    'RECURRENCE-ID:20280105T090000Z\nDTSTART:20270106T090000Z\nDTEND:20270106T100000Z',
    true,
  ],
  ['a whole day', 'DTSTART;VALUE=DATE:20270106', true],
])('an event %s', (_when, lines, stays) => {
  expect(calendarLines(file(lines), NOW).includes('VEVENT')).toBe(stays);
});
