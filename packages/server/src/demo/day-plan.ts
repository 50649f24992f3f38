// What an ordinary day brings: which visits start when. Also used by the living day when it fills the days ahead.
import { atTime, isWorkingDay, officeHours } from '#kernel/calendar.rules';
import type { BoundedInterval } from '#kernel/interval';
import type { Chance } from './chance';
import type { Kind } from './visit-book';

export interface Slot {
  from: Temporal.Instant;
  kind: Kind;
  urgency: 'U2' | 'U3' | 'U4';
  due: BoundedInterval;
}

const WORKING_STARTS = ['08:45', '09:30', '10:15', '11:00', '12:30', '13:30', '13:45', '14:15'];
const KINDS: readonly (readonly [Kind, Slot['urgency']])[] = [
  ['FOLLOW_UP', 'U3'],
  ['FOLLOW_UP', 'U3'],
  ['SAFETY_PLAN_CHECK', 'U2'],
  ['HELP_PLAN_MEETING', 'U4'],
  ['WELCOME_VISIT', 'U4'],
];

/** The visits of a day: four to six on working days, now and then the check of a safety plan on others. */
export function slotsOf(date: Temporal.PlainDate, chance: Chance): Slot[] {
  if (!isWorkingDay(date)) {
    if (!chance.happens(0.4)) return [];
    const from = atTime(date, Temporal.PlainTime.from('10:30'));
    return [
      {
        from,
        kind: 'SAFETY_PLAN_CHECK',
        urgency: 'U2',
        due: { from: from.subtract({ hours: 2 }), until: from.add({ hours: 6 }) },
      },
    ];
  }
  const open = officeHours(date)!;
  const due = { from: open.from, until: open.until.add({ hours: 2 }) };
  const starts = chance.shuffled(WORKING_STARTS).slice(0, chance.between(4, 6)).sort();
  return starts.map((start) => {
    const [kind, urgency] = chance.pick(KINDS);
    return { from: atTime(date, Temporal.PlainTime.from(start)), kind, urgency, due };
  });
}
