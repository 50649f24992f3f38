// Where things are in this checkout, computed from this file's own place.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The root folder of the checkout. */
export const root = join(import.meta.dirname, '..', '..', '..');

/** What tools keep between runs: unpacked browser, stamps, locks. Inside node_modules, so a fresh install is a fresh start. */
export const cache = join(root, 'node_modules', '.cache', 'zuzweit');

/** A path inside the checkout. */
export function inRoot(...parts: string[]): string {
  return join(root, ...parts);
}

/** What lets `node` run TypeScript with decorators, which it does not know itself. */
export const typescript = ['--import', import.meta.resolve('tsx')];

/** The program a package brought along, as a path that `node` can run. */
export function bin(name: string, from = ''): string {
  const path = inRoot(from, 'node_modules', '.bin', name);
  if (!existsSync(path)) throw new Error(`${name} is not installed. Run: npx -y pnpm@12 install`);
  return path;
}
