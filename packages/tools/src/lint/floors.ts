// The floors of a room by file suffix: a file sees its own floor and the ones below.

/** One floor: the suffixes of its files and what they may import besides files of our own. */
export interface Floor {
  level: 0 | 1 | 2 | 3;
  holds: string;
  /** Suffixes of the files on this floor; none means every file that no other floor claims. */
  suffixes: string[];
  packages: string[];
  /** What it may know by type only. */
  typesOf: string[];
}

/** The unclaimed files come first, for a later override replaces an earlier one. */
export const floors: Floor[] = [
  { level: 2, holds: 'use cases', suffixes: [], packages: ['valibot'], typesOf: ['@mikro-orm/*'] },
  { level: 0, holds: 'rules', suffixes: ['rules'], packages: [], typesOf: [] },
  {
    level: 1,
    holds: 'tables and named questions',
    suffixes: ['entity', 'queries'],
    packages: ['@mikro-orm/*'],
    typesOf: [],
  },
  {
    level: 3,
    holds: 'the contract',
    suffixes: ['type', 'input', 'resolver'],
    packages: ['type-graphql', 'graphql', 'graphql-scalars', 'valibot'],
    typesOf: ['./*.entity', './*.queries', '#*/*.entity', '#*/*.queries'],
  },
];
