// Every way to falsify an exported log: what is done to its lines, and where that must be seen.
import { createHash } from 'node:crypto';
import type { Chance } from './chance';

/** A line of an export, and its header as the first. */
export type Row = Record<string, unknown> & { seq: number; hash: string; prevHash: string };
export interface Export {
  header: Record<string, unknown>;
  rows: Row[];
}

export interface Tampered {
  how: string;
  changed: Export;
  /** The first and the last number that may be named as broken. */
  at: [number, number];
}

const FIELDS: readonly [string, (value: unknown) => unknown][] = [
  ['kind', () => 'VISIT_CANCELLED'],
  ['districtId', (value) => (value ? null : '00000000-0000-4000-8000-000000000000')],
  ['subjectType', () => 'DUTY'],
  ['subjectId', () => '00000000-0000-4000-8000-000000000001'],
  ['id', () => '00000000-0000-4000-8000-000000000002'],
  ['actor', () => 'account:somebody-else'],
  ['actorName', (value) => `${value as string} `],
  ['occurredAt', () => '2020-01-01T00:00:00.000'],
  ['recordedAt', () => '2020-01-01T00:00:00.000'],
  ['facts', (value) => (value as string).replace('{', '{"x": 1, ')],
  ['salt', (value) => `00${(value as string).slice(2)}`],
  ['salt', () => null],
  ['factsHash', (value) => (value as string).split('').reverse().join('')],
  ['prevHash', (value) => (value as string).split('').reverse().join('')],
  ['hash', (value) => (value as string).split('').reverse().join('')],
  ['seq', (value) => (value as number) + 1],
];

const copy = ({ header, rows }: Export): Export => ({
  header: { ...header },
  rows: rows.map((row) => ({ ...row })),
});

/** One random falsification; `heads` are the numbers under a signature. */
export function tamper(whole: Export, heads: readonly number[], chance: Chance): Tampered {
  const changed = copy(whole);
  const { rows, header } = changed;
  const last = rows.length;
  const signed = Math.max(...heads);
  const n = 2 + chance.below(signed - 3);
  const under = (from: number): [number, number] => {
    const before = heads.filter((head) => head < from);
    return [Math.max(0, ...before) + 1, heads.find((head) => head >= from)!];
  };
  switch (chance.below(8)) {
    case 0: {
      const cut = 1 + chance.below(signed - 1);
      changed.rows = rows.slice(0, cut);
      header['last'] = cut;
      return { how: 'tail cut', changed, at: [cut + 1, cut + 1] };
    }
    case 1:
      rows[n - 1]!['actor'] = 'account:somebody-else';
      chain(rows, n);
      return { how: 'rewritten to the end', changed, at: under(n) };
    case 2:
      rows.splice(n - 1, 1);
      return { how: 'row deleted', changed, at: [n, n] };
    case 3: {
      rows.splice(n - 1, 1);
      rows.forEach((row, index) => (row.seq = index + 1));
      chain(rows, n);
      header['last'] = last - 1;
      return { how: 'row deleted, the rest renumbered and chained', changed, at: under(n) };
    }
    case 4:
      [rows[n - 1], rows[n]] = [rows[n]!, rows[n - 1]!];
      return { how: 'rows exchanged', changed, at: [n, n] };
    case 5:
      rows.splice(n, 0, { ...rows[n - 1]! });
      return { how: 'row inserted', changed, at: [n + 1, n + 1] };
    default: {
      const [field, change] = chance.of(FIELDS);
      rows[n - 1]![field] = change(rows[n - 1]![field]);
      return { how: `${field} changed`, changed, at: [n, n] };
    }
  }
}

/** What somebody does who knows the formula and has the whole database, but not the key. */
function chain(rows: Row[], from: number): void {
  for (let index = from - 1; index < rows.length; index += 1) {
    const row = rows[index]!;
    row.prevHash = index === 0 ? createHash('sha256').digest('hex') : rows[index - 1]!.hash;
    const said = [row.seq, row['id'], row['kind'], row['districtId'] ?? '-', row['subjectType'], row['subjectId'], row['actor'], row['occurredAt'], row['recordedAt'], row['factsHash']].join('|'); // prettier-ignore
    row.hash = createHash('sha256').update(Buffer.from(row.prevHash, 'hex')).update(said).digest('hex');
  }
}
