// What is built is known by the content it was built from, never by time stamps.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './workspace.ts';

const notSource = /(^|\/)(node_modules|dist[^/]*|generated|test|bench)(\/|$)|\.test\.ts$/;

/** One hash over the names and contents of all sources below these files and folders of the checkout. */
export function fingerprint(paths: string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesBelow).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(inRoot(file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesBelow(path: string): string[] {
  const place = inRoot(path);
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [path];
  return readdirSync(place, { withFileTypes: true })
    .map((entry) => join(path, entry.name))
    .filter((name) => !notSource.test(name))
    .flatMap(filesBelow);
}
