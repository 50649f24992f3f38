// The contract as the explorer knows it: fetched when it is needed, turned into a table of types, fields and values.
import { type DocumentNode, Kind, parse, type TypeNode, type ValueNode } from 'graphql';

export interface Said {
  name: string;
  /** As the contract writes it: `[ID!]!`; empty for values and types. */
  type: string;
  description: string;
}
export interface Field extends Said {
  /** The type without list and non-null. */
  of: string;
  args: Field[];
}
export interface TypeSaid {
  kind: 'object' | 'interface' | 'input' | 'enum' | 'scalar' | 'union';
  description: string;
  fields: ReadonlyMap<string, Field>;
  values: readonly Said[];
  interfaces: readonly string[];
}
export type Contract = ReadonlyMap<string, TypeSaid>;

const named = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : named(type.type);
const written = (type: TypeNode): string => {
  if (type.kind === Kind.NON_NULL_TYPE) return `${written(type.type)}!`;
  return type.kind === Kind.LIST_TYPE ? `[${written(type.type)}]` : type.name.value;
};

interface Described {
  name: { value: string };
  description?: { value: string } | undefined;
}
const said = ({ name, description }: Described, type = ''): Said => ({
  name: name.value,
  type,
  description: description?.value.replaceAll(/\s+/g, ' ').trim() ?? '',
});
type Typed = Described & {
  type: TypeNode;
  arguments?: readonly Typed[] | undefined;
  defaultValue?: ValueNode | undefined;
};
const field = (node: Typed): Field => ({
  ...said(node, written(node.type)),
  of: named(node.type),
  args: (node.arguments ?? []).map(field),
});
const table = (nodes: readonly Typed[] | undefined): ReadonlyMap<string, Field> =>
  new Map((nodes ?? []).map((node) => [node.name.value, field(node)]));

const SCALARS = ['ID', 'String', 'Int', 'Float', 'Boolean'];
const plain = (kind: TypeSaid['kind'], description = ''): TypeSaid => ({
  kind,
  description,
  fields: new Map(),
  values: [],
  interfaces: [],
});

/** Reads the written contract. */
export function readContract(text: string): Contract {
  const types = new Map<string, TypeSaid>(SCALARS.map((name) => [name, plain('scalar')]));
  for (const node of parse(text, { noLocation: true }).definitions) {
    if (!('name' in node) || !node.name) continue;
    const { description } = said(node as Described);
    switch (node.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION:
        types.set(node.name.value, {
          ...plain(node.kind === Kind.OBJECT_TYPE_DEFINITION ? 'object' : 'interface', description),
          fields: table(node.fields),
          interfaces: (node.interfaces ?? []).map(({ name }) => name.value),
        });
        break;
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
        types.set(node.name.value, { ...plain('input', description), fields: table(node.fields) });
        break;
      case Kind.ENUM_TYPE_DEFINITION:
        types.set(node.name.value, {
          ...plain('enum', description),
          values: (node.values ?? []).map((value) => said(value)),
        });
        break;
      case Kind.SCALAR_TYPE_DEFINITION:
        types.set(node.name.value, plain('scalar', description));
        break;
      case Kind.UNION_TYPE_DEFINITION:
        types.set(node.name.value, plain('union', description));
        break;
    }
  }
  return types;
}

let loading: Promise<Contract> | undefined;

/** The contract of this version; loaded once, from this origin. */
export function loadContract(): Promise<Contract> {
  loading ??= import('@zuzweit/schema/schema.graphql?raw').then(({ default: text }) => readContract(text));
  return loading;
}

export interface Operation {
  kind: 'query' | 'mutation' | 'subscription';
  name: string;
  /** Names of its variables, without `$`. */
  variables: string[];
}

export type Read =
  | { operation: Operation; problem: null }
  | { operation: null; problem: { message: string; line: number; column: number } };

/** What one document asks for, or where it cannot be read. */
export function operationIn(text: string): Read {
  const none = (message: string, line = 1, column = 1): Read => ({
    operation: null,
    problem: { message, line, column },
  });
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (failure) {
    const at = (failure as { locations?: { line: number; column: number }[] }).locations?.[0];
    return none((failure as Error).message.replace(/^Syntax Error: /, ''), at?.line, at?.column);
  }
  const found = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const [first] = found;
  if (!first || found.length > 1) return none(first ? 'ONE_OPERATION' : 'NO_OPERATION');
  return {
    operation: {
      kind: first.operation,
      name: first.name?.value ?? '',
      variables: (first.variableDefinitions ?? []).map(({ variable }) => variable.name.value),
    },
    problem: null,
  };
}

/** The operations of a written collection, each as it stands there. */
export function operationsIn(text: string): { name: string; text: string; kind: Operation['kind'] }[] {
  return parse(text).definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION && one.loc
      ? [{ name: one.name?.value ?? '', kind: one.operation, text: text.slice(one.loc.start, one.loc.end) }]
      : [],
  );
}
