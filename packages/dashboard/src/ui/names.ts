// How staff are named where space is short: the surname, with its small words.

/** `Ayşe Yıldız` becomes `Yıldız`, `Jan von der Heide` becomes `von der Heide`; one word stays. */
export function surname(name: string): string {
  const [, ...rest] = name.trim().split(/\s+/);
  return rest.length === 0 ? name : rest.join(' ');
}

/** The address that dials a number as somebody wrote it. */
export const dial = (phone: string): string => `tel:${phone.replace(/[^+0-9]/g, '')}`;
