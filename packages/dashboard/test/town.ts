// The town of one moment of one invented day (Tuesday 24.11.2026, 14:37:07): districts and people, as the drawn screens show them.

export const NOW = '2026-11-24T13:37:07Z';

type Plain = Record<string, unknown>;
/** A time of that day, or of another one. */
export const at = (time: string, day = '2026-11-24'): string => `${day}T${time}:00+01:00`;
/** So many seconds before {@link NOW}. */
export const ago = (seconds: number): string => new Date(Date.parse(NOW) - seconds * 1000).toISOString();
const count = (value: number): Plain => ({ value, suppressed: false });

const COUNTED = { counted: ['STANDING_HOURS', 'VISITS', 'OPEN_FLAGS'], notCounted: ['REPORTS'] };

interface Load {
  required: number;
  available: number;
  overdue?: number;
  dueSoon?: number;
}

/** A district with its load and its open flags: `flags` counts acute, high, medium, low, untaken. */
export function district(
  id: string,
  name: string,
  people: number,
  load: Load,
  flags: readonly number[],
): Plain {
  const [acute = 0, high = 0, medium = 0, low = 0, untaken = 0] = flags;
  const ratio = load.required / load.available;
  return {
    __typename: 'District',
    id,
    name,
    professionalCount: count(people),
    openFlags: {
      acute: count(acute),
      high: count(high),
      medium: count(medium),
      low: count(low),
      untaken: count(untaken),
    },
    load: {
      computedAt: NOW,
      utilisation: {
        requiredHours: load.required,
        availableHours: load.available,
        ratio,
        band: ratio > 1 ? 'OVER' : 'LOW',
        coverage: COUNTED,
        parts: [],
        standingHoursAsOf: '2026-11-10',
        from: '2026-11-24',
        until: '2026-12-01',
      },
      deadlinePressure: {
        overdue: count(load.overdue ?? 0),
        dueSoon: count(load.dueSoon ?? 0),
        counted: [],
        deadlines: [],
      },
      structuralBurden: { index: null, asOf: null, source: null },
    },
  };
}

export const HAM = district(
  'd-ham',
  'Marl-Hamm',
  3,
  { required: 177, available: 150, overdue: 1 },
  [1, 0, 0, 0, 1],
);
export const BRA = district(
  'd-bra',
  'Brassert',
  4,
  { required: 153, available: 148, dueSoon: 2 },
  [0, 1, 1, 0, 0],
);
export const DRN = district('d-drn', 'Drewer-Nord', 6, { required: 167, available: 180, dueSoon: 1 }, [0, 1]);
export const DRS = district('d-drs', 'Drewer-Süd', 4, { required: 112, available: 132, dueSoon: 1 }, []);
export const HUE = district('d-hue', 'Hüls · Sinsen', 4, { required: 94, available: 130 }, [0, 0, 1]);
export const STA = district('d-sta', 'Stadtkern', 2, { required: 41, available: 74 }, [0, 0, 0, 1]);
export const districts = [HAM, BRA, DRN, DRS, HUE, STA];

const FIRST: Record<string, string> = {
  Nowak: 'Jana',
  Hein: 'Paul',
  Kaya: 'Deniz',
  Brandt: 'Lena',
  Wolff: 'Sabine',
  Demir: 'Emre',
};

/** A professional by surname. */
export function professional(surname: string, home: Plain, availability: Plain = {}): Plain {
  return {
    __typename: 'Professional',
    id: `p-${surname.toLowerCase()}`,
    name: `${FIRST[surname] ?? 'Mika'} ${surname}`,
    district: home,
    office: { __typename: 'Office', id: 'o-1', name: 'Stadtteilbüro', district: home },
    qualification: 'Soziale Arbeit',
    languages: ['de'],
    onboarding: false,
    inOnCallPool: true,
    weeklyHours: 39,
    absent: false,
    absentUntil: null,
    availability: { free: true, busyFrom: null, busyUntil: null, works: true, rest: false, ...availability },
    externalReferences: [],
  };
}

const busy = { free: false, busyFrom: at('15:00'), busyUntil: at('16:15') };
export const people = {
  nowak: professional('Nowak', HAM, { free: false, busyFrom: at('08:00'), busyUntil: at('16:00') }),
  hein: professional('Hein', HAM, { free: false, busyFrom: at('08:00'), busyUntil: at('16:00') }),
  aydin: professional('Aydın', HAM, { free: false, works: false }),
  kaya: professional('Kaya', DRN),
  brandt: professional('Brandt', DRN, { rest: true }),
  wolff: professional('Wolff', BRA, busy),
  demir: professional('Demir', BRA, busy),
  yildiz: professional('Yıldız', BRA, busy),
  peters: professional('Peters', DRN, busy),
  sommer: professional('Sommer', DRN),
  aksoy: professional('Aksoy', DRN),
  arslan: professional('Arslan', DRS),
  krueger: professional('Krüger', HUE),
  lindner: professional('Lindner', HUE, { works: false }),
};
