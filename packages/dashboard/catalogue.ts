// The build step for German words: the first route ships what it says; the rest comes with the first module that says more.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { withImports } from './injected.ts';

/** Words by their keys, in any depth. */
export type Tree = { [key: string]: string | Tree };

/** Where people begin: the entry, and the pages that are drawn first. */
const FIRST = ['main.ts', 'pages/SignInPage.vue', 'pages/BoardPage.vue'];
const IMPORT = /^\s*(?:import(?! type)|export)\b[^'"(;]*?['"](#\w+\/[^'"]+|\.[^'"]+)['"]/gm;
const KEY = /['"`]([a-zA-Z]\w*(?:\.\w+)*)['"`]/g;
const KEYS = /['"`]([a-zA-Z]\w*\.(?:\w+\.)*)(?:['"]|\w*\$\{)/g;
const PART = 'virtual:words/';

/** The modules that come with `roots`, by imports that wait for nothing. */
export function comesWith(roots: readonly string[], modules: ReadonlyMap<string, string>): Set<string> {
  const found = new Set<string>();
  const follow = (file: string): void => {
    const code = modules.get(file);
    if (code === undefined || found.has(file)) return;
    found.add(file);
    for (const [, to = ''] of code.matchAll(IMPORT))
      follow(to.startsWith('#') ? to.slice(1) : join(dirname(file), to));
  };
  roots.forEach(follow);
  return found;
}

/** Whether a module can say the word of a key: it names it whole, or begins it and adds the rest itself. */
export function saidIn(code: string): (key: string) => boolean {
  const whole = new Set(Array.from(code.matchAll(KEY), ([, key]) => key));
  const begun = Array.from(code.matchAll(KEYS), ([, key = '']) => key);
  return (key) => whole.has(key) || begun.some((start) => key.startsWith(start));
}

/** The part of a catalogue whose keys are wanted. */
export function partOf(tree: Tree, wanted: (key: string) => boolean, path = ''): Tree {
  const kept = Object.entries(tree).flatMap(([key, value]): [string, string | Tree][] => {
    if (typeof value === 'string') return wanted(path + key) ? [[key, value]] : [];
    const part = partOf(value, wanted, `${path}${key}.`);
    return Object.keys(part).length > 0 ? [[key, part]] : [];
  });
  return Object.fromEntries(kept);
}

/** Every key of a catalogue. */
export const keysOf = (tree: Tree, path = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [path + key] : keysOf(value, `${path}${key}.`),
  );

/** Divides the German catalogue of `src`: what is said first, and each further part for the modules that say it. */
export function dividedCatalogue(src: string): Plugin {
  const whole = join(src, 'locales/de.json');
  const catalogueOf = (part: string): string => join(src, `locales/de.${part}.json`);
  const texts = new Map<string, string>();
  const needs = new Map<string, string[]>();
  return {
    name: 'zuzweit-words',
    enforce: 'pre',
    apply: 'build',
    buildStart() {
      const tree = JSON.parse(readFileSync(whole, 'utf8')) as Tree;
      const files = globSync('**/*.{ts,vue}', { cwd: src }).filter((file) => !file.includes('generated/'));
      const modules = new Map(files.map((file) => [file, readFileSync(join(src, file), 'utf8')]));
      const begin = comesWith(FIRST, modules);
      const says = [...begin].map((file) => saidIn(modules.get(file)!));
      const soon = (key: string): boolean => says.some((one) => one(key));
      const later = partOf(tree, (key) => !soon(key));
      texts.set(catalogueOf('first'), JSON.stringify(partOf(tree, soon)));
      for (const [part, words] of Object.entries(later))
        texts.set(catalogueOf(part), JSON.stringify({ [part]: words }));
      for (const [file, code] of modules) {
        const said = begin.has(file) ? [] : keysOf(later).filter(saidIn(code));
        if (said.length > 0) needs.set(join(src, file), [...new Set(said.map((key) => key.split('.')[0]!))]);
      }
    },
    resolveId(id) {
      if (id === '#locales/de.json') return catalogueOf('first');
      return texts.has(id) ? id : id.startsWith(PART) ? `\0${id}` : null;
    },
    load(id) {
      if (!id.startsWith(`\0${PART}`)) return texts.get(id) ?? null;
      return [
        `import words from ${JSON.stringify(catalogueOf(id.slice(PART.length + 1)))};`,
        `import { i18n } from ${JSON.stringify(join(src, 'app/i18n.ts'))};`,
        `i18n.global.mergeLocaleMessage('de', words);`,
      ].join('\n');
    },
    transform(code, id) {
      const lines = needs.get(id)?.map((part) => `import '${PART}${part}';\n`);
      return lines ? { code: withImports(id, code, lines.join('')), map: null } : null;
    },
  };
}
