// The one copy of what the server said: folded by id and version, in memory only, a lower version never overwrites.
import { type Cache, InMemoryCache, type Reference } from '@apollo/client/core';

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Loads carry the moment they were computed at instead of a version: the later one stays. */
const laterLoad = (existing: Plain | undefined, incoming: Plain): Plain =>
  existing && String(existing['computedAt'] ?? '') > String(incoming['computedAt'] ?? '')
    ? existing
    : incoming;

/** The fields an older answer has, with the values that are known; what only it has stays, unless it tells of another. */
function asKnown(store: Plain, known: unknown, older: unknown): unknown {
  if (Array.isArray(known)) {
    const shapes = Array.isArray(older) ? older : [];
    return known.map((one, at) => asKnown(store, one, shapes[at] ?? shapes[0]));
  }
  const own = isPlain(known) && '__ref' in known ? store[String(known['__ref'])] : known;
  if (!isPlain(own) || !isPlain(older)) return own;
  return Object.fromEntries(
    Object.entries(older)
      .filter(([field]) => field in own || own['id'] === older['id'])
      .map(([field, value]) => [field, field in own ? asKnown(store, own[field], value) : value]),
  );
}

/**
 * Answers of queries, mutations and subscriptions can overtake one another. Whatever carries a `version` below
 * the one already known takes on what is known, and so cannot turn the clock back.
 */
class VersionedCache extends InMemoryCache {
  private readonly known = new Map<string, number>();

  override write(options: Cache.WriteOptions): Reference | undefined {
    return super.write({ ...options, result: this.current(options.result) });
  }

  override async reset(options?: Cache.ResetOptions): Promise<void> {
    this.known.clear();
    await super.reset(options);
  }

  private current(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => this.current(one));
    if (!isPlain(value)) return value;
    const own = Object.fromEntries(
      Object.entries(value).map(([field, below]) => [field, this.current(below)]),
    );
    const { __typename: type, id, version } = own;
    if (typeof type !== 'string' || typeof id !== 'string' || typeof version !== 'number') return own;
    const key = `${type}:${id}`;
    const last = this.known.get(key) ?? 0;
    this.known.set(key, Math.max(last, version));
    if (version >= last) return own;
    const store = this.extract(true) as Plain;
    return asKnown(store, store[key] ?? own, own);
  }
}

const replace = { keyArgs: false as const, merge: (_: unknown, incoming: unknown) => incoming };

/** A fresh, empty cache. */
export function createCache(): InMemoryCache {
  return new VersionedCache({
    possibleTypes: {
      Node: [
        'District',
        'Office',
        'Professional',
        'Absence',
        'Household',
        'Child',
        'RiskFlag',
        'Visit',
        'Duty',
        'ApiToken',
      ],
      Fact: ['RiskFlagFact', 'VisitFact', 'OnCallFact', 'DistrictLoadFact', 'AbsenceFact', 'OfficeFact'],
    },
    typePolicies: {
      Query: { fields: { overview: { keyArgs: false, merge: true } } },
      Overview: {
        keyFields: [],
        fields: {
          flags: replace,
          visits: replace,
          absent: replace,
          onCall: { merge: (_, incoming) => incoming },
        },
      },
      District: { fields: { load: { merge: laterLoad }, openFlags: { merge: true } } },
      DistrictLoad: { keyFields: false },
      Lanes: { keyFields: false, fields: { people: replace, visits: replace } },
      Lane: { keyFields: false },
      Taken: { keyFields: false },
      Span: { keyFields: false },
      RiskFlagReason: { keyFields: ['code'] },
      VisitKind: { keyFields: ['code'] },
      Actor: { keyFields: false, merge: true }, // the same person may act as account and as professional
      CatalogueEntry: { merge: true },
      Count: { merge: true },
      Pair: { merge: true },
      ExternalReference: { keyFields: false },
      VisitCard: { keyFields: false },
    },
  });
}
