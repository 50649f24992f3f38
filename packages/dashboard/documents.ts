// The build step for documents: a `graphql(...)` beside a template becomes an import of its parsed form, the text stays out.
import type { Plugin } from 'vite';

const CALL = /\bgraphql\(\s*(?:\/\* GraphQL \*\/)?\s*`([^`]*)`,?\s*\)/g;
const HEAD = /^\s*(query|mutation|subscription|fragment)\s+(\w+)/;

/** The name codegen gives to a document: `Flag_flag` becomes `Flag_FlagFragmentDoc`. */
function nameOf(document: string): string {
  const [, kind, name] = HEAD.exec(document) ?? [];
  if (!kind || !name) throw new Error(`a document needs a kind and a name: ${document.slice(0, 80)}`);
  const pascal = name
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('_');
  return pascal + (kind === 'fragment' ? 'FragmentDoc' : 'Document');
}

/** Replaces documents in modules of `src/`; without it they still work, by a table of all texts. */
export function inlineDocuments(): Plugin {
  return {
    name: 'zuzweit-documents',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      if (id.includes('/generated/') || !/\/src\/.*\.(ts|vue)$/.test(id) || !code.includes('graphql('))
        return null;
      const names = new Set<string>();
      const replaced = code.replaceAll(CALL, (_, document: string) => {
        names.add(nameOf(document));
        return `$${nameOf(document)}`;
      });
      if (names.size === 0) return null;
      const parts = [...names].map((name) => `${name} as $${name}`).join(', ');
      const line = `import { ${parts} } from '#graphql/generated/graphql.ts';\n`;
      const script = /<script setup[^>]*>\n?/;
      return {
        code: id.endsWith('.vue') ? replaced.replace(script, (tag) => tag + line) : line + replaced,
        map: null,
      };
    },
  };
}
