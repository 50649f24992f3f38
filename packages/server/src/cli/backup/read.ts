// Reads a backup under its seal: what it says of itself, and of each table its rows.
import { frames, type Header } from './format';
import type { Counts } from './backup';
import { Unreadable, unsealed } from './sealed';

/** What is told while a backup is read, in order. */
export type Piece =
  | { what: 'header'; header: Header }
  | { what: 'table'; name: string }
  | { what: 'row'; row: Buffer }
  | { what: 'end'; counts: Counts };

/** All of a backup; throws {@link Unreadable} unless it is whole and every table has the rows it is said to have. */
export function* piecesOf(file: string, passphrase: string): Generator<Piece> {
  const found: Counts = {};
  let table = '';
  let ended = false;
  for (const { letter, content } of frames(unsealed(file, passphrase))) {
    if (letter === 'D') {
      found[table] = (found[table] ?? 0) + 1;
      yield { what: 'row', row: content };
      continue;
    }
    const value: unknown = JSON.parse(content.toString());
    if (letter === 'H') yield { what: 'header', header: value as Header };
    else if (letter === 'T') {
      table = value as string;
      found[table] = 0;
      yield { what: 'table', name: table };
    } else {
      const counts = value as Counts;
      const wrong = Object.keys(counts).find((name) => found[name] !== counts[name]);
      if (wrong)
        throw new Unreadable(`${wrong} has ${found[wrong] ?? 0} rows in the backup, not ${counts[wrong]}.`);
      ended = true;
      yield { what: 'end', counts };
    }
  }
  if (!ended) throw new Unreadable('The backup was never finished.');
}

/** Proves that a backup can be read to its end, and that its log ends as its header says. */
export function verifyBackup(file: string, passphrase: string): { header: Header; counts: Counts } {
  let header: Header | null = null;
  let counts: Counts | null = null;
  let table = '';
  let hash = '';
  let seq = 0;
  for (const piece of piecesOf(file, passphrase)) {
    if (piece.what === 'header') header = piece.header;
    if (piece.what === 'table') table = piece.name;
    if (piece.what === 'end') counts = piece.counts;
    if (piece.what !== 'row' || table !== 'event') continue;
    const columns = header!.tables.find(({ name }) => name === 'event')!.columns;
    const values = piece.row.toString().replace(/\n$/, '').split('\t');
    const value = (name: string) => values[columns.indexOf(name)]!.replace(/^\\\\x/, '');
    if (seq > 0 && value('prev_hash') !== hash)
      throw new Unreadable(`Fact ${value('seq')} does not follow from the one before.`);
    seq = Number(value('seq'));
    hash = value('hash');
  }
  if (seq !== header!.seq || hash !== header!.hash)
    throw new Unreadable('The log does not end as the header says.');
  return { header: header!, counts: counts! };
}
