// The contract as text, directives and all, in an order that does not depend on imports.
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { lexicographicSortSchema, parse, print, visit, type DocumentNode } from 'graphql';
import { createSchema } from './schema';

const HEAD = '# Printed from the server by `pnpm contract`. Change the code, not this file.\n\n';

/** SDL of the running schema with `@personal` where it applies. */
export function printContract(): string {
  const schema = createSchema();
  const document: DocumentNode = parse(printSchemaWithDirectives(schema));
  const sorted = lexicographicSortSchema(schema);
  const order = new Map(Object.keys(sorted.getTypeMap()).map((name, index) => [name, index]));
  const nameOf = (node: DocumentNode['definitions'][number]) =>
    'name' in node && node.name ? node.name.value : '';
  const definitions = [...document.definitions].sort(
    (a, b) => (order.get(nameOf(a)) ?? -1) - (order.get(nameOf(b)) ?? -1),
  );
  return `${HEAD}${print(visit({ ...document, definitions }, {}))}\n`;
}
