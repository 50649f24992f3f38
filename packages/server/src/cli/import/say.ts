// What an import tells: each file in a line, each row that is new or another, and how to go on.
import type { Effect } from './effect';

/** Rows told one by one for each file; more are counted. */
const TOLD = 200;

/** The lines to print; `applied` says whether it has happened or would. */
export function effectLines(effects: readonly Effect[], applied: boolean): string[] {
  const lines: string[] = [];
  for (const [file, all] of Map.groupBy(effects, (effect) => effect.file)) {
    const count = (what: Effect['what']) => all.filter((effect) => effect.what === what).length;
    lines.push(`${file}: ${count('NEW')} new, ${count('CHANGED')} changed, ${count('SAME')} as before`);
    const told = all.filter(({ what }) => what !== 'SAME');
    for (const { line, what, changes } of told.slice(0, TOLD))
      lines.push(
        `  line ${line} ${what.toLowerCase()}${changes.length > 0 ? `: ${changes.join('; ')}` : ''}`,
      );
    if (told.length > TOLD) lines.push(`  and ${told.length - TOLD} more`);
  }
  const any = effects.some(({ what }) => what !== 'SAME');
  if (!any) return [...lines, 'Nothing to change.'];
  return [...lines, applied ? 'Done.' : 'Nothing was changed yet. The same command with --apply does it.'];
}
