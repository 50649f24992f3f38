// Leaves nothing behind on a server that is not ours.
import pg from 'pg';

/** Removes a database even while somebody is still connected. */
export async function dropDatabase(server: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`drop database if exists "${name}" with (force)`);
  } finally {
    await client.end();
  }
}
