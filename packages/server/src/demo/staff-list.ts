// The 24 invented professionals of a town: where they sit, how much they work, what they speak.

export interface StaffEntry {
  name: string;
  givenName: string;
  /** Slug of the ASD district. */
  district: string;
  pattern: keyof typeof PATTERNS;
  languages: readonly string[];
  onboarding: boolean;
  pool: boolean;
}

type Hours = readonly [weekday: number, from: string, until: string];

const week = (days: readonly number[], from: string, until: string): Hours[] =>
  days.map((day) => [day, from, until]);

/** Agreed hours a week: 39, 29.25, 19.5 (two ways) and 25. */
export const PATTERNS = {
  full: [...week([1, 2, 3, 4], '08:00', '16:00'), [5, '08:00', '15:00']],
  fullLate: [...week([1, 2, 3], '08:00', '16:00'), [4, '09:00', '17:30'], [5, '08:00', '14:30']],
  threeQuarters: [...week([1, 2, 3, 4], '08:00', '14:00'), [5, '08:00', '13:15']],
  halfEarly: week([1, 2, 3], '08:00', '14:30'),
  halfLate: week([3, 4, 5], '08:00', '14:30'),
  twoThirds: week([1, 2, 4, 5], '08:00', '14:15'),
} as const satisfies Record<string, readonly Hours[]>;

const entry = (
  district: string,
  name: string,
  givenName: string,
  pattern: keyof typeof PATTERNS,
  languages: readonly string[] = ['de'],
  more: Partial<Pick<StaffEntry, 'onboarding' | 'pool'>> = {},
): StaffEntry => ({ district, name, givenName, pattern, languages, onboarding: false, pool: true, ...more });

/** In the order of their accounts: `fachkraft-01` is the first. Odd numbers in most offices, so that pairs cross them. */
export const STAFF: readonly StaffEntry[] = [
  entry('marl-hamm', 'Nowak', 'Jana', 'full', ['de', 'pl']),
  entry('marl-hamm', 'Hein', 'Sabine', 'full'),
  entry('marl-hamm', 'Lehmann', 'Ute', 'threeQuarters'),
  entry('brassert', 'Wolff', 'Martin', 'full'),
  entry('brassert', 'Demir', 'Elif', 'full', ['de', 'tr']),
  entry('brassert', 'Kaya', 'Deniz', 'fullLate', ['de', 'tr']),
  entry('brassert', 'Brandt', 'Inga', 'threeQuarters'),
  entry('brassert', 'Petrenko', 'Oksana', 'halfEarly', ['de', 'uk', 'ru'], { onboarding: true, pool: false }),
  entry('drewer-nord', 'Yıldız', 'Aylin', 'full', ['de', 'tr']),
  entry('drewer-nord', 'Peters', 'Birgit', 'full'),
  entry('drewer-nord', 'Vogt', 'Hannes', 'full'),
  entry('drewer-nord', 'Haddad', 'Samira', 'threeQuarters', ['de', 'ar']),
  entry('drewer-nord', 'Böhm', 'Karin', 'halfLate'),
  entry('drewer-nord', 'Ostrowski', 'Tom', 'twoThirds', ['de'], { onboarding: true, pool: false }),
  entry('drewer-sued', 'Sommer', 'Anke', 'full'),
  entry('drewer-sued', 'Aksoy', 'Murat', 'full'),
  entry('stadtkern', 'Arslan', 'Leyla', 'full'),
  entry('stadtkern', 'Falk', 'Rita', 'halfEarly', ['de'], { pool: false }),
  entry('huels-sinsen', 'Krüger', 'Paula', 'full'),
  entry('huels-sinsen', 'Lindner', 'Ruth', 'fullLate', ['de', 'ru']),
  entry('huels-sinsen', 'Seidel', 'Jonas', 'threeQuarters', ['de'], { onboarding: true, pool: false }),
  entry('huels-sinsen', 'Winter', 'Carla', 'twoThirds', ['de', 'ar']),
  entry('drewer-sued', 'Reuter', 'Nele', 'threeQuarters'),
  entry('drewer-sued', 'Ionescu', 'Maria', 'halfLate', ['de', 'ro']),
];

/** Accounts that also lead two ASD districts each: number of the account → slugs. */
export const LEADS: Readonly<Record<number, readonly string[]>> = {
  1: ['marl-hamm', 'brassert'],
  9: ['drewer-nord', 'drewer-sued'],
  17: ['huels-sinsen', 'stadtkern'],
};
