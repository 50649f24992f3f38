// What it would mean to put a visit on a lane at a time, and what stands against it: the same words for mouse, menu and keys.
import type { LaneVisit } from '#graphql/useDesk.ts';
import { surname } from '#ui/names.ts';
import { type Times, minutesOf } from '#ui/times.ts';
import type { Words } from '#ui/words.ts';
import { type Lane, type Stretched, covered, meet } from './lanes.ts';
import { members } from './visit.ts';

/** The way there and back, until pairs are planned by travel times. */
export const TRAVEL = 15 * 60_000;
/** A visit that begins at once is filled in after a phone call. */
const GRACE = 5 * 60_000;
const FIXED: readonly LaneVisit['state'][] = ['UNDER_WAY', 'DONE', 'CANCELLED'];

export interface Person {
  id: string;
  name: string;
}

/** Which act it is: a first person who still needs a second, another time, another member, both, or nothing. */
export type Intent =
  | { do: 'ASK_SECOND'; first: Person }
  | { do: 'MOVE' }
  | { do: 'SWAP'; leave: Person; join: Person }
  | { do: 'REASSIGN'; pair: readonly [Person, Person] }
  | { do: 'NOTHING' };

export interface Verdict {
  intent: Intent;
  span: Stretched;
  /** Why it cannot be; null when it can. */
  hard: string | null;
  /** What else is worth knowing; never a wall. */
  soft: readonly string[];
  /** Whole sentence: who, when, free or why not. */
  said: string;
}

export interface Placing {
  visit: LaneVisit;
  /** The lane it was lifted from; null from the list of what waits. */
  from: string | null;
  lane: Lane;
  at: number;
}

/** True when the visit can still be planned anew. */
export const movable = (visit: LaneVisit): boolean => !FIXED.includes(visit.state);

export const lengthOf = (visit: LaneVisit): number => minutesOf(visit.duration) * 60_000;

function intentOf({ visit, from, lane, at }: Placing): Intent {
  const pair = members(visit);
  const target = { id: lane.id, name: lane.name };
  if (pair.length !== 2 || from === null) return { do: 'ASK_SECOND', first: target };
  const same = visit.plannedFrom ? Date.parse(visit.plannedFrom) === at : false;
  if (pair.some(({ id }) => id === lane.id)) return same ? { do: 'NOTHING' } : { do: 'MOVE' };
  const leave = pair.find(({ id }) => id === from)!;
  const stays = pair.find(({ id }) => id !== from)!;
  return same ? { do: 'SWAP', leave, join: target } : { do: 'REASSIGN', pair: [target, stays] };
}

const whoOf = (intent: Intent, { visit, lane }: Placing): readonly string[] => {
  if (intent.do === 'MOVE') return members(visit).map(({ id }) => id);
  if (intent.do === 'REASSIGN') return intent.pair.map(({ id }) => id);
  return [lane.id];
};

/** Judges a place by what the lanes know; the server judges again when it is dropped. */
export function judge(
  placing: Placing,
  lanes: ReadonlyMap<string, Lane>,
  now: number,
  { say }: Words,
  times: Times,
): Verdict {
  const { visit, lane, at } = placing;
  const intent = intentOf(placing);
  const span = { from: at, until: at + lengthOf(visit) };
  const busy = { from: span.from - TRAVEL, until: span.until + TRAVEL };
  const people = whoOf(intent, placing).flatMap((id) => lanes.get(id) ?? []);
  const hard =
    intent.do === 'NOTHING'
      ? null
      : [
          ...(movable(visit) ? [] : [say('desk.fixed', { reference: visit.reference, state: say(`visitState.${visit.state}`) })]),
          ...(span.from < now - GRACE ? [say('desk.past')] : []),
          ...people.flatMap((one) => taken(one, busy) ?? []),
        ][0] ?? null; // prettier-ignore

  function taken(one: Lane, time: Stretched): string | null {
    const name = surname(one.name);
    const other = one.visits.find((block) => block.visit.id !== visit.id && meet(block.busy, time));
    if (other) {
      const when = times.span(other.visit.plannedFrom!, other.visit.plannedUntil!, now);
      return say('desk.onVisit', { name, reference: other.visit.reference, when });
    }
    const away = one.others.find(({ kind, ...block }) => kind === 'ABSENCE' && meet(block, time));
    if (away)
      return away.open
        ? say('desk.away', { name })
        : say('desk.awayUntil', { name, at: times.untilThen(away.until, now) });
    const meeting = one.others.find(({ kind, ...block }) => kind === 'APPOINTMENT' && meet(block, time));
    if (meeting) return say('desk.appointment', { name, when: times.span(meeting.from, meeting.until, now) });
    return null;
  }

  const soft: string[] = [];
  if (intent.do !== 'NOTHING') {
    for (const one of people) {
      const name = surname(one.name);
      const rest = one.others.find(({ kind, ...block }) => kind === 'REST' && block.from <= at && at < block.until);
      if (rest) soft.push(say('desk.rest', { name, at: times.moment(rest.until, now) }));
      if (one.others.some(({ kind, ...block }) => kind === 'BESIDE' && meet(block, span))) soft.push(say('desk.beside', { name }));
      const there = [...one.works, ...one.others.filter(({ kind }) => kind === 'DUTY')];
      if (!covered(span, there)) soft.push(say('desk.off', { name }));
    } // prettier-ignore
    if (span.until > Date.parse(visit.dueUntil))
      soft.push(say('desk.late', { at: times.moment(visit.dueUntil, now) }));
    if (span.from < Date.parse(visit.dueFrom))
      soft.push(say('desk.early', { at: times.moment(visit.dueFrom, now) }));
    if ((intent.do === 'MOVE' || intent.do === 'REASSIGN') && visit.acceptedBy.length > 0)
      soft.push(say('move.acceptances'));
  }
  const where = say('desk.where', { name: surname(lane.name), when: times.span(span.from, span.until, now) });
  const free = intent.do === 'NOTHING' ? say('desk.same') : say('desk.free');
  return { intent, span, hard, soft, said: `${where}: ${hard ?? (soft.join(' ') || free)}` };
}
