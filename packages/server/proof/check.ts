// What a check is: something tried, figures that came out, and the bar that each figure must not exceed.
import type { Setting } from './setting';

/** Figures by name; a bar of the same name says how much is allowed. */
export type Figures = Readonly<Record<string, number>>;

export interface Outcome {
  /** How often something was tried. */
  tried: number;
  figure: Figures;
}

export interface Check {
  /** As in the threat model and test plan, e.g. C-53. */
  id: string;
  title: string;
  bar: Figures;
  /** What its counts shrink to in a short run; whole when absent. */
  short?: number;
  /** Runs with every test too, short. */
  inTest?: true;
  run(setting: Setting): Promise<Outcome>;
}

/** One line of the proof. */
export interface Line extends Outcome {
  id: string;
  bar: Figures;
  held: boolean;
}

/** A figure that is missing or no number is not held. */
export function judged({ id, bar }: Check, { tried, figure }: Outcome): Line {
  const held =
    tried > 0 &&
    Object.entries(bar).every(([name, most]) => Number.isFinite(figure[name]) && figure[name]! <= most);
  return { id, tried, figure, bar, held };
}

/** The line of a check that fell over before it could say anything. */
export const fallen = ({ id, bar }: Check): Line => ({ id, tried: 0, figure: {}, bar, held: false });

/** For people. */
export function sentence({ title }: Check, { id, tried, figure, bar, held }: Line, seconds: number): string {
  const names = [...new Set([...Object.keys(bar), ...Object.keys(figure)])];
  const figures = names.map((name) => {
    const value = figure[name];
    return `${name} ${value === undefined ? 'missing' : value}${name in bar ? ` (≤ ${bar[name]})` : ''}`;
  });
  return `${held ? 'holds ' : 'BROKEN'} ${id}  ${title}: ${tried} tried; ${figures.join(', ')}  [${seconds.toFixed(0)} s]`;
}
