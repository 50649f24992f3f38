// What the office knows already, by the names that files use; rows that are written are added as they come.
import type { ExternalType } from '#kernel/external-reference.entity';
import type { Unit } from '#kernel/unit';
import { IMPORT_SYSTEM } from './system';

type Ids = Map<string, string>;

export interface Known {
  town: string;
  districts: Ids;
  offices: Ids;
  neighbourhoods: Ids;
  staff: Ids;
  absences: Ids;
  duties: Ids;
  offers: ReadonlySet<string>;
}

/** Reads it in a few statements. */
export async function readKnown(unit: Unit, town: string): Promise<Known> {
  const ids = async (sql: string, values: unknown[]): Promise<Ids> =>
    new Map(
      (await unit.em.execute<{ name: string; id: string }[]>(sql, values)).map(({ name, id }) => [name, id]),
    );
  const external = (type: ExternalType) =>
    ids('select external_id as name, object_id as id from external_reference where type = ? and system = ?', [
      type,
      IMPORT_SYSTEM,
    ]);
  const offers = await unit.em.execute<{ code: string }[]>('select code from offer_kind');
  return {
    town,
    districts: await ids('select slug as name, id from district where town = ?', [town]),
    offices: await ids(
      'select o.slug as name, o.id from office o join district d on d.id = o.district_id where d.town = ?',
      [town],
    ),
    neighbourhoods: await ids('select name, id from neighbourhood where town = ?', [town]),
    staff: await external('PROFESSIONAL'),
    absences: await external('ABSENCE'),
    duties: await external('DUTY'),
    offers: new Set(offers.map(({ code }) => code)),
  };
}

/** The other way round: what files call an object, by its id. */
export const namesOf = ({ districts, offices, neighbourhoods, staff }: Known): ReadonlyMap<string, string> =>
  new Map(
    [districts, offices, neighbourhoods, staff].flatMap((ids) =>
      [...ids].map(([name, id]) => [id, name] as const),
    ),
  );
