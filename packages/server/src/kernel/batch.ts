// Many single questions of one answer become one statement: a loader per unit of work, never longer.
import DataLoader from 'dataloader';
import type { Unit } from './unit';

const loaders = new WeakMap<object, Map<string, DataLoader<string, unknown>>>();

/**
 * Asks for one id; all ids asked in the same turn are read by one call of `many`. An id without an answer gives `undefined`.
 * `name` must stand for the same question everywhere.
 */
export function batched<T>(
  unit: Unit,
  name: string,
  id: string,
  many: (ids: string[]) => Promise<Map<string, T>>,
): Promise<T | undefined> {
  let mine = loaders.get(unit.em);
  if (!mine) loaders.set(unit.em, (mine = new Map()));
  let loader = mine.get(name);
  if (!loader) {
    loader = new DataLoader<string, unknown>(async (ids) => {
      const found = await many([...ids]);
      return ids.map((one) => found.get(one));
    });
    mine.set(name, loader);
  }
  return loader.load(id) as Promise<T | undefined>;
}
