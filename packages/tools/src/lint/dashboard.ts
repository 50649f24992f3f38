// The floors of the dashboard: a folder sees the ones below, and each wire has one folder that may touch it.
import type { OxlintOverride } from 'oxlint';
import { noImports } from './override.ts';

/** From the lowest to the highest. A feature sees no other feature; within a folder files use "./". */
export const folders = ['ui', 'graphql', 'features', 'pages', 'app'];

/** Packages that only one folder may import. */
export const reserved = [
  {
    folder: 'graphql',
    packages: ['@apollo/**', '@vue/apollo-composable', 'graphql', 'graphql/**', 'graphql-ws'],
  },
  { folder: 'ui', packages: ['reka-ui', 'reka-ui/**'] },
];

/** The rules for everything below `packages/dashboard/src`. */
export function dashboardOverrides(): OxlintOverride[] {
  return folders.map((folder, rank) =>
    noImports(
      [`packages/dashboard/src/${folder}/**`],
      [
        '../**',
        ...folders.slice(rank).map((name) => `#${name}/**`),
        ...reserved.filter((row) => row.folder !== folder).flatMap(({ packages }) => packages),
      ],
      `${folder}/: only folders below it (${folders.slice(0, rank).join(', ') || 'none'}); Apollo and graphql live ` +
        'in graphql/, Reka in ui/.',
    ),
  );
}
