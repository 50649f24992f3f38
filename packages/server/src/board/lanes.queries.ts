// The named question of the lanes: everything that takes people's time within a span, in one statement.
import { intervalOf, intervalText } from '#kernel/columns';
import { idList } from '#kernel/ids';
import type { BoundedInterval, Interval } from '#kernel/interval';
import type { Unit } from '#kernel/unit';
import type { DutyKind } from '#on-call/duty.rules';
import type { CommitmentKind } from '#staff/commitment.rules';

/** One time that is taken, and of a duty which sort. */
export interface LaneRow {
  professionalId: string;
  kind: CommitmentKind;
  sourceId: string;
  during: Interval;
  dutyKind: DutyKind | null;
}

interface Row {
  professional_id: string;
  source_type: CommitmentKind;
  source_id: string;
  during: string;
  duty_kind: LaneRow['dutyKind'];
}

/** What takes these people's time within the span, by person and beginning. */
export async function laneRows(
  unit: Unit,
  people: readonly string[],
  span: BoundedInterval,
): Promise<LaneRow[]> {
  const rows = await unit.em.execute<Row[]>(
    `select c.professional_id, c.source_type, c.source_id, c.during::text as during, d.kind as duty_kind
     from commitment c left join duty d on c.source_type = 'DUTY' and d.id = c.source_id
     where c.professional_id = any(string_to_array(?, ',')::uuid[]) and c.during && ?::tstzrange
     order by c.professional_id, lower(c.during), c.source_id`,
    [idList(people), intervalText(span)],
  );
  return rows.map((row) => ({
    professionalId: row.professional_id,
    kind: row.source_type,
    sourceId: row.source_id,
    during: intervalOf(row.during),
    dutyKind: row.duty_kind,
  }));
}
