// Enters a district or renames it, and settles which neighbourhoods it serves; nothing is told where nothing changed.
import { require } from '#access/policy.rules';
import { dateAt } from '#kernel/calendar.rules';
import { FactKind } from '#kernel/fact';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { checkedText } from '#kernel/text.rules';
import type { Outcome, Unit } from '#kernel/unit';
import { District, Neighbourhood } from './district.entity';
import { assignNeighbourhood } from './grouping';
import { moved } from './office.rules';
import { slugOf } from './slug.rules';

/** @throws Refusal FORBIDDEN, INVALID (name). */
export async function saveDistrict(
  unit: Unit,
  { town, slug, name: given }: { town: string; slug: string; name: string },
): Promise<Outcome> {
  require(unit.viewer, 'office:write');
  const name = checkedText(given, 'name', { max: 120, required: true })!;
  const known = await unit.em.findOne(District, { town, slug });
  const was = known ? { name: known.name, active: String(known.active) } : {};
  const district = known ?? unit.em.create(District, { town, slug, name, active: true });
  district.name = name;
  district.active = true;
  await unit.em.flush();
  const change = moved(was, { name, active: 'true' });
  if (change.length > 0)
    unit.record({
      kind: FactKind.DISTRICT_CHANGED,
      districtId: district.id,
      subject: { type: 'DISTRICT', id: district.id },
      change,
    });
  return { id: district.id };
}

/**
 * A neighbourhood by its name belongs to this district from a day on: a new one from `since` (always, when none is said),
 * a known one from today unless a later day is said.
 * @throws Refusal FORBIDDEN, IN_THE_PAST (from) where a known one would have to move in the past.
 */
export async function settleNeighbourhood(
  unit: Unit,
  asked: { town: string; name: string; districtId: string; since: Temporal.PlainDate | null },
): Promise<void> {
  require(unit.viewer, 'office:write');
  const { town, name, districtId, since } = asked;
  const known = await unit.em.findOne(Neighbourhood, { town, name });
  const id = known?.id ?? (await enter(unit, town, name));
  if (!known) {
    await unit.em.execute(
      `insert into neighbourhood_district (neighbourhood_id, district_id, during) values (?, ?, daterange(?::date, null))`,
      [id, districtId, since?.toString() ?? null],
    );
    unit.record({
      kind: FactKind.DISTRICT_CHANGED,
      districtId,
      subject: { type: 'DISTRICT', id: districtId },
      change: [{ field: 'neighbourhood', from: null, to: name }],
    });
    return;
  }
  const from = since ?? dateAt(unit.now);
  const [on] = await unit.em.execute<{ district_id: string }[]>(
    'select district_id from neighbourhood_district where neighbourhood_id = ? and during @> ?::date',
    [id, from.toString()],
  );
  if (on?.district_id === districtId) return;
  await assignNeighbourhood(unit, { neighbourhoodId: id, districtId, from });
}

async function enter(unit: Unit, town: string, name: string): Promise<string> {
  const slug = slugOf(name);
  if ((await unit.em.count(Neighbourhood, { town, slug })) > 0)
    throw new Refusal(ErrorCode.CONFLICT, { field: 'neighbourhoods', words: { subject: name } });
  const entered = unit.em.create(Neighbourhood, { town, slug, name, inhabitants: null, minors: null });
  await unit.em.flush();
  return entered.id;
}
