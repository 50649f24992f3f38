// Whom and what the rows name: it must be in the office already, or in a file beside them.
import type { Known } from './known';
import type { Problem } from './problems';
import type { Folder } from './read-folder';
import type { FileName } from './rows';

/** One problem for each name that leads nowhere. */
export function unknownNames({ rows, ids }: Folder, known: Known): Problem[] {
  const problems: Problem[] = [];
  const districts = both(known.districts, ids['districts.csv']);
  const offices = both(known.offices, ids['offices.csv']);
  const staff = both(known.staff, ids['staff.csv']);
  const quarters = both(
    known.neighbourhoods,
    new Set(rows['districts.csv'].flatMap(({ row }) => row.neighbourhoods ?? [])),
  );
  const ask = (
    { file, line }: { file: FileName; line: number },
    column: string,
    name: string | null | undefined,
    names: (name: string) => boolean,
    remedy: string,
  ) => {
    if (name == null || names(name)) return;
    problems.push({ file, line, column, code: 'UNKNOWN', message: `"${name}" is not known. ${remedy}` });
  };
  const district = 'Add it to districts.csv, or name one that is there.';
  const person = 'Add it to staff.csv, or name one that is there.';
  for (const at of rows['offices.csv']) {
    ask(at, 'district', at.row.district, districts, district);
    const add = 'Add it to the neighbourhoods of a district in districts.csv.';
    ask(at, 'neighbourhood', at.row.neighbourhood, quarters, add);
    for (const name of at.row.area ?? []) ask(at, 'area', name, quarters, add);
    for (const code of at.row.offers ?? [])
      ask(
        at,
        'offers',
        code,
        (one) => known.offers.has(one),
        `One of ${[...known.offers].sort().join(', ')} fits.`,
      );
  }
  for (const at of rows['staff.csv'])
    ask(at, 'office', at.row.office, offices, 'Add it to offices.csv, or name one that is there.');
  for (const at of rows['working-times.csv']) ask(at, 'staff', at.row.staff, staff, person);
  for (const at of rows['absences.csv']) ask(at, 'staff', at.row.staff, staff, person);
  for (const at of rows['duties.csv']) {
    ask(at, 'first', at.row.first, staff, person);
    ask(at, 'second', at.row.second, staff, person);
  }
  for (const at of rows['standing-hours.csv']) ask(at, 'district', at.row.district, districts, district);
  for (const at of rows['households.csv']) ask(at, 'district', at.row.district, districts, district);
  return problems;
}

const both =
  (office: ReadonlyMap<string, string>, file: ReadonlySet<string>) =>
  (name: string): boolean =>
    office.has(name) || file.has(name);
