// The build step for documents: a `graphql(...)` beside a template becomes a module of its own, the text stays out.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, visit, type DefinitionNode } from 'graphql';
import type { Plugin } from 'vite';
import { withImports } from './injected.ts';

const CALL = /\bgraphql\(\s*(?:\/\* GraphQL \*\/)?\s*`([^`]*)`,?\s*\)/g;
const HEAD = /^\s*(?:query|mutation|subscription|fragment)\s+(\w+)/;
const MODULE = 'virtual:document/';

function nameOf(document: string): string {
  const [, name] = HEAD.exec(document) ?? [];
  if (!name) throw new Error(`a document needs a kind and a name: ${document.slice(0, 80)}`);
  return name;
}

/** The texts of all documents and fragments by their names, which must differ. */
export function documentsIn(sources: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, text = ''] of sources.flatMap((source) => [...source.matchAll(CALL)])) {
    const name = nameOf(text);
    if (found.has(name)) throw new Error(`two documents are called ${name}: give one another name`);
    found.set(name, text);
  }
  return found;
}

/** One definition as it is shipped, and the names of all fragments it needs, also through other fragments. */
export function definitionOf(
  name: string,
  documents: Map<string, string>,
): { own: string; fragments: string[] } {
  const parsed = (one: string, by: string): DefinitionNode => {
    const text = documents.get(one);
    if (text === undefined) throw new Error(`no fragment is called ${one}, but ${by} spreads it`);
    return parse(text, { noLocation: true }).definitions[0]!;
  };
  const fragments = new Set<string>();
  const follow = (definition: DefinitionNode, by: string): void =>
    void visit(definition, {
      FragmentSpread({ name: { value } }) {
        if (fragments.has(value)) return;
        fragments.add(value);
        follow(parsed(value, by), value);
      },
    });
  const own = parsed(name, name);
  follow(own, name);
  return { own: compact(own), fragments: [...fragments] };
}

/** The definition as text, without what stands for nothing. */
const compact = (node: DefinitionNode): string =>
  JSON.stringify(node, (_, value: unknown) => (Array.isArray(value) && value.length === 0 ? undefined : value)); // prettier-ignore

/** Replaces documents in modules of `src/`; without it they still work, by a table of all texts. */
export function inlineDocuments(src: string): Plugin {
  let documents = new Map<string, string>();
  return {
    name: 'zuzweit-documents',
    enforce: 'pre',
    apply: 'build',
    buildStart() {
      const files = globSync('**/*.{ts,vue}', { cwd: src }).filter(
        (file) => !file.includes('generated/') && !file.endsWith('.test.ts'),
      );
      documents = documentsIn(files.map((file) => readFileSync(join(src, file), 'utf8')));
    },
    resolveId: (id) => (id.startsWith(MODULE) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${MODULE}`)) return null;
      const { own, fragments } = definitionOf(id.slice(MODULE.length + 1), documents);
      return [
        ...fragments.map((one, at) => `import { own as $${at} } from '${MODULE}${one}';`),
        `export const own = ${own};`,
        `export default { kind: 'Document', definitions: [own${fragments.map((_, at) => `, $${at}`).join('')}] };`,
      ].join('\n');
    },
    transform(code, id) {
      if (id.includes('/generated/') || !/\/src\/.*\.(ts|vue)$/.test(id) || !code.includes('graphql('))
        return null;
      const names = new Set<string>();
      const replaced = code.replaceAll(CALL, (_, document: string) => {
        names.add(nameOf(document));
        return `$${nameOf(document)}`;
      });
      if (names.size === 0) return null;
      const lines = [...names].map((name) => `import $${name} from '${MODULE}${name}';\n`).join('');
      return { code: withImports(id, replaced, lines), map: null };
    },
  };
}
