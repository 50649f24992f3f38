// How a flag is told: in which order, whether somebody has it, and until when.
import type { FlagFragment as FlagDocument } from '#graphql/board.ts';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { surname } from '#ui/names.ts';
import type { Times } from '#ui/times.ts';
import type { Words } from '#ui/words.ts';

export type Flag = ResultOf<typeof FlagDocument>;

const ORDER = { ACUTE: 0, HIGH: 1, MEDIUM: 2, LOW: 3 } as const;

/** ACUTE and HIGH: somebody must look now. */
export const isUrgent = (flag: Pick<Flag, 'level'>): boolean =>
  flag.level === 'ACUTE' || flag.level === 'HIGH';

/** Since when nobody has it, or null while somebody does. */
export const untakenSince = (flag: Flag): string | null =>
  flag.state === 'RESOLVED' ? null : (flag.untakenSince ?? (flag.state === 'RAISED' ? flag.raisedAt : null));

/** Most urgent first, then untaken ones, then the newest. */
export const byUrgency = (a: Flag, b: Flag): number =>
  ORDER[a.level] - ORDER[b.level] ||
  Number(untakenSince(b) !== null) - Number(untakenSince(a) !== null) ||
  b.raisedAt.localeCompare(a.raisedAt);

/** Urgent flags that nobody has, the oldest first: what the alarm strip names. */
export const alarming = (flags: readonly Flag[]): Flag[] =>
  flags
    .filter((flag) => isUrgent(flag) && untakenSince(flag) !== null)
    .toSorted((a, b) => ORDER[a.level] - ORDER[b.level] || untakenSince(a)!.localeCompare(untakenSince(b)!));

export interface Told {
  text: string;
  tone: '' | 'late' | 'untaken';
}

/** Who has it and until when; `site` names the pair that is there now. */
export function whoHasIt(
  flag: Flag,
  site: readonly string[] | undefined,
  now: number,
  { say }: Words,
  times: Times,
): Told {
  if (flag.state === 'RESOLVED') return { text: say('flag.resolved'), tone: '' };
  if (site) return { text: say('flag.onSite', { names: site.map(surname).join(', ') }), tone: '' };
  if (flag.resolutionProposedBy) {
    return { text: say('flag.proposed', { name: surname(flag.resolutionProposedBy.name) }), tone: 'late' };
  }
  const tone = isUrgent(flag) ? 'untaken' : 'late';
  if (flag.state === 'RAISED' || !flag.acknowledgedBy) return { text: say('flag.untaken'), tone: 'untaken' };
  const name = surname(flag.acknowledgedBy.name);
  const step = say(`step.${flag.nextStep ?? 'CALL'}`);
  if (flag.nextStepDue && Date.parse(flag.nextStepDue) <= now) {
    return { text: say('flag.stepLate', { name, step, since: times.moment(flag.nextStepDue, now) }), tone };
  }
  if (flag.untakenSince) return { text: say('flag.shiftOver', { name }), tone };
  return {
    text: say('flag.step', {
      name,
      step,
      until: flag.nextStepDue ? times.moment(flag.nextStepDue, now) : '',
    }),
    tone: '',
  };
}
