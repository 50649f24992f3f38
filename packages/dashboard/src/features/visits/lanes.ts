// The lanes as they are drawn: what takes each person's time, in order, with the partner's name in every visit.
import type { LanePerson, LaneVisit } from '#graphql/useDesk.ts';
import { surname } from '#ui/names.ts';
import { members } from './visit.ts';

export interface Stretched {
  from: number;
  until: number;
}

export interface VisitBlock extends Stretched {
  key: string;
  visit: LaneVisit;
  /** With the way there and back. */
  busy: Stretched;
  partner: { id: string; name: string; accepted: boolean };
}

export interface OtherBlock extends Stretched {
  key: string;
  kind: 'DUTY' | 'ABSENCE' | 'APPOINTMENT' | 'BESIDE' | 'REST';
  dutyKind: 'DUTY_DESK' | 'ON_CALL' | null;
  /** No end is known. */
  open: boolean;
}

export interface Lane {
  id: string;
  name: string;
  district: { id: string; name: string };
  visits: readonly VisitBlock[];
  others: readonly OtherBlock[];
  works: readonly Stretched[];
  /** Working time of the days shown that nothing takes, in hours. */
  freeHours: number;
  /** Changes exactly when something in the lane looks different. */
  key: string;
}

const HOUR = 3_600_000;
const OPEN_END = 8.64e15;
const ms = Date.parse;
const bounds = ({ from, until }: { from: string; until?: string | null | undefined }): Stretched => ({
  from: ms(from),
  until: until ? ms(until) : OPEN_END,
});

/** Whether two spans share a moment. */
export const meet = (a: Stretched, b: Stretched): boolean => a.from < b.until && b.from < a.until;

/** What the others leave over of a span, in order. */
export function without(span: Stretched, others: readonly Stretched[]): Stretched[] {
  const left: Stretched[] = [];
  let at = span.from;
  for (const one of others.filter((other) => meet(span, other)).toSorted((a, b) => a.from - b.from)) {
    if (one.from > at) left.push({ from: at, until: one.from });
    at = Math.max(at, one.until);
  }
  if (span.until > at) left.push({ from: at, until: span.until });
  return left;
}

const lengthOf = (spans: readonly Stretched[]): number =>
  spans.reduce((sum, { from, until }) => sum + until - from, 0);

/** Whether others cover all of a span. */
export const covered = (span: Stretched, by: readonly Stretched[]): boolean => without(span, by).length === 0;

type Halves = readonly (readonly [person: string, block: VisitBlock])[];
const halves = new WeakMap<LaneVisit, Halves>();

/** The two blocks of a visit; the same objects as long as the visit is. */
function halvesOf(visit: LaneVisit): Halves {
  const known = halves.get(visit);
  if (known) return known;
  const pair = members(visit);
  const { plannedFrom, plannedUntil, busyFrom, busyUntil } = visit;
  const made: Halves =
    pair.length !== 2 || !plannedFrom || !plannedUntil
      ? []
      : pair.map(({ id }, index) => {
          const partner = pair[1 - index]!;
          const accepted = visit.acceptedBy.some((one) => one.id === partner.id);
          return [
            id,
            {
              ...bounds({ from: plannedFrom, until: plannedUntil }),
              key: `${visit.id} ${visit.version}`,
              visit,
              busy: bounds({ from: busyFrom ?? plannedFrom, until: busyUntil ?? plannedUntil }),
              partner: { ...partner, accepted },
            },
          ];
        });
  halves.set(visit, made);
  return made;
}

function visitBlocks(visits: readonly LaneVisit[]): Map<string, VisitBlock[]> {
  const lanes = new Map<string, VisitBlock[]>();
  for (const [id, block] of visits.flatMap(halvesOf)) {
    const own = lanes.get(id);
    if (own) own.push(block);
    else lanes.set(id, [block]);
  }
  return lanes;
}

function laneOf({ professional, works, rest, taken }: LanePerson, visits: readonly VisitBlock[]): Lane {
  const others: OtherBlock[] = [
    ...taken.map((one) => ({
      ...bounds(one),
      key: `${one.kind} ${one.sourceId} ${one.from} ${one.until ?? ''}`,
      // A busy time beside a visit warns and takes nothing.
      kind: one.onlyWarns ? ('BESIDE' as const) : (one.kind as OtherBlock['kind']),
      dutyKind: one.dutyKind ?? null,
      open: !one.until,
    })),
    ...rest.map((one) => ({
      ...bounds(one),
      key: `REST ${one.from} ${one.until}`,
      kind: 'REST' as const,
      dutyKind: null,
      open: false,
    })),
  ];
  const working = works.map(bounds);
  const busy = [
    ...others.filter(({ kind }) => kind !== 'REST' && kind !== 'BESIDE'),
    ...visits.map((one) => one.busy),
  ];
  const own = visits.toSorted((a, b) => a.from - b.from);
  return {
    ...professional,
    visits: own,
    others,
    works: working,
    freeHours: lengthOf(working.flatMap((span) => without(span, busy))) / HOUR,
    key: [professional.name, ...own.map(({ key }) => key), ...others.map(({ key }) => key), ...working.map(({ from, until }) => `${from}-${until}`)].join('|'), // prettier-ignore
  };
}

const NONE: readonly VisitBlock[] = [];
const german = new Intl.Collator('de');
const sameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index]);

/** Draws lanes again and again: where nothing of a lane has changed it stays the same object, and so does the list. */
export function laneKeeper(): typeof lanesOf {
  let kept = new Map<LanePerson, { blocks: readonly VisitBlock[]; lane: Lane }>();
  let last: Lane[] = [];
  return (people, visits) => {
    const blocks = visitBlocks(visits);
    const next: typeof kept = new Map();
    const lanes = people.map((person) => {
      const own = blocks.get(person.professional.id) ?? NONE;
      const known = kept.get(person);
      const lane = known && sameList(known.blocks, own) ? known.lane : laneOf(person, own);
      next.set(person, { blocks: own, lane });
      return lane;
    });
    kept = next;
    const sorted = lanes.toSorted(
      (a, b) =>
        german.compare(a.district.name, b.district.name) || german.compare(surname(a.name), surname(b.name)),
    );
    if (!sameList(sorted, last)) last = sorted;
    return last;
  };
}

/** A lane for each person, by district and surname. */
export function lanesOf(people: readonly LanePerson[], visits: readonly LaneVisit[]): Lane[] {
  return laneKeeper()(people, visits);
}

export interface Group {
  district: { id: string; name: string };
  lanes: readonly Lane[];
}

/** The lanes under their districts. */
export const groupsOf = (lanes: readonly Lane[]): Group[] =>
  [...Map.groupBy(lanes, ({ district }) => district.id).values()].map((group) => ({
    district: group[0]!.district,
    lanes: group,
  }));

/** Most urgent first, then by deadline. */
export const byUrgency = (a: LaneVisit, b: LaneVisit): number =>
  a.urgency.localeCompare(b.urgency) || ms(a.dueUntil) - ms(b.dueUntil) || a.id.localeCompare(b.id);

/** What an absence broke stands before everything else that waits. */
export const brokenFirst = (a: LaneVisit, b: LaneVisit): number =>
  Number(b.lost != null) - Number(a.lost != null) || byUrgency(a, b);
