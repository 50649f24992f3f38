// What of an address a filter keeps: switches of the view; no day, no text of a search, nothing that is being done.

/** As the server accepts them. */
const SWITCHES: readonly string[] = ['bezirk', 'art', 'ansicht', 'stunden', 'stufe', 'karte', 'als', 'zahl'];

/** The part to keep; empty when there is nothing to keep. */
export function keptPart(query: Readonly<Record<string, unknown>>): string {
  return new URLSearchParams(
    SWITCHES.flatMap((name) => {
      const value = query[name];
      return typeof value === 'string' && value !== '' ? [[name, value] as [string, string]] : [];
    }),
  ).toString();
}

/** The switches of a kept filter, for an address. */
export const switchesOf = (kept: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(kept));
