// A calendar date of the contract (`2026-10-20`) as it is written beside a figure.

/** `20.10.` */
export function dayMonth(date: string): string {
  const [, month, day] = date.split('-');
  return `${day}.${month}.`;
}
