// How a visit is told: which ones are today's, in which order, and what is still open about them.
import type { ResultOf } from '@graphql-typed-document-node/core';
import type { VisitFragment as VisitDocument } from '#graphql/board.ts';
import { surname } from '#ui/names.ts';
import { startOfDay } from '#ui/times.ts';
import type { Words } from '#ui/words.ts';

export type Visit = ResultOf<typeof VisitDocument>;

const CLOSED: readonly Visit['state'][] = ['DONE', 'CANCELLED'];

/** Nothing more will happen to it. */
export const isClosed = (visit: Pick<Visit, 'state'>): boolean => CLOSED.includes(visit.state);

export const members = (visit: Visit): readonly { id: string; name: string }[] => visit.pair?.members ?? [];

/** Waits for a pair: due, or missed after its pair fell. */
export const needsPair = (visit: Visit): boolean => !isClosed(visit) && members(visit).length < 2;

/** When it is, or by when it has to be. */
export const whenOf = (visit: Visit): string => visit.plannedFrom ?? visit.dueUntil;

/** Today's visits and everything that is left over from before. */
export function concernsToday(visit: Visit, now: number): boolean {
  if (visit.state === 'CANCELLED') return false;
  const tomorrow = startOfDay(now, 1);
  if (visit.state === 'DONE')
    return Date.parse(visit.finishedAt ?? visit.plannedUntil ?? visit.dueUntil) >= startOfDay(now);
  if (visit.state === 'UNDER_WAY') return true;
  return Date.parse(whenOf(visit)) < tomorrow;
}

const RANK = (visit: Visit): number => {
  if (needsPair(visit)) return 0;
  return isClosed(visit) ? 2 : 1;
};

/** Without a pair first, then by time, what is over last. */
export const byTime = (a: Visit, b: Visit): number => RANK(a) - RANK(b) || whenOf(a).localeCompare(whenOf(b));

export interface Told {
  text: string;
  tone: '' | 'late' | 'strong' | 'untaken';
}

const names = (visit: Visit, ids: readonly { id: string }[]): string =>
  members(visit)
    .filter(({ id }) => !ids.some((one) => one.id === id))
    .map(({ name }) => surname(name))
    .join(', ');

/** What is open about it, in two or three words; a visit under way is told by its clock instead. */
export function stateOf(visit: Visit, { say }: Words): Told {
  switch (visit.state) {
    case 'ASSIGNED': {
      const open = names(visit, visit.acceptedBy);
      return {
        text: visit.acceptedBy.length === 0 ? say('visit.bothOpen') : say('visit.open', { name: open }),
        tone: 'strong',
      };
    }
    case 'ACCEPTED':
      return { text: say('visit.accepted'), tone: '' };
    case 'UNDER_WAY':
      return visit.finishedBy.length > 0
        ? { text: say('visit.finishOpen', { name: names(visit, visit.finishedBy) }), tone: 'strong' }
        : { text: say('visit.onSite'), tone: 'strong' };
    case 'MISSED':
      return { text: say(visit.pair ? 'visit.notStarted' : 'visit.overdue'), tone: 'late' };
    case 'DONE':
      return { text: say('visit.done'), tone: '' };
    case 'CANCELLED':
      return { text: say('visit.cancelled'), tone: '' };
    default:
      return { text: say('visit.noPair'), tone: 'strong' };
  }
}
