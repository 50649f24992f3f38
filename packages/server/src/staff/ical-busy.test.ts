// Busy times of a calendar: what counts, in which zone, which repeat, which were moved.
import { describe, expect, it } from 'vitest';
import { busyTimes } from './ical-busy';

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
const busy = (text: string, horizon = HORIZON) =>
  busyTimes(text, horizon).map(({ from, until }) => `${short(from)}-${short(until)}`);
const short = (at: Temporal.Instant) => at.toString({ smallestUnit: 'minute' }).slice(5, 16);
const OUTLOOK_ZONE = `BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE`;

describe('a busy time', () => {
  it.each([
    ['in UTC', 'DTSTART:20270105T090000Z\nDTEND:20270105T100000Z', ['01-05T09:00-01-05T10:00']],
    [
      'in a named zone',
      'DTSTART;TZID=Europe/Berlin:20270105T090000\nDTEND;TZID=Europe/Berlin:20270105T100000',
      ['01-05T08:00-01-05T09:00'],
    ],
    [
      'in a zone with a path before it',
      'DTSTART;TZID=/freeassociation.sourceforge.net/Europe/London:20270105T090000\nDURATION:PT30M',
      ['01-05T09:00-01-05T09:30'],
    ],
    [
      'floating: by the clock of the office',
      'DTSTART:20270105T090000\nDTEND:20270105T100000',
      ['01-05T08:00-01-05T09:00'],
    ],
    [
      'in a zone nobody knows: by the clock of the office',
      'DTSTART;TZID=Mars:20270105T090000\nDURATION:PT1H',
      ['01-05T08:00-01-05T09:00'],
    ],
    [
      'between two zones',
      'DTSTART;TZID=Europe/Berlin:20270105T090000\nDTEND;TZID=Europe/London:20270105T090000',
      ['01-05T08:00-01-05T09:00'],
    ],
    ['a whole day', 'DTSTART;VALUE=DATE:20270106', ['01-05T23:00-01-06T23:00']],
    ['two whole days', 'DTSTART;VALUE=DATE:20270106\nDTEND;VALUE=DATE:20270108', ['01-05T23:00-01-07T23:00']],
    ['cut to the horizon', 'DTSTART:20270101T090000Z\nDTEND:20270105T100000Z', ['01-05T00:00-01-05T10:00']],
    ['none without length', 'DTSTART:20270105T090000Z', []],
    ['none while transparent', 'DTSTART:20270105T090000Z\nDURATION:PT1H\nTRANSP:TRANSPARENT', []],
    ['none when cancelled', 'DTSTART:20270105T090000Z\nDURATION:PT1H\nSTATUS:CANCELLED', []],
    ['none when marked free', 'DTSTART:20270105T090000Z\nDURATION:PT1H\nX-MICROSOFT-CDO-BUSYSTATUS:FREE', []],
    ['before and after the horizon none', 'DTSTART:20261205T090000Z\nDURATION:PT1H', []],
    [
      'every second Tuesday, one left out',
      'DTSTART;TZID=Europe/Berlin:20261222T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;INTERVAL=2\nEXDATE;TZID=Europe/Berlin:20270119T090000',
      ['01-05T08:00-01-05T09:00'],
    ],
    [
      'since many years',
      'DTSTART;TZID=Europe/Berlin:20050104T090000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
      ['01-05T08:00-01-05T09:00', '01-19T08:00-01-19T09:00'],
    ],
    [
      'a number of times',
      'DTSTART:20270104T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3',
      ['01-05T09:00-01-05T10:00', '01-06T09:00-01-06T10:00'],
    ],
    [
      'until a day',
      'DTSTART;TZID=Europe/Berlin:20270104T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20270106T080000Z',
      ['01-05T08:00-01-05T09:00', '01-06T08:00-01-06T09:00'],
    ],
    [
      'on more days',
      'DTSTART:20270105T090000Z\nDURATION:PT1H\nRDATE:20270107T090000Z,20270108T090000Z',
      ['01-07T09:00-01-07T10:00', '01-08T09:00-01-08T10:00'],
    ],
    [
      'the last Friday of a month',
      'DTSTART:20260130T090000Z\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;BYDAY=-1FR',
      ['01-29T09:00-01-29T10:00'],
    ],
    [
      'whole days left out by date',
      'DTSTART:20270105T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE;VALUE=DATE:20270105',
      ['01-06T09:00-01-06T10:00'],
    ],
    [
      'touching ones are one',
      'DTSTART:20270105T090000Z\nDURATION:PT1H\nRDATE:20270105T090000Z,20270105T100000Z',
      ['01-05T09:00-01-05T11:00'],
    ],
  ])('%s', (_what, event, expected) => {
    expect(busy(calendar(event))).toEqual(expected);
  });

  it('follows the clock of its own zone over the change of clocks, also one that only the file describes', () => {
    const horizon = {
      from: Temporal.Instant.from('2027-03-27T00:00:00Z'),
      until: Temporal.Instant.from('2027-03-30T00:00:00Z'),
    };
    const event = (zone: string) => `DTSTART;TZID=${zone}:20270326T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY`;
    const expected = ['03-27T08:00-03-27T09:00', '03-28T07:00-03-28T08:00', '03-29T07:00-03-29T08:00'];
    expect(busy(calendar(event('Europe/Berlin')), horizon)).toEqual(expected);
    const described = calendar(event('Customized Time Zone')).replace('VERSION:2.0', OUTLOOK_ZONE);
    expect(busy(described, horizon)).toEqual(expected);
  });

  it('moves where one occurrence was moved, also into the horizon, and goes where it was cancelled', () => {
    const master = 'UID:1\nDTSTART:20270105T090000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY';
    const text = calendar(
      master,
      'UID:1\nRECURRENCE-ID:20270112T090000Z\nDTSTART:20270113T140000Z\nDURATION:PT2H',
      'UID:1\nRECURRENCE-ID:20270119T090000Z\nDTSTART:20270119T090000Z\nDURATION:PT1H\nSTATUS:CANCELLED',
      'UID:1\nRECURRENCE-ID:20270209T090000Z\nDTSTART:20270127T090000Z\nDURATION:PT1H',
      'UID:2\nRECURRENCE-ID:20270126T090000Z\nDTSTART:20270126T180000Z\nDURATION:PT1H',
    );
    expect(busy(text)).toEqual([
      '01-05T09:00-01-05T10:00',
      '01-13T14:00-01-13T16:00',
      '01-26T09:00-01-26T10:00',
      '01-26T18:00-01-26T19:00',
      '01-27T09:00-01-27T10:00',
    ]);
  });

  it('moves for good from where a range of occurrences was moved', () => {
    const text = calendar(
      'UID:1\nDTSTART:20270105T090000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3',
      'UID:1\nRECURRENCE-ID;RANGE=THISANDFUTURE:20270112T090000Z\nDTSTART:20270112T110000Z\nDURATION:PT2H',
    );
    expect(busy(text)).toEqual([
      '01-05T09:00-01-05T10:00',
      '01-12T11:00-01-12T13:00',
      '01-19T11:00-01-19T13:00',
    ]);
  });
});
