// Wrong imports, one for every line of the tables, so that no rule is believed that nobody has seen refuse.
import { folders, reserved } from './dashboard.ts';
import { type Floor, floors } from './floors.ts';
import { modules, wiring } from './modules.ts';

/** A file to lint and the rule that must speak; without a rule it must pass. */
export interface Sample {
  title: string;
  path: string;
  text: string;
  code?: string;
  /** What the finding must say, so that no other rule answers in its place. */
  says?: string;
}

const imports = 'eslint(no-restricted-imports)';
const source = 'packages/server/src';
const names = modules.map(({ name }) => name);

const ending = (suffixes: string[]): string => (suffixes[0] ? `.${suffixes[0]}` : '');
const use = (...specifiers: string[]): string =>
  specifiers
    .map((specifier, index) => `import { thing as thing${index} } from '${specifier}';\nthing${index}();\n`)
    .join('');

/** The next floor that a floor must not see; tables see all values of the kernel, which lie on the floor of use cases. */
const next = (room: string, { level }: Floor): Floor =>
  floors.find((floor) => floor.level === (room === 'kernel' && level === 1 ? 3 : level + 1))!;

/** For each floor of each room: the floor above. */
const byFloor: Sample[] = modules.flatMap(({ name }) =>
  floors
    .filter(({ level }) => level < 3)
    .map((floor) => ({
      title: `${name}/ floor ${floor.level} does not see the floor above`,
      path: `${source}/${name}/above${ending(floor.suffixes)}.ts`,
      text: use(`./other${ending(next(name, floor).suffixes)}`),
      code: imports,
      says: `${name}/ floor ${floor.level} `,
    })),
);

/** For each room on each floor: the room after it, whose file would be on a floor that may be seen. */
const byRoom: Sample[] = modules.flatMap(({ name }, rank) =>
  floors.map((floor) => ({
    title: `${name}/ floor ${floor.level} does not see the room after it`,
    path: `${source}/${name}/after${ending(floor.suffixes)}.ts`,
    text: use(`#${names[rank + 1] ?? wiring[0]}/other${floor.level === 3 ? '' : ending(floor.suffixes)}`),
    code: imports,
    says: `${name}/ floor ${floor.level} `,
  })),
);

/** For each room on each floor: what every use of it looks like when it is right. */
const right: Sample[] = modules.flatMap(({ name }, rank) =>
  floors.map((floor) => ({
    title: `${name}/ floor ${floor.level} sees its own floor and the room before it`,
    path: `${source}/${name}/right${ending(floor.suffixes)}.ts`,
    text: use(
      `./same${ending(floor.suffixes)}`,
      ...(rank > 0 ? [`#${names[rank - 1]}/lower${ending(floor.suffixes)}`] : []),
    ),
  })),
);

const server: Sample[] = [
  ...wiring.map((name, rank) => ({
    title: `${name}/ does not see what comes after it`,
    path: `${source}/${name}/wire.ts`,
    text: use(wiring[rank + 1] ? `#${wiring[rank + 1]}/other` : '../main'),
    code: imports,
    says: `${name}/ sees every room`,
  })),
  {
    title: 'a rule takes no unit of work',
    path: `${source}/visits/unit.rules.ts`,
    text: use('#kernel/unit'),
    code: imports,
    says: 'visits/ floor 0',
  },
  {
    title: 'a use case knows nothing of GraphQL',
    path: `${source}/visits/graphql.ts`,
    text: use('graphql'),
    code: imports,
    says: 'visits/ floor 2',
  },
  {
    title: 'the contract knows an entity by type only',
    path: `${source}/visits/value.type.ts`,
    text: use('./visit.entity'),
    code: imports,
    says: 'visits/ floor 3',
  },
  {
    title: 'the contract may index a type of an entity',
    path: `${source}/visits/kind.type.ts`,
    text: "import type { Visit } from './visit.entity';\nexport type Id = Visit['id'];\n",
  },
  {
    title: 'a test does not see the room after its own',
    path: `${source}/visits/visit.rules.test.ts`,
    text: use('#on-call/duties'),
    code: imports,
    says: 'visits/ tests',
  },
  { title: 'the parent folder has no name', path: `${source}/main.ts`, text: use('../x'), code: imports },
];

const dashboard: Sample[] = [
  ...folders.slice(0, -1).map((folder, rank) => ({
    title: `${folder}/ does not see the folder above`,
    path: `packages/dashboard/src/${folder}/above.ts`,
    text: use(`#${folders[rank + 1]}/other.ts`),
    code: imports,
    says: `${folder}/: only folders below`,
  })),
  ...folders.flatMap((folder) =>
    reserved
      .filter((row) => row.folder !== folder)
      .flatMap(({ packages }) => packages.map((name) => name.replace('**', 'core')))
      .map((name) => ({
        title: `${folder}/ does not import ${name}`,
        path: `packages/dashboard/src/${folder}/${name.replaceAll(/\W/g, '-')}.ts`,
        text: use(name),
        code: imports,
        says: `${folder}/: `,
      })),
  ),
  {
    title: 'a feature does not see another feature',
    path: 'packages/dashboard/src/features/visits/other.ts',
    text: use('#features/intake/flags.ts'),
    code: imports,
    says: 'features/: ',
  },
  {
    title: 'a component obeys too',
    path: 'packages/dashboard/src/features/visits/Card.vue',
    text: '<script setup lang="ts">\nimport { thing } from \'reka-ui\';\nthing();\n</script>\n',
    code: imports,
    says: 'features/: ',
  },
];

const ambient: Sample[] = [
  ['new Date()', 'eslint(no-restricted-globals)'],
  ['Date.now()', 'eslint(no-restricted-globals)'],
  ['Temporal.Now.instant()', 'eslint(no-restricted-properties)'],
  ['Math.random()', 'eslint(no-restricted-properties)'],
  ['process.env', 'eslint(no-restricted-properties)'],
].map(([expression, code], index) => ({
  title: `a room does not reach for ${expression}`,
  path: `${source}/visits/ambient-${index}.ts`,
  text: `export const found = () => ${expression};\n`,
  code: code!,
}));

const shape: Sample[] = [
  {
    title: 'files do not import each other in a circle',
    path: `${source}/visits/circle.ts`,
    text: "import { back } from './circle-back';\nexport const there = () => back();\n",
    code: 'import(no-cycle)',
  },
  {
    title: 'nor the other way round',
    path: `${source}/visits/circle-back.ts`,
    text: "import { there } from '#visits/circle';\nexport const back = () => there();\n",
    code: 'import(no-cycle)',
  },
  {
    title: 'nothing is exported without a name',
    path: `${source}/visits/nameless.ts`,
    text: 'export default 1;\n',
    code: 'import(no-default-export)',
  },
  {
    title: 'a file has at most 300 lines',
    path: `${source}/visits/long.ts`,
    text: Array.from({ length: 301 }, (_, line) => `export const line${line} = ${line};\n`).join(''),
    code: 'eslint(max-lines)',
  },
  {
    title: 'a file of exports only is a barrel',
    path: `${source}/visits/barrel.ts`,
    text: "export * from './right';\nexport * from './right.rules';\n",
    code: 'oxc(no-barrel-file)',
  },
];

export const samples: Sample[] = [
  ...byFloor,
  ...byRoom,
  ...right,
  ...server,
  ...dashboard,
  ...ambient,
  ...shape,
];
