// The town as a drawing: its areas joined to the districts of today, coloured by one number at a time.
import type { ResultOf } from '@graphql-typed-document-node/core';
import { DistrictFlagsFragment, DistrictLoadFragment, DistrictWithLoadFragment } from '#graphql/board.ts';
import { type FragmentType, unmask } from '#graphql/generated/index.ts';
import marl from './marl.map.json';
import type { DistrictMapDocument } from './map-documents.ts';

export const NUMBERS = ['load', 'flags', 'overdue'] as const;
export type MapNumber = (typeof NUMBERS)[number];

export interface Area {
  name: string;
  /** Corners as `x,y x,y`. */
  points: string;
  label: readonly [number, number];
}

export interface Drawing {
  town: string;
  box: readonly [number, number];
  areas: readonly (Area & { ring: readonly string[] })[];
  vertices: Readonly<Record<string, readonly number[]>>;
}

const DRAWINGS: readonly Drawing[] = [marl].map(({ town, box, vertices, areas }) => ({
  town,
  box: [box[0]!, box[1]!] as const,
  vertices,
  areas: areas.map(({ name, ring, label }) => {
    const corners = ring.split(' ');
    const points = corners.map((id) => (vertices as Record<string, number[]>)[id]!.join(',')).join(' ');
    return { name, ring: corners, points, label: [label[0]!, label[1]!] as const };
  }),
}));

type Mapped = ResultOf<typeof DistrictMapDocument>['districts'];

/** The drawing in which every neighbourhood of these districts is found; null where there is none. */
export function drawingOf(districts: Mapped): Drawing | null {
  const names = districts.flatMap(({ neighbourhoods }) => neighbourhoods.map(({ name }) => name));
  if (names.length === 0) return null;
  return (
    DRAWINGS.find(({ areas }) => names.every((name) => areas.some((area) => area.name === name))) ?? null
  );
}

/** A straight line between two corners. */
export type Line = readonly [readonly number[], readonly number[]];

/** The borders of districts: sides of areas with another district, or nothing, on the other side. */
export function borders(drawing: Drawing, districtOf: (area: string) => string | undefined): Line[] {
  const sides = new Map<string, { ends: [string, string]; districts: (string | undefined)[] }>();
  for (const { name, ring } of drawing.areas) {
    ring.forEach((from, index) => {
      const to = ring[(index + 1) % ring.length]!;
      const key = [from, to].toSorted().join(' ');
      const side = sides.get(key) ?? { ends: [from, to], districts: [] };
      side.districts.push(districtOf(name));
      sides.set(key, side);
    });
  }
  return [...sides.values()]
    .filter(({ districts: [one, other, ...more] }) => more.length > 0 || one !== other || one === undefined)
    .map(({ ends: [from, to] }) => [drawing.vertices[from]!, drawing.vertices[to]!] as const);
}

type Tone = 'quiet' | 'busy' | 'tight' | 'far' | 'low' | 'medium' | 'high' | 'acute';
const LEVELS = ['acute', 'high', 'medium', 'low'] as const;
const BANDS = { LOW: 'quiet', FULL: 'busy', OVER: 'tight', FAR_OVER: 'far' } as const satisfies Record<
  string,
  Tone
>;

/** What a district shows of one number: how it is filled, the number, and which word stands beside it. */
export interface Shown {
  tone: Tone;
  /** Ratio of the load, or a count; null where it is not known. */
  value: number | null;
  band: keyof typeof BANDS | null;
  level: Uppercase<(typeof LEVELS)[number]> | null;
}

/** A district of the board, with what the map needs of it. */
export type MapDistrict = { id: string } & FragmentType<typeof DistrictFlagsFragment> &
  FragmentType<typeof DistrictWithLoadFragment>;

/** One number of one district. */
export function shownOf(district: MapDistrict, by: MapNumber): Shown {
  const none = { tone: 'quiet', value: 0, band: null, level: null } as const;
  const { utilisation, deadlinePressure } = unmask(
    DistrictLoadFragment,
    unmask(DistrictWithLoadFragment, district).load,
  );
  if (by === 'load') {
    const { ratio, band } = utilisation;
    return { ...none, tone: band ? BANDS[band] : 'quiet', value: ratio ?? null, band: band ?? null };
  }
  if (by === 'overdue') {
    const value = deadlinePressure.overdue.value ?? 0;
    return { ...none, tone: value > 0 ? 'tight' : 'quiet', value };
  }
  const { openFlags } = unmask(DistrictFlagsFragment, district);
  const highest = LEVELS.find((level) => (openFlags[level].value ?? 0) > 0);
  if (!highest) return none;
  const level = highest.toUpperCase() as Uppercase<typeof highest>;
  return { tone: highest, value: openFlags[highest].value ?? 0, band: null, level };
}
