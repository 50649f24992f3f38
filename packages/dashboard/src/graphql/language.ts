// The language the server is asked to speak: labels of catalogues and refusals come in it.

let language: 'de' | 'en' = 'de';

/** Asks for German or English from the next request on. */
export function askIn(chosen: 'de' | 'en'): void {
  language = chosen;
}

/** The language asked for now. */
export const asked = (): 'de' | 'en' => language;
