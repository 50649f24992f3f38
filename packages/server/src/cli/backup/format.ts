// How a backup is laid out under its seal: a header, then of each table its name and its rows as COPY wrote them.

/** What a backup says of itself. */
export interface Header {
  /** Migrations that the data fit. */
  migrations: string[];
  epoch: string;
  /** Newest number of the log, and its hash; `''` of an empty log. */
  seq: number;
  hash: string;
  /** When it was taken, UTC. */
  at: string;
  tables: { name: string; columns: string[] }[];
  sequences: { name: string; value: string; called: boolean }[];
}

/** A frame: one letter, four bytes of length, the content. `H` header, `T` next table, `D` data, `E` end with row counts. */
export function frame(letter: 'H' | 'T' | 'D' | 'E', content: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(letter, 0, 'latin1');
  head.writeUInt32BE(content.length, 1);
  return Buffer.concat([head, content]);
}

/** Cuts pieces of any size back into frames. */
export function* frames(pieces: Iterable<Buffer>): Generator<{ letter: string; content: Buffer }> {
  let rest = Buffer.alloc(0);
  for (const piece of pieces) {
    rest = Buffer.concat([rest, piece]);
    while (rest.length >= 5) {
      const size = rest.readUInt32BE(1);
      if (rest.length < 5 + size) break;
      yield { letter: rest.toString('latin1', 0, 1), content: rest.subarray(5, 5 + size) };
      rest = rest.subarray(5 + size);
    }
  }
}
