// What a migration would do, in words that whoever runs an office can weigh: heads of its statements, and whether it takes something away.

/** What an older process still working on the database would miss. */
const TAKES_AWAY =
  /^\s*(drop\s+(table|type|view|schema)\b|alter\s+table\b[\s\S]*\b(drop\s+column|rename\s+(column|to))\b)/i;
const HEAD =
  /^\s*(create(?:\s+or\s+replace)?(?:\s+unique)?\s+\w+(?:\s+if\s+not\s+exists)?|alter\s+\w+|drop\s+\w+(?:\s+if\s+exists)?|insert\s+into|update|delete\s+from|comment\s+on\s+\w+)\s+("[^"]+"|[\w.]+)/i;
/** `alter table visit` alone says too little. */
const HOW = /\b(add|drop|rename|alter)\s+(column|constraint)\s+(?:if\s+(?:not\s+)?exists\s+)?("[^"]+"|\w+)/i;

const plain = (sql: string) => sql.replaceAll(/\s+/g, ' ').trim();

/** `create table paper_form`, `alter table visit add column car_id`; of anything else its first words. */
export function headline(sql: string): string {
  const [head] = HEAD.exec(sql) ?? [];
  if (!head) return plain(sql).slice(0, 60);
  const [how] = (/^\s*alter/i.test(head) && HOW.exec(sql)) || [];
  return plain(`${head} ${how ?? ''}`);
}

/** True when a process of the version before could no longer work on it: such a release contracts. */
export const contracts = (statements: readonly string[]): boolean =>
  statements.some((sql) => TAKES_AWAY.test(sql));

/** What was found in a database and in the program. */
export interface Upgrade {
  /** Names of the migrations the database remembers. */
  applied: readonly string[];
  /** Those of the program, with their statements, in order. */
  known: readonly { name: string; statements: readonly string[] }[];
}

/** Lines for a person, and whether this program may be started on the database. */
export function upgradeTold({ applied, known }: Upgrade): { lines: string[]; fine: boolean } {
  const names = new Set(known.map(({ name }) => name));
  const newer = applied.filter((name) => !names.has(name));
  if (newer.length > 0)
    return {
      fine: false,
      lines: [
        `This program is older than its database, which has ${newer.join(', ')}.`,
        'It runs on an expanded schema of the next version; further back means restoring a backup.',
      ],
    };
  const pending = known.filter(({ name }) => !applied.includes(name));
  if (pending.length === 0)
    return { fine: true, lines: [`Nothing to do: all ${applied.length} migrations are applied.`] };
  const lines = pending.flatMap(({ name, statements }) => [
    `${name}${contracts(statements) ? ' (contracts: stop every older process first)' : ''}`,
    ...statements.map((sql) => `  ${headline(sql)}`),
  ]);
  return {
    fine: true,
    lines: [
      `${pending.length} of ${known.length} migrations would be applied at the next start:`,
      ...lines,
      pending.some(({ statements }) => contracts(statements))
        ? 'It takes something away: back up, stop every process, start the new version.'
        : 'It only adds: back up, then start the new version process by process while the others serve.',
    ],
  };
}
