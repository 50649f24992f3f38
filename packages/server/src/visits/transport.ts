// A visit asks for a car and child seats of the offices of its district; what it has follows from its time and its pair, so that it is free again with them.
import { demand, may } from '#access/policy.rules';
import { CHILD_SEATS, type ChildSeatKind, type ChildSeats, seatsIn } from '#districts/equipment.rules';
import { batched } from '#kernel/batch';
import { intervalOf, intervalText } from '#kernel/columns';
import { Failure } from '#kernel/failure';
import { idList } from '#kernel/ids';
import type { BoundedInterval } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';
import type { Unit } from '#kernel/unit';
import { withTravel } from '#staff/availability';
import { missing, missingWords, type Need, type Stock, type Taken } from './transport.rules';
import type { Visit } from './visit.entity';
import { visibleVisit } from './visits';
import { plannedInterval } from './visit.rules';

/** What somebody asks for, in the words of the contract. */
export interface TransportSaid {
  car: boolean;
  childSeats?: readonly { kind: ChildSeatKind; count: number }[] | null;
}

const MOST = 7;

/** Writes what the visit asks for; nothing at all takes it back. @throws Refusal INVALID (transport). */
export async function askTransport({ em }: Unit, visitId: string, said: TransportSaid): Promise<void> {
  const list = said.childSeats ?? [];
  const kinds = new Set(list.map(({ kind }) => kind));
  const fits = list.every(({ count }) => Number.isInteger(count) && count >= 0 && count <= MOST);
  if (kinds.size < list.length || !fits) throw new Refusal(ErrorCode.INVALID, { field: 'transport' });
  const seats: ChildSeats = Object.fromEntries(list.map(({ kind, count }) => [kind, count]));
  await em.execute('delete from visit_transport where visit_id = ?', [visitId]);
  if (!said.car && seatsIn(seats) === 0) return;
  await em.execute(
    'insert into visit_transport (visit_id, car, baby, toddler, child) values (?, ?, ?, ?, ?)',
    [visitId, said.car, ...CHILD_SEATS.map((kind) => seats[kind] ?? 0)],
  );
}

interface Row {
  visit_id: string;
  car: boolean;
  baby: number;
  toddler: number;
  child: number;
}
const needOf = ({ car, baby, toddler, child }: Row): Need => ({
  car,
  seats: { BABY: baby, TODDLER: toddler, CHILD: child },
});

/** What a visit asks for, or null. */
export async function transportOf(unit: Unit, visitId: string): Promise<Need | null> {
  const row = await batched(unit, 'transport', visitId, async (ids) => {
    const rows = await unit.em.execute<Row[]>(
      `select visit_id, car, baby, toddler, child from visit_transport where visit_id = any(string_to_array(?, ',')::uuid[])`,
      [idList(ids)],
    );
    return new Map(rows.map((one) => [one.visit_id, one]));
  });
  return row ? needOf(row) : null;
}

/** What is missing while the visit is under way with its travel, in the language of the asker. */
export async function transportWarnings(
  unit: Unit,
  visit: Visit,
  planned: BoundedInterval | null,
): Promise<string[]> {
  const need = planned ? await transportOf(unit, visit.id) : null;
  if (!need) return [];
  const during = withTravel(planned!);
  const found = missing(
    need,
    during,
    await stockOf(unit, visit.district.id),
    await takenOf(unit, visit, during),
  );
  return found.map((what) => missingWords(what, unit.viewer.language));
}

/** The same for a beginning that is only thought of. @throws Failure FORBIDDEN, NOT_FOUND. */
export async function transportAt(
  unit: Unit,
  { visitId, from }: { visitId: string; from: Temporal.Instant },
): Promise<string[]> {
  demand(unit.viewer, 'rows:read');
  const visit = may(unit.viewer, 'rows:read') ? await visibleVisit(unit, visitId) : null;
  if (!visit) throw new Failure('NOT_FOUND');
  const lasting = Temporal.Duration.from({ minutes: visit.durationMinutes });
  return transportWarnings(unit, visit, plannedInterval(from, lasting));
}

async function stockOf({ em }: Unit, districtId: string): Promise<Stock> {
  const cars = await em.execute<{ seats: number }[]>(
    'select c.seats from car c join office o on o.id = c.office_id where o.district_id = ? and c.active',
    [districtId],
  );
  const seats = await em.execute<{ kind: ChildSeatKind; n: number }[]>(
    'select s.kind, sum(s.count)::integer as n from child_seat s join office o on o.id = s.office_id where o.district_id = ? group by s.kind',
    [districtId],
  );
  return {
    cars: cars.map((car) => car.seats),
    seats: Object.fromEntries(seats.map(({ kind, n }) => [kind, n])),
  };
}

async function takenOf({ em }: Unit, visit: Visit, during: BoundedInterval): Promise<Taken[]> {
  const rows = await em.execute<(Row & { planned: string })[]>(
    `select t.*, v.planned::text as planned from visit v join visit_transport t on t.visit_id = v.id
     where v.district_id = ? and v.id <> ? and v.state in ('ASSIGNED', 'ACCEPTED', 'UNDER_WAY')
       and v.planned && tstzrange(lower(?::tstzrange) - interval '1 hour', upper(?::tstzrange) + interval '1 hour')`,
    [visit.district.id, visit.id, intervalText(during), intervalText(during)],
  );
  return rows.map((row) => ({
    during: withTravel(intervalOf(row.planned) as BoundedInterval),
    need: needOf(row),
  }));
}
