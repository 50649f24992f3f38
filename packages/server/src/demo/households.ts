// Invented families: names nobody has, addresses that do not exist.
import { FactKind } from '#kernel/fact';
import type { Chance } from './chance';
import type { Ground } from './foundations';
import { at, type Office } from './rows';

export interface Family {
  id: string;
  districtId: string;
  address: string;
  language: string;
}

const FIRST = [
  'Ahorn',
  'Birken',
  'Dorn',
  'Eichen',
  'Farn',
  'Ginster',
  'Hasel',
  'Kiefern',
  'Linden',
  'Mohn',
  'Nessel',
  'Weiden',
];
const SECOND = ['bach', 'berg', 'feld', 'grund', 'hag', 'horst', 'quell', 'tal'];
const CHILDREN = [
  'Ada',
  'Ben',
  'Cem',
  'Dana',
  'Emil',
  'Fee',
  'Gino',
  'Hala',
  'Ida',
  'Juri',
  'Kim',
  'Lio',
  'Mina',
  'Nik',
  'Oda',
  'Pia',
];
const STREETS = ['Musterweg', 'Beispielstraße', 'Probeallee', 'Übungsgasse'];
const LANGUAGES = ['de', 'de', 'de', 'de', 'tr', 'ar', 'pl', 'uk'];
const PER_DISTRICT = 8;

/** A family name that stands in no register. */
const inventedName = (chance: Chance) => chance.pick(FIRST) + chance.pick(SECOND);
export const inventedAddress = (chance: Chance): string =>
  `${chance.pick(STREETS)} ${chance.between(1, 140)}`;

/** The families of a town. Two of them are known to another system by a number of its own. */
export function settleFamilies(
  office: Office,
  { districts, chance, now, today }: Ground,
  townNumber: number,
): Family[] {
  const since = now.subtract({ hours: 24 * 31 });
  const families = districts.flatMap(({ id: district_id }) =>
    Array.from({ length: PER_DISTRICT }, (): Family => {
      const id = chance.id(since);
      const address = inventedAddress(chance);
      const language = chance.pick(LANGUAGES);
      office.add('household', {
        id,
        district_id,
        name: `Familie ${inventedName(chance)}`,
        address,
        languages: language === 'de' ? ['de'] : [language, 'de'],
        created_at: at(since),
        updated_at: at(since),
      });
      for (const name of chance.shuffled(CHILDREN).slice(0, chance.between(1, 3))) {
        const birth = today.subtract({ months: chance.between(2, 200) }).with({ day: 1 });
        office.add('child', { id: chance.id(since), household_id: id, name, birth_month: birth.toString() });
      }
      office.happened({
        kind: FactKind.HOUSEHOLD_CHANGED,
        districtId: district_id,
        subject: { type: 'HOUSEHOLD', id },
        occurredAt: since,
      });
      return { id, districtId: district_id, address, language };
    }),
  );
  if (townNumber === 0) {
    families.slice(0, 2).forEach(({ id }, index) => {
      office.add('external_reference', {
        type: 'HOUSEHOLD',
        system: 'okjus',
        external_id: `${4711 + index}`,
        object_id: id,
      });
    });
  }
  return families;
}
