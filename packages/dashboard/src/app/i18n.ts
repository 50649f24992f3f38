// The language of the interface: German is there at once, English is fetched when it is chosen; kept on this device.
import { createI18n } from 'vue-i18n';
import { client } from '#graphql/client.ts';
import { reconnect } from '#graphql/connection.ts';
import { askIn } from '#graphql/language.ts';
import de from '#locales/de.json';

export type Language = 'de' | 'en';
const KEY = 'zuzweit.language';

export const i18n = createI18n({
  legacy: false,
  locale: 'de' as Language,
  fallbackLocale: 'de',
  messages: { de } as Record<string, typeof de>,
  missingWarn: false,
  fallbackWarn: false,
});

function kept(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'de';
  } catch {
    return 'de'; // storage may be forbidden: German first
  }
}

async function apply(language: Language): Promise<void> {
  const { global } = i18n;
  if (language === 'en' && !global.availableLocales.includes('en')) {
    const en = await import('#locales/en.json');
    global.setLocaleMessage('en', en.default as typeof de);
  }
  global.locale.value = language;
  document.documentElement.lang = language;
  askIn(language);
}

/** Applies the language kept on this device before anything is drawn. */
export const startLanguage = (): Promise<void> => apply(kept());

/** Changes the language at once; labels that come from the server are read again. */
export async function chooseLanguage(language: Language): Promise<void> {
  await apply(language);
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // storage may be forbidden: the choice then lasts as long as the page
  }
  reconnect();
  await client.refetchQueries({ include: 'active' });
}
