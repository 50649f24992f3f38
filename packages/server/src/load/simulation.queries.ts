// How much of a district each of its neighbourhoods is today, by minors: what a moved border takes along.
import { dateAt } from '#kernel/calendar.rules';
import type { Unit } from '#kernel/unit';

/** Neighbourhood → the district it belongs to today, and its share of that district's minors (of inhabitants where no minors are known). */
export async function sharesOf({
  em,
  now,
}: Unit): Promise<Map<string, { districtId: string; share: number }>> {
  const rows = await em.execute<{ id: string; district_id: string; share: number }[]>(
    `with today as (
       select n.id, nd.district_id, coalesce(n.minors, n.inhabitants, 0)::float8 as people
       from neighbourhood_district nd join neighbourhood n on n.id = nd.neighbourhood_id where nd.during @> ?::date)
     select id, district_id, coalesce(people / nullif(sum(people) over (partition by district_id), 0), 0)::float8 as share from today`,
    [dateAt(now).toString()],
  );
  return new Map(
    rows.map(({ id, district_id, share }) => [id, { districtId: district_id, share: Number(share) }]),
  );
}
