// What of an address may be kept as a filter: known switches with codes and ids, never what somebody typed.
import { ErrorCode, Refusal } from '#kernel/refusal';

/** Where a filter belongs. */
export const FilterView = { BOARD: 'BOARD', DISPOSITION: 'DISPOSITION' } as const;
export type FilterView = (typeof FilterView)[keyof typeof FilterView];

/** So many filters one person keeps in one view. */
export const FILTERS_MAX = 50;

/** The switches of the views. The text of a search (`suche`) is left out: it may be a name. */
const SWITCHES: readonly string[] = ['bezirk', 'art', 'ansicht', 'stunden', 'stufe', 'karte', 'als', 'zahl'];
const VALUE = /^[A-Za-z0-9_-]{1,64}(,[A-Za-z0-9_-]{1,64}){0,31}$/;
const LENGTH_MAX = 1000;

/**
 * The part of an address behind `?`, its switches in one order, each once.
 * @throws Refusal INVALID (query) for an unknown switch, a value that is no code or id, or too much of it.
 */
export function checkedQuery(query: string): string {
  const invalid = () => new Refusal(ErrorCode.INVALID, { field: 'query' });
  if (query.length > LENGTH_MAX) throw invalid();
  const switches = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    if (!SWITCHES.includes(name) || switches.has(name) || !VALUE.test(value)) throw invalid();
    switches.set(name, value);
  }
  if (switches.size === 0) throw invalid();
  return [...switches]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}
