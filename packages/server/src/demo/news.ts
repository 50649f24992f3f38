// What comes to the office from outside: flags raised by people, a named rule, the police at night.
import { officeHoursAt } from '#kernel/calendar.rules';
import { raiseRiskFlag } from '#intake/raise-risk-flag';
import { system } from '#kernel/viewer';
import type { Moment, Possible } from './acts';

type Level = 'ACUTE' | 'HIGH' | 'MEDIUM' | 'LOW';
type Report = readonly [reason: string, level: Level, text: string];

const BY_DAY: readonly Report[] = [
  ['NEGLECT', 'HIGH', 'Kita meldet: Kind kommt seit Tagen ohne Frühstück und in derselben Kleidung.'],
  ['SCHOOL_ABSENCE', 'MEDIUM', 'Schule meldet wiederholtes Fehlen, Eltern nicht erreichbar.'],
  ['OUT_OF_REACH', 'MEDIUM', 'Zweiter vereinbarter Termin verstrichen, niemand öffnet.'],
  ['HOUSING', 'MEDIUM', 'Vermieter meldet: Heizung seit einer Woche aus, drei kleine Kinder.'],
  ['ADDICTION', 'HIGH', 'Hebamme in Sorge: Mutter beim Hausbesuch kaum ansprechbar.'],
  ['SAFETY_PLAN_BROKEN', 'HIGH', 'Absprache zum Schutz des Kindes gestern nicht eingehalten.'],
  ['PSYCHOLOGICAL_ABUSE', 'MEDIUM', 'Schulsozialarbeit berichtet von ständigem Anschreien zu Hause.'],
  ['PHYSICAL_ABUSE', 'ACUTE', 'Kinderarzt meldet Verletzung, die nicht zur Schilderung passt.'],
];
const BY_NIGHT: readonly Report[] = [
  ['DOMESTIC_VIOLENCE', 'HIGH', 'Polizei vor Ort: Streit der Eltern, zwei Kinder in der Wohnung.'],
  ['UNATTENDED', 'ACUTE', 'Polizei: Kleinkind allein im Treppenhaus, niemand öffnet.'],
  ['CRISIS', 'HIGH', 'Rettungsdienst: Mutter in der Klinik, ein Kind zu Hause.'],
];
const BY_RULE: Report = ['EXAM_OVERDUE', 'LOW', 'Früherkennung nicht gemeldet, Erinnerung ohne Antwort.'];
const RULE = 'Früherkennung überfällig';

const MOST_OPEN = 8;
const MINUTE = 60_000;

export interface District {
  id: string;
}

/** The first thing a newcomer sees arrive: an acute flag that nobody has taken yet. */
export const firstFlag = (moment: Moment, districts: readonly District[]): Possible | null =>
  raising(
    moment,
    districts,
    moment.chance.pick(
      officeHoursAt(moment.unit.now)
        ? BY_DAY.filter(([, level]) => level === 'ACUTE')
        : BY_NIGHT.filter(([, level]) => level === 'ACUTE'),
    ),
  );

/** A new flag, if the last is long enough ago and the office is not drowning; by night few, and urgent ones only. */
export function newFlag(moment: Moment, districts: readonly District[], sinceLast: number): Possible[] {
  const { unit, chance, flags } = moment;
  const day = officeHoursAt(unit.now) !== null;
  const gap = (day ? chance.between(4, 7) : chance.between(90, 200)) * MINUTE;
  if (flags.length >= (day ? MOST_OPEN : MOST_OPEN + 2) || sinceLast < gap) return [];
  const report = day ? (chance.happens(0.2) ? BY_RULE : pickByDay(moment)) : chance.pick(BY_NIGHT);
  const possible = raising(moment, districts, report);
  return possible ? [{ ...possible, weight: 10 }] : [];
}

/** Acute ones stay rare. */
function pickByDay({ chance }: Moment): Report {
  const report = chance.pick(BY_DAY);
  return report[1] === 'ACUTE' && chance.happens(0.5) ? chance.pick(BY_DAY) : report;
}

function raising(
  { cast, chance, people }: Moment,
  districts: readonly District[],
  [reasonCode, level, text]: Report,
): Possible | null {
  const somebody = people.length > 0 && chance.happens(0.5) ? chance.pick(people).id : cast.duty[0];
  const by =
    reasonCode === 'EXAM_OVERDUE' ? system(RULE) : somebody ? cast.of(somebody) : cast.named('leitung');
  if (!by || districts.length === 0) return null;
  const districtId = chance.pick(districts).id;
  return {
    weight: 100,
    by,
    name: 'raise',
    act: async (unit) => {
      const [home] = await unit.em.execute<{ id: string }[]>(
        'select id from household where district_id = ? order by md5(id::text || ?) limit 1',
        [districtId, `${chance.next()}`],
      );
      return raiseRiskFlag(unit, {
        districtId,
        level,
        reasonCode,
        text,
        ...(home ? { householdId: home.id } : {}),
      });
    },
  };
}
