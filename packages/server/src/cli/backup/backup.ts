// Takes a backup of one moment while the office works on: every table by COPY, under a seal.
import { Client } from 'pg';
import { copyOut } from './copy';
import { frame, type Header } from './format';
import { Sealer } from './sealed';
import { migrationsOf, quoted, sequencesOf, tablesOf } from './tables';

/** Rows by table. */
export type Counts = Record<string, number>;

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** Writes the backup; an existing file is never overwritten. */
export async function backup(
  databaseUrl: string,
  file: string,
  passphrase: string,
  at: Temporal.Instant,
): Promise<Counts> {
  const seal = new Sealer(file, passphrase);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const header = await headerOf(client, at);
    seal.write(frame('H', json(header)));
    const counts: Counts = {};
    for (const { name, columns } of header.tables) {
      seal.write(frame('T', json(name)));
      let rows = 0;
      const list = columns.map(quoted).join(', ');
      await copyOut(client, `copy ${quoted(name)} (${list}) to stdout`, (chunk) => {
        rows += 1; // the server sends a row at a time
        seal.write(frame('D', chunk));
      });
      counts[name] = rows;
    }
    await client.query('commit');
    seal.write(frame('E', json(counts)));
    return counts;
  } finally {
    seal.close();
    await client.end();
  }
}

async function headerOf(client: Client, at: Temporal.Instant): Promise<Header> {
  const { rows } = await client.query<{ epoch: string; seq: string | null; hash: string | null }>(
    `select epoch, e.seq, e.hash from log_epoch left join (select seq, encode(hash, 'hex') as hash from event order by seq desc limit 1) e on true`,
  );
  const { epoch, seq, hash } = rows[0]!;
  return {
    migrations: await migrationsOf(client),
    epoch,
    seq: Number(seq ?? 0),
    hash: hash ?? '',
    at: at.toString(),
    tables: await tablesOf(client),
    sequences: await sequencesOf(client),
  };
}
