// JavaScript by route, gzip: what the entry and a page load before anything is drawn, by the manifest of the build.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface Chunk {
  file: string;
  imports?: string[];
}

/** `jsKb…` of the entry alone and of every page together with it, in kB of 1000 bytes. */
export function scriptsByRoute(built: string): Record<string, number> {
  const manifest = JSON.parse(readFileSync(join(built, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>; // prettier-ignore
  const sizes = new Map<string, number>();
  const sizeOf = (file: string): number => {
    if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(built, file))).byteLength);
    return sizes.get(file)!;
  };
  const files = (key: string, found = new Set<string>()): Set<string> => {
    const chunk = manifest[key];
    if (!chunk || found.has(chunk.file)) return found;
    found.add(chunk.file);
    for (const one of chunk.imports ?? []) files(one, found);
    return found;
  };
  const kb = (all: Iterable<string>): number =>
    Math.round([...all].reduce((sum, file) => sum + (file.endsWith('.js') ? sizeOf(file) : 0), 0) / 100) / 10;
  const entry = files('index.html');
  const pages = Object.keys(manifest).filter((key) => /^src\/pages\/\w+Page\.vue$/.test(key));
  return Object.fromEntries([
    ['jsKbEntry', kb(entry)],
    ...pages.toSorted().map((key) => {
      const name = /(\w+)Page\.vue$/.exec(key)![1]!;
      return [`jsKb${name}`, kb(files(key, new Set(entry)))];
    }),
  ]) as Record<string, number>;
}

/** What somebody may have to load who begins, in kB; with any page, for every address can be the first. */
const LIMIT = 180;

/** What is wrong with how much somebody loads who begins, or nothing. */
export function tooMuchAtFirst(built: string): string | undefined {
  const sizes = scriptsByRoute(built);
  const missing = ['SignIn', 'Board'].filter((page) => sizes[`jsKb${page}`] === undefined);
  const wrong = [
    ...missing.map((page) => `There is no ${page}Page in the build.`),
    ...Object.entries(sizes)
      .filter(([, kb]) => kb > LIMIT)
      .map(([page, kb]) => `${page}: ${kb} kB of JavaScript (gzip), at most ${LIMIT} are allowed.`),
  ];
  return wrong.length > 0 ? wrong.join('\n') : undefined;
}
