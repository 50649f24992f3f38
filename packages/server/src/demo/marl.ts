// Marl as it is: its neighbourhoods, how the ASD districts join them, and its district offices. Reference data, no people.

export interface NeighbourhoodOfTown {
  slug: string;
  name: string;
  inhabitants: number;
  minors: number;
}

export interface OfficeOfTown {
  slug: string;
  name: string;
  address: string;
  partner: string | null;
  neighbourhood: string | null;
  /** A day in the future makes it a planned one. */
  opensOn: string | null;
  state: 'OPEN' | 'PLANNED';
  /** Codes of the catalogue of offers. */
  offers: readonly string[];
  /** Weekday (1 is Monday), from, until. */
  hours: readonly (readonly [number, string, string])[];
  /** Slugs of the neighbourhoods a Quartiersmanagement cares for; null for a district office. */
  area: readonly string[] | null;
}

export interface DistrictOfTown {
  slug: string;
  name: string;
  neighbourhoods: readonly NeighbourhoodOfTown[];
  offices: readonly OfficeOfTown[];
  /** Structural burden, 1 to 5; invented. */
  burden: number;
  /** Utilisation the demo starts near. */
  load: number;
}

export interface Town {
  name: string;
  districts: readonly DistrictOfTown[];
}

/** Says of every invented figure that it is one. */
export const SYNTHETIC = 'synthetisch';

const n = (slug: string, name: string, inhabitants: number, minors: number): NeighbourhoodOfTown => ({
  slug,
  name,
  inhabitants,
  minors,
});
const CAFE = 'PARENT_CAFE';
const COUNSEL = 'COUNSELLING';
const ADDRESSES = 'ADDRESSES';
const EARLY = 'EARLY_HELP';
const GROUP = 'CHILD_GROUP';
const LANGUAGE = 'LANGUAGE_HELP';
const NEIGHBOURS = 'NEIGHBOURHOOD_CAFE';

type Hours = OfficeOfTown['hours'];
/** Invented opening hours, three shapes: short mornings, a long Thursday, every day. */
const MORNINGS: Hours = [1, 2, 4, 5].map((day) => [day, '09:00', '12:00'] as const);
const LONG_THURSDAY: Hours = [...MORNINGS, [4, '14:00', '18:00']];
const EVERY_DAY: Hours = [1, 2, 3, 4, 5].map((day) => [day, '09:00', '15:00'] as const);

const office = (
  slug: string,
  name: string,
  address: string,
  partner: string | null,
  neighbourhood: string | null,
  offers: readonly string[],
  hours: Hours,
  opensOn: string | null = null,
  more: Partial<Pick<OfficeOfTown, 'state' | 'area'>> = {},
): OfficeOfTown => ({
  ...{ slug, name, address, partner, neighbourhood, offers, hours, opensOn },
  ...{ state: 'OPEN', area: null, ...more },
});

