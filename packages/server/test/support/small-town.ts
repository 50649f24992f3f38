// A town small enough to know by heart: two districts, an office each, three professionals with a working week.
import type { TestOffice } from './office';

export interface SmallTown {
  north: string;
  south: string;
  /** Professionals: two at the north office, one at the south office; Monday to Friday 08:00 to 16:00. */
  people: [string, string, string];
  household: string;
}

/** Fills an empty office through plain SQL. */
export async function smallTown({ sql }: Pick<TestOffice, 'sql'>): Promise<SmallTown> {
  const one = async (text: string, values: unknown[] = []) =>
    (await sql<{ id: string }>(`${text} returning id`, values))[0]!.id;
  const district = (slug: string, name: string) =>
    one(`insert into district (town, slug, name) values ('Marl', ?, ?)`, [slug, name]);
  const [north, south] = [await district('nord', 'Nord'), await district('sued', 'Süd')];
  const quarter = await one(
    `insert into neighbourhood (town, slug, name, inhabitants) values ('Marl', 'huels', 'Hüls', 17000)`,
  );
  // Both at once: not even between two statements is a neighbourhood without a district.
  await sql(
    `insert into neighbourhood_district (neighbourhood_id, district_id, during)
     values (?, ?, '[2020-01-01,2026-06-01)'), (?, ?, '[2026-06-01,)')`,
    [quarter, south, quarter, north],
  );
  const office = (slug: string, of: string, at: string | null) =>
    one(
      `insert into office (slug, name, address, partner, state, district_id, neighbourhood_id) values (?, ?, 'Musterweg 1', 'AWO', 'OPEN', ?, ?)`,
      [slug, `Büro ${slug}`, of, at],
    );
  const [first, second] = [await office('a', north, quarter), await office('b', south, null)];
  await sql(`insert into offer (office_id, kind) values (?, 'COUNSELLING')`, [first]);
  const person = async (name: string, at: string) => {
    const id = await one(
      `insert into professional (name, office_id, qualification) values (?, ?, 'Soziale Arbeit')`,
      [name, at],
    );
    await sql(
      `insert into working_time (professional_id, weekday, from_time, until_time, valid)
       select ?, n, '08:00', '16:00', '[2020-01-01,)' from generate_series(1, 5) n`,
      [id],
    );
    return id;
  };
  return {
    north,
    south,
    people: [
      await person('Ada Amsel', first),
      await person('Bo Buche', first),
      await person('Cem Cetin', second),
    ],
    household: await one(
      `insert into household (district_id, name, address, languages) values (?, 'Familie Muster', 'Musterweg 2', '{de,tr}')`,
      [north],
    ),
  };
}
