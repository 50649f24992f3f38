// The last 30 days in a few strokes: visits that were made and flags that were resolved.
import { atTime, isWorkingDay } from '#kernel/calendar.rules';
import { raise } from './flag-book';
import type { Ground } from './foundations';
import type { Family } from './households';
import type { Person, Roster } from './roster';
import type { Office } from './rows';
import { book, type Kind, timeOf } from './visit-book';

const DAYS = 30;
const STARTS = ['09:00', '10:30', '13:00'];
const KINDS: readonly Kind[] = [
  'FOLLOW_UP',
  'SAFETY_PLAN_CHECK',
  'HELP_PLAN_MEETING',
  'WELCOME_VISIT',
  'FOLLOW_UP',
];
const RESOLVED = [
  ['NEGLECT', 'HIGH', 'Versorgung unklar, Nachbarn besorgt.'],
  ['SCHOOL_ABSENCE', 'MEDIUM', 'Seit zwei Wochen nicht in der Schule.'],
  ['EXAM_OVERDUE', 'LOW', 'Früherkennung nicht gemeldet.'],
  ['DOMESTIC_VIOLENCE', 'HIGH', 'Streit in der Wohnung, Kinder anwesend.'],
] as const;

/** One or two visits a working day, every third of them after a flag that is resolved by now. */
export function tellHistory(
  office: Office,
  roster: Roster,
  families: readonly Family[],
  { chance, today, people }: Ground,
): void {
  for (let back = DAYS; back >= 1; back -= 1) {
    const date = today.subtract({ days: back });
    if (!isWorkingDay(date)) continue;
    for (let number = chance.between(1, 2); number > 0; number -= 1) {
      const from = atTime(date, Temporal.PlainTime.from(chance.pick(STARTS)));
      const family = chance.pick(families);
      const flagged = chance.happens(0.33);
      const kind = flagged ? 'RISK_VISIT' : chance.pick(KINDS);
      const pair = roster.pairFor(family.districtId, timeOf({ kind, from }), chance);
      if (!pair) continue;
      const createdAt = from.subtract({ hours: 20 });
      const flagId = flagged ? resolvedFlag(office, family, pair, createdAt, chance, people) : undefined;
      const due = { from: from.subtract({ hours: 1 }), until: from.add({ hours: 4 }) };
      const draft = {
        kind,
        urgency: flagged ? 'U2' : 'U3',
        state: 'DONE',
        family,
        from,
        pair,
        accepted: 2,
        due,
        createdAt,
      } as const;
      book(office, roster, flagId ? { ...draft, flagId } : draft, `account:${pair[0].accountId}`, chance);
    }
  }
}

function resolvedFlag(
  office: Office,
  family: Family,
  pair: readonly [Person, Person],
  visitPlanned: Temporal.Instant,
  chance: Ground['chance'],
  people: readonly Person[],
): string {
  const [reason, level, text] = chance.pick(RESOLVED);
  const raisedAt = visitPlanned.subtract({ minutes: 40 });
  return raise(
    office,
    {
      level,
      reason,
      text,
      family,
      raisedAt,
      raisedBy: reason === 'EXAM_OVERDUE' ? { rule: 'Früherkennung überfällig' } : chance.pick(people),
      taken: {
        by: pair[0],
        at: raisedAt.add({ minutes: 8 }),
        shiftUntil: null,
        step: 'VISIT',
        due: visitPlanned.add({ hours: 22 }),
        cameAt: visitPlanned.add({ hours: 20 }),
      },
      resolved: {
        at: visitPlanned.add({ hours: 23 }),
        code: chance.pick(['CHILD_SEEN_SAFE', 'HELP_IN_PLACE', 'UNFOUNDED']),
        second: pair[1],
      },
    },
    chance,
  );
}
