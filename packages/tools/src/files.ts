// The files of this checkout below some of its folders, always in the same order.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './workspace.ts';

/** Every file below a file or folder of the checkout, as a path from the root, without what matches `ignored`. */
export function filesBelow(path: string, ignored: RegExp): string[] {
  const place = inRoot(path);
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [path];
  return readdirSync(place)
    .sort()
    .map((name) => join(path, name))
    .filter((name) => !ignored.test(name))
    .flatMap((name) => filesBelow(name, ignored));
}
