// What a line of paper calls something: a reference of the office (F-118, B-42), or the number of an earlier line.
import { objectByExternal } from '#families/households';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Unit } from '#kernel/unit';
import { IMPORT_SYSTEM } from '#cli/import/system';
import type { Entered } from './acts';
import type { PaperRow } from './rows';

/** A refusal in words of its own. */
export class PaperRefusal extends Refusal {
  constructor(field: string, readonly said: string) { super(ErrorCode.INVALID, { field }); } // prettier-ignore
}

export interface Finder {
  remember(paperId: string, entered: Entered): void;
  refuse(column: string, said: string): PaperRefusal;
  about(row: PaperRow): Promise<string | null>;
  district(row: PaperRow): Promise<string | null>;
  pair(row: PaperRow): Promise<string[]>;
  /** The office's own name of it. */
  reference(entered: Entered): Promise<string>;
}

/** Looks names up for one run; what a run has entered is found by its line's number. */
export function finder({ em }: Unit): Finder {
  const byLine = new Map<string, Entered>();
  const refuse = (column: string, said: string) => new PaperRefusal(column, said);
  const idOf = async (sql: string, value: string) => (await em.execute<{ id: string }[]>(sql, [value]))[0]?.id ?? null; // prettier-ignore
  return {
    remember: (paperId, entered) => void byLine.set(paperId, entered),
    refuse,
    async about({ about, what }) {
      if (!about) return null;
      const type = what.startsWith('FLAG') || what === 'VISIT_PLANNED' ? 'RISK_FLAG' : 'VISIT';
      const line = byLine.get(about);
      if (line?.type === type) return line.id;
      const table = type === 'VISIT' ? 'visit' : 'risk_flag';
      const id = await idOf(`select id from ${table} where reference = ?`, about.toUpperCase());
      if (!id) throw refuse('about', `There is no ${type === 'VISIT' ? 'visit' : 'flag'} "${about}", neither in the office nor on an earlier line.`); // prettier-ignore
      return id;
    },
    async district({ district }) {
      if (!district) return null;
      const id = await idOf('select id from district where slug = ? and active', district);
      if (!id) throw refuse('district', `There is no district "${district}".`);
      return id;
    },
    async pair({ pair }) {
      const ids = [];
      for (const name of pair ?? []) {
        const id =
          (await idOf('select professional_id as id from account where name = ? and professional_id is not null', name.toLowerCase())) ??
          (await objectByExternal({ em } as Unit, 'PROFESSIONAL', IMPORT_SYSTEM, name)); // prettier-ignore
        if (!id) throw refuse('pair', `There is no professional "${name}": the sign-in name, or the id of staff.csv.`); // prettier-ignore
        ids.push(id);
      }
      return ids;
    },
    async reference({ type, id }) {
      const [row] = await em.execute<{ reference: string }[]>(`select reference from ${type === 'VISIT' ? 'visit' : 'risk_flag'} where id = ?`, [id]); // prettier-ignore
      return row!.reference;
    },
  };
}
