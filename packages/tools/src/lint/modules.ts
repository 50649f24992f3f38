// The rooms of the server in the order in which they may know each other: a room sees only rooms before it.

/** A room, and what its use cases need beyond what every floor may import. */
export interface Module {
  name: string;
  packages?: string[];
  typesOf?: string[];
}

export const modules: Module[] = [
  {
    name: 'kernel',
    packages: ['graphql', 'dataloader', 'node:crypto', '@mikro-orm/*'],
    typesOf: ['./*.type'], // the context and the pages name shapes of the contract
  },
  { name: 'live' },
  { name: 'access', packages: ['node:crypto', '@node-rs/argon2'] },
  { name: 'districts' },
  { name: 'staff', packages: ['ical.js', 'node:vm'] },
  { name: 'families' },
  { name: 'intake' },
  { name: 'visits' },
  { name: 'on-call' },
  { name: 'prevention' },
  { name: 'load' },
  { name: 'board' },
  { name: 'statistics' },
];

/** The rooms that wire everything together, each seeing all rooms and the ones before it here; no room sees them. */
export const wiring = ['platform', 'demo', 'cli'];

/** What of `kernel/` is machinery and not a value: rules get values and never touch these. */
export const machinery = ['unit', 'context', 'columns', 'scalars', 'batch', 'paging', 'seen'];
