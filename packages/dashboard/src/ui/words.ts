// The words of the interface: keys are typed by the German catalogue, so a missing word is a compile error.
import type German from '#locales/de.json';
import { useI18n } from 'vue-i18n';

type Path<T, P extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${P}${K}` : Path<T[K], `${P}${K}.`>;
}[keyof T & string];

/** A key of the catalogue, as `board.flags`. */
export type Word = Path<typeof German>;

/** What is set into a sentence; `n` also chooses between singular and plural. */
export type Said = Record<string, string | number>;

export interface Words {
  /** The sentence for a key in the current language; a number `n` among the values picks the plural form. */
  say(key: Word, said?: Said): string;
  /** `de` or `en`. */
  language(): 'de' | 'en';
}

/** The words in the language chosen now; call it in `setup`. */
export function useWords(): Words {
  const { t, locale } = useI18n({ useScope: 'global' });
  return {
    say: (key, said = {}) => (typeof said['n'] === 'number' ? t(key, said, said['n']) : t(key, said)),
    language: () => (locale.value === 'en' ? 'en' : 'de'),
  };
}
