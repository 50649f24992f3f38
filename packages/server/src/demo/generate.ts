// Makes a whole office out of a seed: the same seed, day and hour lead to the same rows.
import { dateAt } from '#kernel/calendar.rules';
import { openAccounts, type DemoSecrets } from './accounts';
import { fillCalendar } from './calendar-fill';
import { Chance } from './chance';
import { type Ground, hireStaff, layGround } from './foundations';
import { tellHistory } from './history';
import { settleFamilies } from './households';
import { townOf } from './marl';
import { Roster } from './roster';
import { planRota } from './rota';
import { Office } from './rows';
import { actAlone, keepSafe } from './safety';
import { setScene } from './scene';
import { comeAgain, driveAlong } from './series-and-cars';
import { takeTimeOff } from './times-off';

export interface GenerateOptions {
  seed: string;
  now: Temporal.Instant;
  secrets: DemoSecrets;
}

export interface GeneratedTown extends Office {
  /** District id → the utilisation it should start near. */
  targets: ReadonlyMap<string, number>;
  /** For what is invented from today's loads, once they are known. */
  chance: Chance;
}

/**
 * One town, people and families invented. The first is Marl and carries the duties, which are one for the whole
 * installation; further ones are of the same size. Facts come in the order in which they happened.
 */
export function generate({ seed, now, secrets }: GenerateOptions, townNumber: number): GeneratedTown {
  const office = new Office();
  const chance = new Chance(`${seed}/${townNumber}`);
  const today = dateAt(now);
  const town = townOf(townNumber);
  const places = layGround(office, town, chance.fork('ground'), today);
  const people = hireStaff(office, places, chance.fork('staff'), today);
  const ground = (label: string): Ground => ({
    town,
    districts: places,
    people,
    chance: chance.fork(label),
    today,
    now,
  });
  openAccounts(office, ground('accounts'), townNumber, secrets);
  const families = settleFamilies(office, ground('families'), townNumber);
  const roster = new Roster(people);
  takeTimeOff(office, roster, ground('times off'));
  const duties = townNumber === 0 ? planRota(office, roster, chance.fork('rota'), today, now) : [];
  const by = townNumber === 0 ? `account:${dispatcherOf(office)}` : 'system:demo';
  tellHistory(office, roster, families, ground('history'));
  setScene(office, roster, families, duties, by, ground('scene'));
  fillCalendar(office, roster, families, by, ground('calendar'));
  if (townNumber === 0) {
    keepSafe(office, families, by, ground('safety'));
    actAlone(office, roster, families, by, ground('alone'));
    driveAlong(office, ground('cars'));
    comeAgain(office, families, by, ground('series'));
  }
  inOrder(office);
  return Object.assign(office, {
    targets: new Map(places.map(({ id, load }) => [id, load])),
    chance: chance.fork('past loads'),
  });
}

const dispatcherOf = (office: Office) =>
  office.rows.account.find((row) => row['name'] === 'disposition')!['id'];

/** References count up in the order of creation, facts in the order in which they happened. */
function inOrder({ rows, facts }: Office): void {
  const by = (column: string) => (a: Record<string, unknown>, b: Record<string, unknown>) =>
    String(a[column]) < String(b[column]) ? -1 : 1;
  rows.visit.sort(by('created_at'));
  rows.risk_flag.sort(by('raised_at'));
  facts.sort((a, b) => Temporal.Instant.compare(a.occurredAt, b.occurredAt));
}