/** Population: register of 2020-12-31 with derived parts; burden and load are synthetic. */
export const MARL: Town = {
  name: 'Marl',
  districts: [
    {
      slug: 'marl-hamm',
      name: 'Marl-Hamm',
      neighbourhoods: [n('marl-hamm', 'Marl-Hamm', 10_050, 1_660)],
      offices: [
        office(
          'ernst-reuter-haus',
          'Stadtteilbüro Marl-Hamm',
          'Ernst-Reuter-Haus, Sperberweg',
          null,
          'marl-hamm',
          [COUNSEL, CAFE, ADDRESSES],
          LONG_THURSDAY,
        ),
      ],
      burden: 3,
      load: 1.18,
    },
    {
      slug: 'brassert',
      name: 'Brassert',
      neighbourhoods: [
        n('brassert', 'Brassert', 11_390, 2_000),
        n('alt-marl', 'Alt-Marl', 8_830, 1_370),
        n('polsum', 'Polsum', 4_860, 680),
      ],
      offices: [
        office(
          'brassertstrasse',
          'Stadtteilbüro Brassert',
          'Brassertstraße 91',
          'LWL',
          'brassert',
          [COUNSEL, EARLY, LANGUAGE, ADDRESSES],
          EVERY_DAY,
        ),
        office(
          'alter-sportplatz',
          'Stadtteilwohnung Am Alten Sportplatz',
          'Am Alten Sportplatz 17 b',
          null,
          null,
          [GROUP],
          [],
          '2027-02-01',
          { state: 'PLANNED' },
        ),
      ],
      burden: 3,
      load: 1.03,
    },
    {
      slug: 'drewer-nord',
      name: 'Drewer-Nord',
      neighbourhoods: [n('drewer-nord', 'Drewer-Nord', 9_074, 1_590)],
      offices: [
        office(
          'drewer-nord',
          'Stadtteilbüro Drewer-Nord',
          'Drewer-Nord',
          'AWO',
          'drewer-nord',
          [COUNSEL, CAFE, GROUP],
          LONG_THURSDAY,
          '2020-03-02',
        ),
        office(
          'enkesiedlung',
          'Stadtteilbüro Enkesiedlung',
          'Enkesiedlung',
          null,
          'drewer-nord',
          [COUNSEL, ADDRESSES],
          [
            [2, '10:00', '12:00'],
            [4, '15:00', '17:00'],
          ],
        ),
      ],
      burden: 4,
      load: 0.93,
    },
    {
      slug: 'drewer-sued',
      name: 'Drewer-Süd',
      neighbourhoods: [n('drewer-sued', 'Drewer-Süd', 9_447, 1_510)],
      offices: [
        office(
          'pommernstrasse',
          'Stadtteilbüro Pommernstraße',
          'Pommernstraße 2',
          'Diakonie',
          'drewer-sued',
          [COUNSEL, CAFE, EARLY, ADDRESSES],
          LONG_THURSDAY,
          '2018-11-05',
        ),
      ],
      burden: 3,
      load: 0.85,
    },
    {
      slug: 'huels-sinsen',
      name: 'Hüls · Sinsen',
      neighbourhoods: [
        n('huels-nord', 'Hüls-Nord', 6_530, 1_010),
        n('huels-sued', 'Hüls-Süd', 12_340, 2_040),
        n('sinsen-lenkerbeck', 'Sinsen-Lenkerbeck', 7_782, 1_170),
      ],
      offices: [
        office(
          'max-reger-strasse',
          'Nachbarschaftszentrum Hüls-Süd',
          'Max-Reger-Straße 99',
          'Diakonie',
          'huels-sued',
          [COUNSEL, CAFE, LANGUAGE],
          EVERY_DAY,
          '2012-09-03',
        ),
      ],
      burden: 3,
      load: 0.72,
    },
    {
      slug: 'stadtkern',
      name: 'Stadtkern',
      neighbourhoods: [n('stadtkern', 'Stadtkern', 7_600, 1_330), n('chemiezone', 'Chemiezone', 0, 0)],
      offices: [
        office(
          'merkurstrasse',
          'Stadtteilbüro Merkurstraße',
          'Bürgertreff, Merkurstraße',
          'Diakonie',
          'stadtkern',
          [COUNSEL, CAFE],
          MORNINGS,
        ),
        office('rathaus', 'Rathaus', 'Creiler Platz', null, 'stadtkern', [COUNSEL, ADDRESSES], EVERY_DAY),
        office(
          'hervester-strasse',
          'Quartiersbüro Hervester Straße',
          'Hervester Straße 8',
          'Diakonie',
          'stadtkern',
          [GROUP, NEIGHBOURS, ADDRESSES],
          [
            [2, '10:00', '13:00'],
            [3, '14:00', '17:00'],
          ],
          null,
          { area: ['stadtkern'] },
        ),
      ],
      burden: 4,
      load: 0.55,
    },
  ],
};

const PARTS = ['Nord', 'West', 'Ost', 'Süd', 'Am Park', 'Mitte'];

/** Marl for the first, then invented towns of the same shape. */
export function townOf(number: number): Town {
  if (number === 0) return MARL;
  const name = `Musterort ${number + 1}`;
  return {
    name,
    districts: MARL.districts.map((district, at) => ({
      ...district,
      name: `${name} ${PARTS[at]}`,
      neighbourhoods: district.neighbourhoods.map((one, index) => ({
        ...one,
        name: `${name} ${PARTS[at]} ${index + 1}`,
      })),
      offices: district.offices.map((one, index) => ({
        ...one,
        name: `Büro ${PARTS[at]} ${index + 1}`,
        address: `Musterweg ${at * 10 + index + 1}`,
        partner: null,
      })),
    })),
  };
}
