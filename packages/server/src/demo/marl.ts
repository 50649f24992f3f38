// Marl as it is: its neighbourhoods, how the ASD districts join them, and its district offices. Reference data, no people.

export interface NeighbourhoodOfTown {
  slug: string;
  name: string;
  inhabitants: number;
  minors: number;
}

export interface OfferOfOffice {
  kind: string;
  labelDe: string;
  labelEn: string;
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
  offers: readonly OfferOfOffice[];
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
const offer = (kind: string, labelDe: string, labelEn: string): OfferOfOffice => ({ kind, labelDe, labelEn });

const CAFE = offer('PARENT_CAFE', 'Elterncafé', "Parents' café");
const COUNSEL = offer('COUNSELLING', 'Beratung ohne Termin', 'Counselling without appointment');
const EARLY = offer('EARLY_HELP', 'Frühe Hilfen', 'Early help');
const GROUP = offer('CHILD_GROUP', 'Spielgruppe', 'Play group');
const LANGUAGE = offer('LANGUAGE_HELP', 'Sprachmittlung', 'Language mediation');

const office = (
  slug: string,
  name: string,
  address: string,
  partner: string | null,
  neighbourhood: string | null,
  offers: readonly OfferOfOffice[],
  opensOn: string | null = null,
  state: 'OPEN' | 'PLANNED' = 'OPEN',
): OfficeOfTown => ({ slug, name, address, partner, neighbourhood, offers, opensOn, state });

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
          [COUNSEL, CAFE],
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
        office('brassertstrasse', 'Stadtteilbüro Brassert', 'Brassertstraße 91', 'LWL', 'brassert', [
          COUNSEL,
          EARLY,
          LANGUAGE,
        ]),
        office(
          'alter-sportplatz',
          'Stadtteilwohnung Am Alten Sportplatz',
          'Am Alten Sportplatz 17 b',
          null,
          null,
          [GROUP],
          '2027-02-01',
          'PLANNED',
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
          '2020-03-02',
        ),
        office('enkesiedlung', 'Stadtteilbüro Enkesiedlung', 'Enkesiedlung', null, 'drewer-nord', [COUNSEL]),
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
          [COUNSEL, CAFE, EARLY],
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
        ),
        office('rathaus', 'Rathaus', 'Creiler Platz', null, 'stadtkern', [COUNSEL]),
        office(
          'hervester-strasse',
          'Quartiersbüro Hervester Straße',
          'Hervester Straße 8',
          'Diakonie',
          'stadtkern',
          [GROUP],
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
