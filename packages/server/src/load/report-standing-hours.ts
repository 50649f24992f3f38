// Standing hours of a district as its office reported them on a day; a second report of the same day replaces the first.
import { require } from '#access/policy.rules';
import { FactKind } from '#kernel/fact';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Outcome, Unit } from '#kernel/unit';

const MOST = 10_000;

/** @throws Refusal FORBIDDEN, INVALID (hoursPerWeek). */
export async function reportStandingHours(
  unit: Unit,
  asked: { districtId: string; asOf: Temporal.PlainDate; hoursPerWeek: number },
): Promise<Outcome> {
  require(unit.viewer, 'office:write');
  const { districtId, asOf, hoursPerWeek } = asked;
  if (!(hoursPerWeek >= 0 && hoursPerWeek <= MOST))
    throw new Refusal(ErrorCode.INVALID, { field: 'hoursPerWeek' });
  const day = asOf.toString();
  const [was] = await unit.em.execute<{ hours: string }[]>(
    'select hours_per_week::text as hours from standing_hours where district_id = ? and as_of = ?::date',
    [districtId, day],
  );
  if (was && Number(was.hours) === hoursPerWeek) return { id: districtId };
  await unit.em.execute(
    `insert into standing_hours (district_id, as_of, hours_per_week) values (?, ?::date, ?)
     on conflict (district_id, as_of) do update set hours_per_week = excluded.hours_per_week`,
    [districtId, day, hoursPerWeek],
  );
  unit.record({
    kind: FactKind.DISTRICT_CHANGED,
    districtId,
    subject: { type: 'DISTRICT', id: districtId },
    change: [
      { field: 'standingHours', from: was ? `${Number(was.hours)}` : null, to: `${hoursPerWeek}` },
      { field: 'asOf', from: null, to: day },
    ],
  });
  return { id: districtId };
}
