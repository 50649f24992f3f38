// The first screen is read by one statement a block, however many rows, people and words hang on the block.
import { readdirSync, readFileSync } from 'node:fs';
import { type DefinitionNode, type FieldNode, Kind, parse, print, type SelectionNode, visit } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asker, seedDemo, useOffice } from './support/office';
import { statementsOf } from './support/statements';

const office = useOffice({ now: Temporal.Instant.from('2026-11-24T10:00:00+01:00'), seed: seedDemo });
let dispatcher: Asker;

beforeAll(async () => {
  dispatcher = await office.signIn('disposition');
});

/** The first screen as a tool asks it: the overview of the contract. */
const CONTRACT = `query Overview($districtIds: [ID!]) {
  overview(districtIds: $districtIds) {
    cursor asOf
    districts {
      id name
      load {
        utilisation { requiredHours availableHours ratio band coverage { counted notCounted } }
        deadlinePressure { overdue { value suppressed } dueSoon { value suppressed } counted }
        structuralBurden { index asOf source }
      }
      openFlags { acute { value suppressed } high { value suppressed } medium { value suppressed } low { value suppressed } untaken { value suppressed } }
    }
    onCall { now { id from until complete pair { members { id name } } } next { from until pair { members { name } } } gap { from until } }
    flags(first: 20) { totalCount nodes { id reference level reason { code label } state raisedAt acknowledgedAt nextStep nextStepDue district { id name } } }
    visits(first: 50) { totalCount nodes { id reference kind state plannedFrom plannedUntil district { name } pair { members { id name } } } }
  }
}`;

/** The same screen as the dashboard asks it: its own operations, read from beside the components that show them. */
function dashboard(operation: string): string {
  const folder = new URL('../../dashboard/src/', import.meta.url);
  const named = new Map<string, DefinitionNode>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(ts|vue)$/.test(file)) continue;
    const source = readFileSync(new URL(file, folder), 'utf8');
    for (const [, text] of source.matchAll(/graphql\(\/\* GraphQL \*\/ `([^`]*)`/g))
      for (const one of parse(text!).definitions) if ('name' in one) named.set(one.name!.value, one);
  }
  return withFragments(named.get(operation)!, named);
}

/** An operation with the fragments it spreads, and no others. */
function withFragments(operation: DefinitionNode, named: ReadonlyMap<string, DefinitionNode>): string {
  const wanted = new Set([operation]);
  for (const one of wanted)
    visit(one, { FragmentSpread: ({ name: { value } }) => void wanted.add(named.get(value)!) });
  return print({ kind: Kind.DOCUMENT, definitions: [...wanted] });
}

/** The blocks of a document, each alone: a root field, or a field of `overview`. */
function blocksOf(document: string): [string, string][] {
  const parsed = parse(document);
  const operation = parsed.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)!;
  const named = new Map(
    parsed.definitions.flatMap((one) => ('name' in one ? [[one.name!.value, one] as const] : [])),
  );
  const fieldsOf = (selections: readonly SelectionNode[]) =>
    selections.filter((one): one is FieldNode => one.kind === Kind.FIELD);
  const alone = (...selections: SelectionNode[]) => {
    const cut = { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } } as DefinitionNode;
    return withFragments(cut, named);
  };
  return fieldsOf(operation.selectionSet.selections).flatMap((root) =>
    root.name.value === 'overview'
      ? fieldsOf(root.selectionSet!.selections)
          .filter(({ selectionSet }) => selectionSet)
          .map((field): [string, string] => [
            field.name.value,
            alone({ ...root, selectionSet: { kind: Kind.SELECTION_SET, selections: [field] } }),
          ])
      : [[root.name.value, alone(root)] as [string, string]],
  );
}

/**
 * What a block may be read with, by the table each statement begins at. A tile of a district is several blocks on one
 * frame, each with a right and a source of its own: who the districts are, the load kept for each with its deadlines,
 * the open flags, the published burden, how many work there. Flags, visits and the others bring along what hangs on them.
 */
const MAY_TAKE: Record<string, string[]> = {
  districts: ['district', 'district_load', 'risk_flag', 'structural_burden', 'professional'],
  onCall: ['duty'],
  flags: ['risk_flag'],
  visits: ['visit'],
  absent: ['absence'],
  emergencyActions: ['emergency_action'],
  // Reference data of their own: the words of the catalogues, as the dashboard asks for them.
  riskFlagReasons: ['risk_flag_reason'],
  visitKinds: ['visit_kind'],
};

/** The table a statement is about: the first it reads from. */
const about = (statement: string): string => /(?<!epoch )\bfrom "?(\w+)"?/i.exec(statement)?.[1] ?? statement;

const WHOLE = {
  'the contract': CONTRACT,
  'the dashboard': dashboard('Board'),
  'the dashboard, beside it': dashboard('EmergencyCount'),
};

describe.each(Object.entries(WHOLE))('the first screen of %s', (_of, document) => {
  it.each(blocksOf(document))('reads %s by one statement', async (block, alone) => {
    const { result, sent } = await statementsOf(office.orm, () => dispatcher.ask(alone));
    expect(result.errors).toBeUndefined();
    expect(sent.map(about)).toHaveLength(new Set(sent.map(about)).size);
    expect(MAY_TAKE[block]).toEqual(expect.arrayContaining(sent.map(about)));
  });

  it('reads all blocks by no more than one statement each', async () => {
    const { result, sent } = await statementsOf(office.orm, () => dispatcher.ask(document));
    expect(result.errors).toBeUndefined();
    const may = blocksOf(document).flatMap(([block]) => MAY_TAKE[block]!);
    expect(sent.length, `${sent.join('\n')}`).toBeLessThanOrEqual(may.length);
  });
});

it('shows with one statement what a question of its own shows', async () => {
  const { visits, flags } = await dispatcher.get(CONTRACT);
  expect(visits.totalCount).toBe(visits.nodes.length);
  expect(flags.totalCount).toBe(flags.nodes.length);
  const seated = visits.nodes.filter(({ pair }: { pair: unknown }) => pair);
  expect(seated.length).toBeGreaterThan(0);
  for (const { id, pair, district } of seated) {
    const alone = await dispatcher.get(
      'query ($id: ID!) { node(id: $id) { ... on Visit { id pair { members { id name } } district { name } } } }',
      { id },
    );
    expect(alone).toEqual({ id, pair, district });
  }
  for (const { id, reason, district } of flags.nodes) {
    const alone = await dispatcher.get(
      'query ($id: ID!) { node(id: $id) { ... on RiskFlag { id reason { code label } district { id name } } } }',
      { id },
    );
    expect(alone).toEqual({ id, reason, district });
  }
});
