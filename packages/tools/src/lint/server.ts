// Room by floor: one whole rule for each pair, because a later override replaces an earlier one and never adds to it.
import type { OxlintOverride } from 'oxlint';
import { type Floor, floors } from './floors.ts';
import { machinery, type Module, modules, wiring } from './modules.ts';
import { noImports, onlyImports } from './override.ts';

const source = 'packages/server/src';

/** The rules for everything below `packages/server/src`. */
export function serverOverrides(): OxlintOverride[] {
  return [
    noImports([`${source}/*.ts`], ['../**'], 'Roots import by "./" and "#room/".'),
    ...modules.flatMap((module, rank) => floors.map((floor) => room(module, modules.slice(0, rank), floor))),
    ...modules.map((module, rank) => tests(module, modules.slice(0, rank))),
    ...wiring.map((name, rank) => wires(name, wiring.slice(rank + 1))),
  ];
}

function room(module: Module, below: Module[], floor: Floor): OxlintOverride {
  const own = floor.suffixes.length === 0 ? module : undefined;
  const endings = floor.suffixes.length === 0 ? [''] : floor.suffixes.map((suffix) => `.${suffix}`);
  return onlyImports(
    endings.map((ending) => `${source}/${module.name}/**/*${ending}.ts`),
    {
      allowed: [...floor.packages, ...(own?.packages ?? []), ...visible(module, below, floor)],
      typesOf: [...floor.typesOf, ...(own?.typesOf ?? [])],
      message:
        `${module.name}/ floor ${floor.level} (${floor.holds}): imports go down only, by "./" in the room ` +
        'and by "#room/" to a room before it.',
    },
  );
}

/** The files of our own that a floor sees: use cases all of the kernel, rules and tables their own kind and its values. */
function visible(module: Module, below: Module[], floor: Floor): string[] {
  const higher = suffixesWhere((level) => level > floor.level);
  const places = ['./', ...below.map(({ name }) => `#${name}/`)];
  if (floor.level >= 2) {
    const rooms = places.filter((place) => place !== '#kernel/');
    return [...each(places, ['*']), ...not(each(rooms, higher))];
  }

  const kernel = module.name === 'kernel' ? './' : '#kernel/';
  return [
    ...each(
      places,
      suffixesWhere((level) => level <= floor.level),
    ),
    `${kernel}*`,
    ...not(each([kernel], higher)),
    ...(floor.level === 0 ? not(each([kernel], machinery)) : []),
  ];
}

function tests({ name }: Module, below: Module[]): OxlintOverride {
  return onlyImports([`${source}/${name}/**/*.test.ts`, `${source}/${name}/**/*.arbitrary.ts`], {
    allowed: [
      'vitest',
      'fast-check',
      'node:*',
      ...each(['./', ...below.map((lower) => `#${lower.name}/`)], ['*']),
    ],
    message: `${name}/ tests: Vitest, fast-check and what the room itself may see.`,
  });
}

function wires(name: string, later: string[]): OxlintOverride {
  const message = `${name}/ sees every room but ${later.join(' and ') || 'none above it'}; no "../".`;
  return noImports([`${source}/${name}/**/*.ts`], ['../**', ...later.map((room) => `#${room}/*`)], message);
}

function suffixesWhere(fits: (level: number) => boolean): string[] {
  return floors
    .filter(({ level }) => fits(level))
    .flatMap(({ suffixes }) => suffixes.map((suffix) => `*.${suffix}`));
}

const each = (places: string[], names: string[]): string[] =>
  places.flatMap((place) => names.map((name) => `${place}${name}`));

const not = (patterns: string[]): string[] => patterns.map((pattern) => `not ${pattern}`);
