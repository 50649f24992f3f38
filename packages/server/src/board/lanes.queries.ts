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
  /** A busy time of a calendar beside a visit. */
  onlyWarns: boolean;
}

interface Row {
  professional_id: string;
  source_type: CommitmentKind;
  source_id: string;
  during: string;
  duty_kind: LaneRow['dutyKind'];
  only_warns: boolean;
}

/** What takes these people's time within the span, by person and beginning. */
export async function laneRows(
  unit: Unit,
  people: readonly string[],
  span: BoundedInterval,
): Promise<LaneRow[]> {
  const rows = await unit.em.execute<Row[]>(
    `select professional_id, source_type, source_id, during::text as during, duty_kind, only_warns from (
       select c.professional_id, c.source_type, c.source_id, c.during, d.kind as duty_kind, false as only_warns
       from commitment c left join duty d on c.source_type = 'DUTY' and d.id = c.source_id
       where c.professional_id = any(string_to_array(?, ',')::uuid[]) and c.during && ?::tstzrange
       union all select a.professional_id, 'APPOINTMENT', a.id, a.during, null, true from appointment a
       where a.calendar_id is not null
         and a.professional_id = any(string_to_array(?, ',')::uuid[]) and a.during && ?::tstzrange
         and not exists (select from commitment c where c.source_type = 'APPOINTMENT' and c.source_id = a.id)
         and exists (select from commitment c where c.professional_id = a.professional_id and c.source_type = 'VISIT' and c.during && a.during)
     ) as lane order by professional_id, lower(lane.during), source_id`,
    [idList(people), intervalText(span), idList(people), intervalText(span)],
  );
  return rows.map((row) => ({
    professionalId: row.professional_id,
    kind: row.source_type,
    sourceId: row.source_id,
    during: intervalOf(row.during),
    dutyKind: row.duty_kind,
    onlyWarns: row.only_warns,
  }));
}
