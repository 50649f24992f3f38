// How a wall names people: as its office chose, never more.
import { type Language, StaffNaming } from '#kernel/viewer';

/** Somebody on duty, as much as a wall is allowed to make words of. */
export interface Named {
  name: string;
  /** Leads one or more districts. */
  leads: boolean;
}

const ROLE: Readonly<Record<Language, Record<'lead' | 'professional', string>>> = {
  de: { lead: 'Leitung', professional: 'Fachkraft' },
  en: { lead: 'Lead', professional: 'Professional' },
};

/** `Ayşe Yıldız` is A. Y., `Jan von der Heide` is J. H., `Anna-Lena Groß` is A. G. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return ends.map((word) => `${[...word][0]!.toLocaleUpperCase('de')}.`).join(' ');
}

/** The words for one person; a viewer without a choice gets the role. */
export function named({ name, leads }: Named, naming: StaffNaming | undefined, language: Language): string {
  if (naming === StaffNaming.NAME) return name;
  if (naming === StaffNaming.INITIALS) return initials(name);
  return ROLE[language][leads ? 'lead' : 'professional'];
}
