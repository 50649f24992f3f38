// What was done to visits, in a sentence, and the way back: a second act built from what the fact says has moved.
import type { LaneVisit, VisitDeed } from '#graphql/useDesk.ts';
import { surname } from '#ui/names.ts';
import type { Times } from '#ui/times.ts';
import type { Words } from '#ui/words.ts';
import { movable } from './placing.ts';
import { members } from './visit.ts';

/** How a change is taken back. */
export type WayBack =
  | { do: 'RELEASE' }
  | { do: 'ASSIGN'; pair: readonly string[]; from: string }
  | { do: 'SWAP'; leave: string; join: string }
  | { do: 'MOVE'; from?: string; dueFrom?: string; dueUntil?: string; duration?: string };

type Deed = Pick<VisitDeed, 'kind' | 'change' | 'visit'>;
const moved = ({ change }: Deed, field: string) => change.find((one) => one.field === field);
const ids = (list: string | null | undefined): string[] => (list ? list.split(',') : []);

/** The act that leads back to what was before; null where there is none (any more). */
export function wayBack(deed: Deed): WayBack | null {
  const { visit, kind } = deed;
  if (!movable(visit)) return null;
  const pair = moved(deed, 'pair');
  const before = ids(pair?.from);
  const from = moved(deed, 'plannedFrom')?.from ?? visit.plannedFrom;
  if (kind === 'VISIT_ASSIGNED' && pair && before.length === 0) return visit.pair ? { do: 'RELEASE' } : null;
  if ((kind === 'VISIT_ASSIGNED' || kind === 'VISIT_RELEASED') && before.length === 2 && from)
    return { do: 'ASSIGN', pair: before, from };
  const begin = moved(deed, 'plannedFrom')?.from;
  if (kind === 'VISIT_ASSIGNED' && !pair && begin) return { do: 'MOVE', from: begin };
  if (kind === 'VISIT_MEMBER_SWAPPED') {
    const after = ids(pair?.to);
    const [leave] = after.filter((id) => !before.includes(id));
    const [join] = before.filter((id) => !after.includes(id));
    return leave && join && visit.pair ? { do: 'SWAP', leave, join } : null;
  }
  if (kind === 'VISIT_MOVED') {
    const back = { from: 'plannedFrom', dueFrom: 'dueFrom', dueUntil: 'dueUntil', duration: 'duration' };
    const values = Object.entries(back).flatMap(([to, field]) => {
      const value = moved(deed, field)?.from;
      return value ? [[to, value]] : [];
    });
    return values.length > 0 ? { do: 'MOVE', ...Object.fromEntries(values) } : null;
  }
  return null;
}

/** The newest changes; only the last one of each visit can be taken back, else it would undo somebody else's. */
export function withWays<T extends Deed>(deeds: readonly T[]): { deed: T; way: WayBack | null }[] {
  const seen = new Set<string>();
  return deeds.map((deed) => {
    const last = !seen.has(deed.visit.id);
    seen.add(deed.visit.id);
    return { deed, way: last ? wayBack(deed) : null };
  });
}

/** One change in a sentence. */
export function deedSaid(
  deed: Deed,
  name: (id: string) => string,
  now: number,
  { say }: Words,
  times: Times,
): string {
  const visit: LaneVisit = deed.visit;
  const { reference } = visit;
  const after = ids(moved(deed, 'pair')?.to);
  const seated = members(visit).map((one) => one.name);
  const pair = after.map(name).map(surname).join(' · ');
  const begin = moved(deed, 'plannedFrom')?.to;
  const at = begin ? times.moment(begin, now) : '';
  switch (deed.kind) {
    case 'VISIT_ASSIGNED':
      if (!pair && begin) return say('deed.reassigned', { reference, at });
      return say('deed.assigned', {
        reference,
        pair: pair || seated.map(surname).join(' · ') || '–',
        at: at || times.moment(visit.plannedFrom ?? visit.dueUntil, now),
      });
    case 'VISIT_MEMBER_SWAPPED':
      return say('deed.swapped', { reference, pair });
    case 'VISIT_MOVED':
      return begin ? say('move.done', { reference, at }) : say('move.doneDue', { reference, at: times.moment(visit.dueUntil, now) }); // prettier-ignore
    case 'VISIT_RELEASED':
      return say('release.done', { reference });
    case 'VISIT_CANCELLED':
      return say('cancel.done', { reference });
    default:
      return say('plan.done', { reference });
  }
}
