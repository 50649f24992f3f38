// Named questions about duties; members come with them.
import { intervalText } from '#kernel/columns';
import type { BoundedInterval } from '#kernel/interval';
import { entitiesBy, together } from '#kernel/together.queries';
import type { Unit } from '#kernel/unit';
import { Professional } from '#staff/professional.entity';
import { Duty, DutySeat } from './duty.entity';

/** Duties that touch a time, by their beginning, with their seats and who sits there, by one statement. */
export async function dutiesWithin(unit: Unit, span: BoundedInterval): Promise<Duty[]> {
  const { duties, seats } = await together(
    unit,
    {
      sql: `page as materialized (select * from duty where during && ?::tstzrange),
        sat as materialized (select * from duty_seat where duty_id in (select id from page))`,
      values: [intervalText(span)],
    },
    {
      duties: entitiesBy(Duty, 'select * from page order by lower(during), id'),
      seats: entitiesBy(DutySeat, 'select * from sat order by duty_id, no'),
      people: entitiesBy(
        Professional,
        'select * from professional where id in (select professional_id from sat)',
      ),
    },
  );
  const seatsOf = Map.groupBy(seats, (seat) => seat.duty.id);
  for (const duty of duties) if (!duty.seats.isInitialized()) duty.seats.hydrate(seatsOf.get(duty.id) ?? []);
  return duties;
}

/** One duty with its seats. */
export const dutyRow = ({ em }: Unit, id: string): Promise<Duty | null> =>
  em.findOne(Duty, { id }, { populate: ['seats'] });
