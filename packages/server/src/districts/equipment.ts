// Cars and child seats of offices: read, and kept by leadership and dispatchers.
import { demand, require } from '#access/policy.rules';
import { batched } from '#kernel/batch';
import { type Change, FactKind } from '#kernel/fact';
import { isId } from '#kernel/ids';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { checkedText } from '#kernel/text.rules';
import type { Outcome, Unit } from '#kernel/unit';
import { Car, ChildSeatStock } from './equipment.entity';
import { CHILD_SEATS, type ChildSeatKind } from './equipment.rules';
import { Office } from './office.entity';

const LABEL_MAX = 60;
const MOST_SEATS = 99;

/** All cars by office and name, those not in use too. */
export async function cars(unit: Unit): Promise<Car[]> {
  demand(unit.viewer, 'rows:read');
  return unit.em.find(Car, {}, { orderBy: { office: { name: 'asc' }, label: 'asc', id: 'asc' } as never });
}

/** How many child seats the offices have, by office and group. */
export async function childSeats(unit: Unit): Promise<ChildSeatStock[]> {
  demand(unit.viewer, 'rows:read');
  const found = await unit.em.find(
    ChildSeatStock,
    { count: { $gt: 0 } },
    { orderBy: { office: { name: 'asc' } } as never },
  );
  return found.sort((a, b) => (a.office.id === b.office.id ? CHILD_SEATS.indexOf(a.kind) - CHILD_SEATS.indexOf(b.kind) : 0)); // prettier-ignore
}

/** The office something belongs to. */
export const officeOf = async (unit: Unit, { office }: Pick<Car, 'office'>): Promise<Office> =>
  (await batched(unit, 'office of equipment', office.id, async (ids) => {
    const found = await unit.em.find(Office, { id: { $in: ids } });
    return new Map(found.map((one) => [one.id, one]));
  }))!;

export interface SaveCar {
  /** Absent for a new one. */
  id?: string | null;
  officeId: string;
  label: string;
  seats: number;
  active?: boolean | null;
  expectedVersion?: number | null;
}

/** Enters a car or changes it. @throws Refusal FORBIDDEN, NOT_FOUND (id, officeId), INVALID (label, seats), CONFLICT. */
export async function saveCar(unit: Unit, input: SaveCar): Promise<Outcome> {
  require(unit.viewer, 'equipment:write');
  const office = await knownOffice(unit, input.officeId);
  const label = checkedText(input.label, 'label', { max: LABEL_MAX, required: true })!;
  if (!Number.isInteger(input.seats) || input.seats < 2 || input.seats > 9)
    throw new Refusal(ErrorCode.INVALID, { field: 'seats' });
  const known = input.id ? await knownCar(unit, input.id, input.expectedVersion) : null;
  const was = known ? wordsOf(known) : null;
  const said = {
    office: unit.em.getReference(Office, office.id, { wrapped: true }),
    label,
    seats: input.seats,
  };
  const car = known ?? unit.em.create(Car, { ...said, active: true } as never);
  Object.assign(car, said, { active: input.active ?? car.active });
  await unit.em.flush();
  told(unit, office, { field: 'car', from: was, to: wordsOf(car) });
  return { id: car.id };
}

export interface SetChildSeats {
  officeId: string;
  kind: ChildSeatKind;
  count: number;
}

/** How many child seats of a group an office has; 0 for none. @throws Refusal FORBIDDEN, NOT_FOUND (officeId), INVALID (count). */
export async function setChildSeats(unit: Unit, input: SetChildSeats): Promise<Outcome> {
  require(unit.viewer, 'equipment:write');
  const office = await knownOffice(unit, input.officeId);
  const { kind, count } = input;
  if (!Number.isInteger(count) || count < 0 || count > MOST_SEATS)
    throw new Refusal(ErrorCode.INVALID, { field: 'count' });
  const known = await unit.em.findOne(ChildSeatStock, { office: office.id, kind } as never);
  const from = known?.count ?? 0;
  if (known) known.count = count;
  else
    unit.em.create(ChildSeatStock, { office: unit.em.getReference(Office, office.id), kind, count } as never);
  told(unit, office, { field: `childSeats.${kind}`, from: `${from}`, to: `${count}` });
  return { id: office.id };
}

const wordsOf = ({ label, seats, active }: Car): string => `${label}, ${seats}${active ? '' : ' (–)'}`;

async function knownOffice(unit: Unit, id: string): Promise<Office> {
  const office = isId(id) ? await unit.em.findOne(Office, { id }) : null;
  if (!office) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'officeId' });
  return office;
}

async function knownCar(unit: Unit, id: string, expectedVersion?: number | null): Promise<Car> {
  const car = isId(id) ? await unit.em.findOne(Car, { id }) : null;
  if (!car) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'id' });
  if (expectedVersion != null && expectedVersion !== car.version)
    throw new Refusal(ErrorCode.CONFLICT, {
      field: 'expectedVersion',
      details: { currentVersion: car.version },
      words: { subject: car.label },
    });
  return car;
}

function told(unit: Unit, office: Office, change: Change): void {
  if (change.from === change.to) return;
  unit.record({
    kind: FactKind.OFFICE_CHANGED,
    districtId: office.district.id,
    subject: { type: 'OFFICE', id: office.id },
    change: [change],
  });
}
