// What the command bar offers and where it leads: groups in one order, each with the best that fits.
import { best, fits } from '#ui/matches.ts';
import type { RouteLocationRaw } from 'vue-router';

export const GROUPS = ['flags', 'visits', 'people', 'districts', 'actions', 'pages'] as const;
export type Group = (typeof GROUPS)[number];

export interface Choice {
  id: string;
  group: Group;
  label: string;
  /** Beside the label; also sought in. */
  note: string;
  /** A key that does the same, as it is written. */
  key?: string;
  to?: RouteLocationRaw;
  act?: () => void;
}

const MOST = 5;
const textOf = ({ label, note }: Choice): string => `${label} ${note}`;

/** Without anything typed only what one can do and where one can go; else the best of each group, first where something begins so. */
export function foundFor(choices: readonly Choice[], sought: string): { group: Group; choices: Choice[] }[] {
  const nothing = sought.trim() === '';
  return GROUPS.map((group) => ({
    group,
    choices:
      nothing && group !== 'actions' && group !== 'pages'
        ? []
        : best(
            choices.filter((one) => one.group === group),
            sought,
            textOf,
            nothing ? 20 : MOST,
          ),
  }))
    .filter(({ choices: some }) => some.length > 0)
    .map((found) => ({ ...found, rank: fits(textOf(found.choices[0]!), sought) ?? 2 }))
    .toSorted((a, b) => (nothing ? 0 : Math.min(a.rank, 1) - Math.min(b.rank, 1)));
}
