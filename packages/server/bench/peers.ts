// Other GraphQL servers on the same question and the same PostgreSQL: from a folder that is given, never part of this repository.
import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import pg from 'pg';
import { program } from './children';

export type Peers = { name: string; port: number; body: string; stop: () => void }[];

const QUESTIONS: Readonly<Record<string, string>> = {
  mercurius:
    '{ districts { id name staff { id name } } openFlags { id severity reason raisedAt family { id code district { id name } } } }',
  postgraphile:
    '{ allDistricts(orderBy: ROW_ID_ASC) { nodes { rowId name staffByDistrictId { nodes { rowId name } } } } allRiskFlags(condition: {resolvedAt: null}, orderBy: RAISED_AT_DESC) { nodes { rowId severity reason raisedAt familyByFamilyId { rowId code districtByDistrictId { rowId name } } } } }',
};

/** Copies the folder, installs it, fills `url` with its data, and starts each peer as a process of its own. */
export async function startPeers(folder: string, url: string): Promise<Peers> {
  const home = mkdtempSync(join(tmpdir(), 'zuzweit-peers-'));
  cpSync(folder, home, { recursive: true });
  execFileSync('npx', ['-y', 'pnpm@12', 'install'], { cwd: home, stdio: 'ignore' });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(readFileSync(join(home, 'peers.sql'), 'utf8'));
  await client.end();
  return Promise.all(
    Object.entries(QUESTIONS).map(async ([name, query], n) => {
      const port = 21_500 + n;
      const body = JSON.stringify({ query });
      const stop = program(process.execPath, ['peers.mjs', name], home, {
        NODE_ENV: 'production',
        PORT: `${port}`,
        DATABASE_URL: url,
      });
      await answers(name, port, body);
      return { name, port, body, stop };
    }),
  );
}

async function answers(name: string, port: number, body: string): Promise<void> {
  let text = '';
  for (let n = 0; n < 120; n += 1) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      text = await response.text();
      if (response.ok && !text.includes('"errors"')) return;
    } catch {
      // Not there yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`${name} does not answer: ${text.slice(0, 300)}`);
}
