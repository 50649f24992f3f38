// Filters somebody keeps: only the own ones are seen, saved over and deleted. A preference, so no fact of the office.
import { ErrorCode, Refusal } from '#kernel/refusal';
import { isId } from '#kernel/ids';
import { checkedText } from '#kernel/text.rules';
import type { Outcome, Unit } from '#kernel/unit';
import { demand, require } from './policy.rules';
import { SavedFilter } from './saved-filter.entity';
import { checkedQuery, FILTERS_MAX, type FilterView } from './saved-filter.rules';

const NAME_MAX = 60;

/** The own filters by name; of one view, or of all. */
export async function savedFilters(
  { em, viewer }: Unit,
  view: FilterView | null | undefined,
): Promise<SavedFilter[]> {
  demand(viewer, 'filter:own');
  return em.find(
    SavedFilter,
    { accountId: viewer.id, ...(view && { view }) },
    { orderBy: { name: 'asc', id: 'asc' } },
  );
}

/**
 * Keeps a filter under a name; the same name in the same view is saved over.
 * @throws Refusal INVALID (name, query; or too many of them), FORBIDDEN.
 */
export async function saveFilter(
  { em, viewer, now }: Unit,
  asked: { view: FilterView; name: string; query: string },
): Promise<Outcome> {
  require(viewer, 'filter:own');
  const name = checkedText(asked.name, 'name', { max: NAME_MAX, required: true })!;
  const query = checkedQuery(asked.query);
  const { view } = asked;
  const accountId = viewer.id;
  const known = await em.findOne(SavedFilter, { accountId, view, name });
  if (known) {
    known.query = query;
    return { id: known.id };
  }
  if ((await em.count(SavedFilter, { accountId, view })) >= FILTERS_MAX)
    throw new Refusal(ErrorCode.INVALID, {
      field: 'name',
      words: { because: 'TOO_MANY', limit: `${FILTERS_MAX}` },
    });
  const filter = em.create(SavedFilter, { accountId, view, name, query, createdAt: now });
  await em.flush();
  return { id: filter.id };
}

/** Deletes one. @throws Refusal NOT_FOUND (id), also for somebody else's. */
export async function deleteFilter({ em, viewer }: Unit, { id }: { id: string }): Promise<Outcome> {
  require(viewer, 'filter:own');
  const filter = isId(id) ? await em.findOne(SavedFilter, { id, accountId: viewer.id }) : null;
  if (!filter) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'id' });
  em.remove(filter);
  return { id };
}

/** One of the own filters as it is now; null when it is gone. */
export const savedFilterById = ({ em, viewer }: Unit, id: string): Promise<SavedFilter | null> =>
  em.findOne(SavedFilter, { id, accountId: viewer.id });
