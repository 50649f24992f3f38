// The parts of a load as addresses name them, and how hours and shares are written.
import type { LoadPart } from '#graphql/generated/graphql.ts';

/** What can be opened on the page of a district: a part of the hours, or the deadlines. */
export const OPENED = {
  bestand: 'STANDING_HOURS',
  besuche: 'VISITS',
  hinweise: 'OPEN_FLAGS',
  arbeitszeit: 'WORKING_TIMES',
  abwesend: 'ABSENCES',
  termine: 'APPOINTMENTS',
  tagesdienst: 'DUTY_DESK',
} as const satisfies Record<string, LoadPart>;
export type Opened = keyof typeof OPENED;

export const isOpened = (text: unknown): text is Opened =>
  typeof text === 'string' && Object.hasOwn(OPENED, text);

/** The word of the address for a part. */
export const addressOf = (part: LoadPart): Opened | null =>
  (Object.entries(OPENED) as [Opened, LoadPart][]).find(([, one]) => one === part)?.[0] ?? null;

/** Ways to write hours and shares in a language. */
export function numbersIn(language: 'de' | 'en') {
  const locale = language === 'en' ? 'en-GB' : 'de-DE';
  const one = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, minimumFractionDigits: 0 });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  return {
    /** 31,5 h */
    hours: (value: number): string => `${one.format(value).replace('-', '−')} h`,
    /** 118 % */
    share: (value: number): string => `${whole.format(value * 100)} %`,
    /** +12,5 h, −3 h, ±0 h */
    more: (value: number): string => {
      const text = one.format(Math.abs(value));
      return text === '0' ? '±0 h' : `${value > 0 ? '+' : '−'}${text} h`;
    },
  };
}
