// How figures are taken together: medians of rounds, percentiles, and nothing that says more than it knows.

/** The figures of a bench: one flat object; `cases` holds the same of other settings. */
export type Figures = { [name: string]: number | string | null | Record<string, Record<string, number>> };

export const percentile = (values: readonly number[], p: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * p))] ?? 0;

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Two digits behind the point. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;

/** The smallest and the largest, as text. */
export const spread = (values: readonly number[]): string =>
  values.length === 0 ? '' : `${rounded(Math.min(...values))} … ${rounded(Math.max(...values))}`;
