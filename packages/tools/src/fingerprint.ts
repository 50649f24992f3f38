// What is built is known by the content it was built from, never by time stamps.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { filesBelow } from './files.ts';
import { inRoot } from './workspace.ts';

const notSource = /(^|\/)(node_modules|dist(\.[^/]*)?|generated|test|bench)(\/|$)|\.test\.ts$/;

/** One hash over the names and contents of all sources below these files and folders of the checkout. */
export function fingerprint(paths: string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesBelow(path, notSource))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(inRoot(file)))
      .update('\0');
  }
  return hash.digest('hex');
}
