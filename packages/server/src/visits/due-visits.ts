// What waits for a pair: the most urgent first, then by deadline; what the dispatcher's list at the left asks.
import { demand, seesCountsOnly, withinDistricts } from '#access/policy.rules';
import type { Page } from '#kernel/connection.type';
import { Failure } from '#kernel/failure';
import { pageOf, type PageAsked } from '#kernel/paging';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Unit } from '#kernel/unit';
import type { Visit } from './visit.entity';
import { dueVisitRows } from './visits.queries';

export interface DueVisitsAsked extends PageAsked {
  until: Temporal.Instant;
  districtIds?: readonly string[] | null;
  kinds?: readonly string[] | null;
  text?: string | null;
}

const TEXT_MAX = 40;

/** A page of visits without a pair that are due before an instant. @throws Failure BAD_USER_INPUT for a text that is too long. */
export async function dueVisits(unit: Unit, head: string, asked: DueVisitsAsked): Promise<Page<Visit>> {
  demand(unit.viewer, 'rows:read');
  const text = asked.text?.trim() || null;
  if (text && text.length > TEXT_MAX)
    throw new Failure('BAD_USER_INPUT', new Refusal(ErrorCode.INVALID, { field: 'text' }));
  const { rows, total } = await dueVisitRows(
    unit,
    {
      districtIds: withinDistricts(unit.viewer, asked.districtIds),
      kinds: asked.kinds ?? null,
      text,
      until: asked.until,
    },
    asked,
  );
  return pageOf(
    rows,
    asked,
    ({ urgency, dueUntil, id }) => [urgency, dueUntil.toString(), id],
    seesCountsOnly(unit.viewer) ? null : total,
    head,
  );
}
