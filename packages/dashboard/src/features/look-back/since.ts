// Since when, as the address says it: a preset, or an own time on Marl's wall clock.
import type { LookBackPreset } from '#graphql/generated/graphql.ts';
import { fromWall } from '#ui/times.ts';

export const PRESETS = {
  feierabend: 'OFFICE_CLOSED',
  wochenende: 'BEFORE_WEEKEND',
} as const satisfies Record<string, LookBackPreset>;

export interface Since {
  /** The word of the address, or empty for an own time. */
  preset: keyof typeof PRESETS | '';
  /** The own time, `2026-11-20T16:00`, or empty. */
  wall: string;
}

const isTime = (text: string): boolean => {
  try {
    return fromWall(text) !== null;
  } catch {
    return false;
  }
};

/** What the address means; the last end of office hours when it says nothing that can be read. */
export function readSince(text: unknown): Since {
  if (typeof text === 'string' && Object.hasOwn(PRESETS, text))
    return { preset: text as keyof typeof PRESETS, wall: '' };
  if (typeof text === 'string' && isTime(text)) return { preset: '', wall: text };
  return { preset: 'feierabend', wall: '' };
}

/** What the server is asked. */
export const askedOf = ({ preset, wall }: Since) =>
  preset ? { preset: PRESETS[preset] } : { since: fromWall(wall) };
