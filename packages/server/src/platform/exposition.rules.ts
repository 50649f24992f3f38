// Figures as text that Prometheus reads (exposition format 0.0.4).

/** One figure and what tells it from its sisters. */
export interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A name of the catalogue: what it says, in which unit. */
export interface Metric {
  readonly name: string;
  /** `gauge` goes up and down; `counter` only up, until the process starts again. */
  readonly type: 'gauge' | 'counter';
  readonly help: string;
}

/** The page a scraper gets; a metric without samples is left out: unknown is not zero. */
export function exposition(families: readonly (Metric & { samples: readonly Sample[] })[]): string {
  return families
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, type, help, samples }) =>
      [
        `# HELP ${name} ${help.replaceAll('\\', String.raw`\\`).replaceAll('\n', String.raw`\n`)}`,
        `# TYPE ${name} ${type}`,
        ...samples.map(({ labels = {}, value }) => `${name}${labelled(labels)} ${figure(value)}`),
        '',
      ].join('\n'),
    )
    .join('');
}

function labelled(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}="${escaped(value)}"`);
  return pairs.length > 0 ? `{${pairs.join(',')}}` : '';
}

const escaped = (value: string) =>
  value
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`);

function figure(value: number): string {
  if (Number.isFinite(value)) return String(value);
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? '+Inf' : '-Inf';
}
