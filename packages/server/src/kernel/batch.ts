// Many single questions of one answer become one statement: a loader per unit of work, never longer.
import DataLoader from 'dataloader';
import type { Unit } from './unit';

/** What one unit of work asks with, by the name of the question, and what it has been told without asking. */
interface Asked {
  loaders: Map<string, DataLoader<string, unknown>>;
  told: Map<string, Map<string, unknown>>;
}

const asked = new WeakMap<object, Asked>();

function of({ em }: Unit): Asked {
  let mine = asked.get(em);
  if (!mine) asked.set(em, (mine = { loaders: new Map(), told: new Map() }));
  return mine;
}

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
  const { loaders, told } = of(unit);
  const known = told.get(name);
  if (known?.has(id)) return Promise.resolve(known.get(id) as T | undefined);
  let loader = loaders.get(name);
  if (!loader) {
    loader = new DataLoader<string, unknown>(async (ids) => {
      const found = await many([...ids]);
      return ids.map((one) => found.get(one));
    });
    loaders.set(name, loader);
  }
  return loader.load(id) as Promise<T | undefined>;
}

/** Answers a question of {@link batched} with what another statement brought along, so that nobody asks it again. */
export function told<T>(unit: Unit, name: string, answers: Iterable<readonly [string, T]>): void {
  const { told: all } = of(unit);
  const known = all.get(name) ?? new Map<string, unknown>();
  all.set(name, known);
  for (const [id, answer] of answers) known.set(id, answer);
}
