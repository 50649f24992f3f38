// What the build ships of a document is what codegen types; a name that is missing or taken twice stops the build.
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DocumentNode } from 'graphql';
import { expect, test } from 'vitest';
import { definitionOf, documentsIn } from './documents.ts';
import * as generated from './src/graphql/generated/graphql.ts';

const src = fileURLToPath(new URL('./src/', import.meta.url));
const sources = globSync('**/*.{ts,vue}', { cwd: src })
  .filter((file) => !file.includes('generated/') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(src + file, 'utf8'));

const titled = (definition: DocumentNode['definitions'][number] | undefined): string =>
  definition && 'name' in definition ? definition.name!.value : '';

test('every document is shipped as it is typed, with the same fragments', () => {
  const documents = documentsIn(sources);
  const typed = new Map(
    Object.values(generated as unknown as Record<string, DocumentNode>).map((document) => [
      titled(document.definitions[0]),
      document,
    ]),
  );
  expect(documents.size).toBeGreaterThan(100);
  for (const name of documents.keys()) {
    const { own, fragments } = definitionOf(name, documents);
    const [first, ...rest] = typed.get(name)?.definitions ?? [];
    expect([name, JSON.parse(own)]).toEqual([name, first]);
    expect([name, ...fragments.toSorted()]).toEqual([name, ...rest.map(titled).toSorted()]);
  }
});

const written = (text: string): string => `const One = graphql(/* GraphQL */ \`${text}\`);`;

test('a name taken twice stops the build', () => {
  const twice = [written('query One { a }'), written('mutation One { b }')];
  expect(() => documentsIn(twice)).toThrow('two documents are called One: give one another name');
});

test('a fragment that nobody wrote stops the build, and says who spreads it', () => {
  const documents = documentsIn([
    written('query One { a { ...Two_a } }'),
    written('fragment Two_a on A { ...Three_a }'),
  ]);
  expect(() => definitionOf('One', documents)).toThrow('no fragment is called Three_a, but Two_a spreads it');
});
