// Named questions about duties; members come with them.
import { intervalText } from '#kernel/columns';
import type { BoundedInterval } from '#kernel/interval';
import type { Unit } from '#kernel/unit';
import { Duty } from './duty.entity';

/** Duties that touch a time, by their beginning, seats loaded. */
export async function dutiesWithin({ em }: Unit, span: BoundedInterval): Promise<Duty[]> {
  const rows = await em.execute<{ id: string }[]>(
    'select id from duty where during && ?::tstzrange order by lower(during), id',
    [intervalText(span)],
  );
  const found = await em.find(Duty, { id: { $in: rows.map(({ id }) => id) } }, { populate: ['seats'] });
  const byId = new Map(found.map((duty) => [duty.id, duty]));
  return rows.flatMap(({ id }) => byId.get(id) ?? []);
}

/** One duty with its seats. */
export const dutyRow = ({ em }: Unit, id: string): Promise<Duty | null> =>
  em.findOne(Duty, { id }, { populate: ['seats'] });
