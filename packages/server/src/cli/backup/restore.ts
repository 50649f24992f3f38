// Puts a backup into an empty office, all or nothing, and gives the log a new identity: cursors from before are recognised.
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { Counts } from './backup';
import { copyIn } from './copy';
import type { Header } from './format';
import { type Piece, piecesOf } from './read';
import { migrationsOf, quoted } from './tables';

/** The office is not empty, or its tables are of another version than the backup. */
export class CannotRestore extends Error {}

/** Restores into a migrated database in which nothing has happened yet. */
export async function restore(databaseUrl: string, file: string, passphrase: string): Promise<Counts> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    const counts = await fill(client, piecesOf(file, passphrase));
    await client.query('update log_epoch set epoch = $1', [randomBytes(4).toString('hex')]);
    await client.query('commit');
    return counts;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

async function fill(client: Client, pieces: Generator<Piece>): Promise<Counts> {
  const first = pieces.next().value as Piece;
  if (first.what !== 'header') throw new CannotRestore('The backup has no header.');
  const { header } = first;
  await demandFits(client, header);
  const names = header.tables.map(({ name }) => quoted(name));
  // Rows go in as they were: what watches changes has watched them once already. Foreign keys and checks stay in force.
  for (const name of names) await client.query(`alter table ${name} disable trigger user`);
  await client.query(`truncate ${names.join(', ')}`);
  let piece = pieces.next().value as Piece;
  while (piece.what === 'table') {
    const { name, columns } = header.tables.find((one) => one.name === (piece as { name: string }).name)!;
    await copyIn(client, `copy ${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin`, rows());
    async function* rows(): AsyncGenerator<Buffer> {
      for (piece = pieces.next().value as Piece; piece.what === 'row'; piece = pieces.next().value as Piece)
        yield piece.row;
    }
  }
  if (piece.what !== 'end') throw new CannotRestore('The backup does not end as it should.');
  const { counts } = piece;
  pieces.next(); // until the seal is read to its end
  await client.query('set constraints all immediate');
  for (const name of names) await client.query(`alter table ${name} enable trigger user`);
  for (const { name, value, called } of header.sequences)
    await client.query('select setval($1, $2::bigint, $3)', [quoted(name), value, called]);
  return counts;
}

async function demandFits(client: Client, header: Header): Promise<void> {
  const { rows } = await client.query<{ used: boolean }>(
    'select exists (select from event) or exists (select from account) as used',
  );
  if (rows[0]!.used) throw new CannotRestore('This office is not empty. Restore into a new database.');
  const here = await migrationsOf(client);
  if (here.join() !== header.migrations.join())
    throw new CannotRestore(
      `The backup is of version ${header.migrations.at(-1)}, this program of ${here.at(-1)}. Restore with the version that made it, then upgrade.`,
    );
}
