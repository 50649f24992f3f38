// Who is taken when: every room that takes a person's time writes it here, and nowhere else.
import { intervalOf, intervalText } from '#kernel/columns';
import { idList } from '#kernel/ids';
import type { Interval } from '#kernel/interval';
import { ErrorCode, Refusal, type RefusalAbout } from '#kernel/refusal';
import type { Unit } from '#kernel/unit';
import { type CommitmentKind, LAYERS } from './commitment.rules';

/** A time of one person that somebody wants to take; the layer follows from what takes it. */
export interface Taking {
  professionalId: string;
  /** Travel included. */
  during: Interval;
  sourceType: CommitmentKind;
  sourceId: string;
}

/** A taken time that is in the way, and what takes it. */
export interface Clash {
  professionalId: string;
  sourceType: CommitmentKind;
  sourceId: string;
  name: string;
  during: Interval;
}

/** A taken time, whatever takes it. */
export interface Taken {
  professionalId: string;
  sourceType: CommitmentKind;
  sourceId: string;
  during: Interval;
}

interface Row {
  professional_id: string;
  source_type: CommitmentKind;
  source_id: string;
  during: string;
}

const takenOf = (row: Row): Taken => ({
  professionalId: row.professional_id,
  sourceType: row.source_type,
  sourceId: row.source_id,
  during: intervalOf(row.during),
});

/**
 * Waits until nobody else is changing the time of these people, in the order of their ids, so that two who want the
 * same people never wait for each other. Gives their names; who does not exist is missing.
 */
export async function lockPeople(unit: Unit, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await unit.em.execute<{ id: string; name: string }[]>(
    `select id, name from professional where id = any(string_to_array(?, ',')::uuid[]) order by id for no key update`,
    [idList(ids)],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Takes the time. The database refuses it where the person is already taken (`commitment_nobody_twice`). */
export async function commit(unit: Unit, taking: Taking): Promise<void> {
  await unit.em.execute(
    'insert into commitment (professional_id, source_type, source_id, during) values (?, ?, ?, ?::tstzrange)',
    [taking.professionalId, taking.sourceType, taking.sourceId, intervalText(taking.during)],
  );
}

/** Gives the time back: of everybody the source takes, or of one person. */
export async function uncommit(
  unit: Unit,
  sourceType: CommitmentKind,
  sourceId: string,
  professionalId?: string,
): Promise<void> {
  await unit.em.execute(
    `delete from commitment where source_type = ? and source_id = ?${professionalId ? ' and professional_id = ?' : ''}`,
    [sourceType, sourceId, ...(professionalId ? [professionalId] : [])],
  );
}

/** The earliest time in which one of these people is taken by something this kind cannot stand beside, or null. */
export async function firstClash(
  unit: Unit,
  people: readonly string[],
  kind: CommitmentKind,
  during: Interval,
  exceptSourceId?: string,
): Promise<Clash | null> {
  const { from, until } = LAYERS[kind];
  const [row] = await unit.em.execute<(Row & { name: string })[]>(
    `select c.professional_id, p.name, c.source_type, c.source_id, c.during::text as during from commitment c join professional p on p.id = c.professional_id
     where c.professional_id = any(string_to_array(?, ',')::uuid[]) and c.layer && int4range(${from}, ${until})
       and c.during && ?::tstzrange and c.source_id is distinct from ?::uuid
     order by lower(c.during), c.professional_id limit 1`,
    [idList(people), intervalText(during), exceptSourceId ?? null],
  );
  return row ? { ...takenOf(row), name: row.name } : null;
}

/** Refuses with PERSON_BUSY and the interval of the busy time, before anything is written; `why` may say more of what is in the way. */
export async function demandFree(
  unit: Unit,
  people: readonly string[],
  kind: CommitmentKind,
  during: Interval,
  about: { field: string; exceptSourceId?: string; why?: (clash: Clash) => Promise<RefusalAbout> },
): Promise<void> {
  const clash = await firstClash(unit, people, kind, during, about.exceptSourceId);
  if (!clash) return;
  const { from: busyFrom, until } = clash.during;
  const more = (await about.why?.(clash)) ?? {};
  throw new Refusal(ErrorCode.PERSON_BUSY, {
    field: about.field,
    details: { busyFrom, ...(until ? { busyUntil: until } : {}), ...more.details },
    words: { name: clash.name, ...more.words },
  });
}

/** The time each of these sources takes of its people, by source; who are two take the same. */
export async function takenBy(
  unit: Unit,
  sourceType: CommitmentKind,
  sourceIds: readonly string[],
): Promise<Map<string, Interval>> {
  const rows = await unit.em.execute<{ source_id: string; during: string }[]>(
    `select distinct on (source_id) source_id, during::text as during from commitment
     where source_type = ? and source_id = any(string_to_array(?, ',')::uuid[]) order by source_id, during`,
    [sourceType, idList(sourceIds)],
  );
  return new Map(rows.map((row) => [row.source_id, intervalOf(row.during)]));
}

/** Everything that takes the time of these people within an interval, earliest first. */
export async function takenWithin(unit: Unit, people: readonly string[], within: Interval): Promise<Taken[]> {
  const rows = await unit.em.execute<Row[]>(
    `select professional_id, source_type, source_id, during::text as during from commitment
     where professional_id = any(string_to_array(?, ',')::uuid[]) and during && ?::tstzrange order by lower(during), source_id`,
    [idList(people), intervalText(within)],
  );
  return rows.map(takenOf);
}
