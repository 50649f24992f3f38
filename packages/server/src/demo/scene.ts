// The scene a newcomer sees first: six open flags and the visits around now, made for whatever hour it is.
import { addOfficeHours, atTime, isWorkingDay, officeHours, workingDays } from '#kernel/calendar.rules';
import { type BoundedInterval, contains } from '#kernel/interval';
import { type FlagDraft, raise, type Taken } from './flag-book';
import type { Ground } from './foundations';
import type { Family } from './households';
import { hoursOn, type Person, quarterAfter, type Roster, withTravel, works } from './roster';
import type { Office } from './rows';
import type { DutyTaken } from './rota';
import { book, type Draft, type Kind, timeOf } from './visit-book';

interface Scene extends Ground {
  office: Office;
  roster: Roster;
  duties: readonly DutyTaken[];
  familyIn(slug: string): Family;
  by: string;
}

/** Plays it: flags first, then the visits that answer them. */
export function setScene(
  office: Office,
  roster: Roster,
  families: readonly Family[],
  duties: readonly DutyTaken[],
  by: string,
  ground: Ground,
): void {
  const chance = ground.chance.fork('scene');
  const familyIn = (slug: string) =>
    chance.pick(
      families.filter((one) => one.districtId === ground.districts.find((place) => place.slug === slug)!.id),
    );
  const scene: Scene = { ...ground, chance, office, roster, duties, familyIn, by };
  const { now } = ground;
  const ago = (minutes: number) => now.subtract({ minutes });
  const day = officeHours(ground.today);
  // After 15:15 a new round of visits would end too late: the next one belongs to the next working day.
  const open =
    day !== null &&
    contains({ from: day.from.subtract({ minutes: 30 }), until: day.until.subtract({ minutes: 45 }) }, now);
  const soon = open ? quarterAfter(now.add({ minutes: 20 })) : nextOpening(ground);

  const brassert = scene.familyIn('brassert');
  const begun = quarterAfter(ago(60));
  const atWork = pairNow(
    scene,
    ['Wolff', 'Demir'],
    withTravel({ from: begun, until: begun.add({ minutes: 75 }) }),
  );
  const first = atWork?.[0] ?? onDutyNow(scene) ?? ground.people[3]!;
  const taken = (by: Person, minutes: number, step: Taken['step'], due: Temporal.Instant): Taken => ({
    by,
    at: ago(minutes),
    shiftUntil: shiftOf(scene, by),
    step,
    due,
  });
  const flag = (draft: Omit<FlagDraft, 'raisedBy'> & { raisedBy?: FlagDraft['raisedBy'] }) =>
    raise(office, { raisedBy: chance.pick(ground.people), ...draft }, chance);

  const low = scene.familyIn('stadtkern');
  flag({
    level: 'LOW',
    reason: 'EXAM_OVERDUE',
    text: 'U7a nicht gemeldet, zwei Briefe ohne Antwort.',
    family: low,
    raisedAt: ago(60 * 47),
    raisedBy: { rule: 'Früherkennung überfällig' },
    taken: taken(named(scene, 'Arslan'), 60 * 46, 'CALL', addOfficeHours(now, 14)),
  });
  flag({
    level: 'MEDIUM',
    reason: 'SCHOOL_ABSENCE',
    text: 'Die Schule meldet zwölf Fehltage in vier Wochen.',
    family: scene.familyIn('huels-sinsen'),
    raisedAt: ago(60 * 26),
    taken: taken(named(scene, 'Krüger'), 60 * 25, 'ASSESSMENT', addOfficeHours(now, 6)),
  });
  flag({
    level: 'HIGH',
    reason: 'UNATTENDED',
    text: 'Kleinkind allein auf dem Spielplatz, Nachbarin bleibt dabei.',
    family: brassert,
    raisedAt: ago(130),
    taken: {
      ...taken(first, 118, 'VISIT', now.add({ minutes: 30 })),
      ...(atWork ? { cameAt: begun.add({ minutes: 3 }) } : {}),
    },
  });
  const brassertFlag = lastFlag(office);
  flag({
    level: 'MEDIUM',
    reason: 'OUT_OF_REACH',
    text: 'Zum vereinbarten Termin nicht angetroffen.',
    family: scene.familyIn('brassert'),
    raisedAt: ago(65),
    taken: null,
  });
  const drewer = scene.familyIn('drewer-nord');
  const drewerTaker = open ? named(scene, 'Yıldız') : (onDutyNow(scene) ?? named(scene, 'Yıldız'));
  flag({
    level: 'HIGH',
    reason: 'DOMESTIC_VIOLENCE',
    text: 'Polizeieinsatz in der Nacht, zwei Kinder in der Wohnung.',
    family: drewer,
    raisedAt: ago(39),
    taken: taken(drewerTaker, 31, 'VISIT', earliest(soon.add({ minutes: 75 }), now.add({ hours: 20 }))),
  });
  const drewerFlag = lastFlag(office);
  const hamm = scene.familyIn('marl-hamm');
  flag({
    level: 'ACUTE',
    reason: 'PHYSICAL_ABUSE',
    text: 'Säugling mit Hämatomen, gemeldet aus der Kinderarztpraxis.',
    family: hamm,
    raisedAt: ago(14),
    taken: taken(onDutyNow(scene) ?? named(scene, 'Hein'), 11, 'VISIT', now.add({ minutes: 110 })),
  });
  const hammFlag = lastFlag(office);

  const visit = (
    family: Family,
    names: readonly string[] | null,
    from: Temporal.Instant,
    kind: Kind,
    state: Draft['state'],
    accepted: number,
    more: Partial<Draft> = {},
  ) => {
    const time = timeOf({ kind, from });
    const due = more.due ?? { from: from.subtract({ hours: 1 }), until: time.until.add({ hours: 2 }) };
    const pair = names ? (pairAt(scene, names, family, time) ?? null) : null;
    const stands = names && !pair ? ({ state: 'DUE', accepted: 0 } as const) : { state, accepted };
    book(
      office,
      roster,
      { kind, urgency: 'U2', family, from, pair, due, createdAt: ago(90), ...more, ...stands },
      by,
      chance,
    );
  };
  if (atWork)
    book(
      office,
      roster,
      {
        kind: 'RISK_VISIT',
        urgency: 'U1',
        family: brassert,
        flagId: brassertFlag,
        from: begun,
        pair: atWork,
        state: 'UNDER_WAY',
        accepted: 2,
        due: { from: ago(130), until: now.add({ minutes: 90 }) },
        createdAt: ago(115),
      },
      by,
      chance,
    );
  visit(drewer, ['Yıldız', 'Peters'], soon, 'RISK_VISIT', 'ACCEPTED', 2, {
    urgency: 'U1',
    flagId: drewerFlag,
    createdAt: ago(28),
  });
  visit(
    scene.familyIn('drewer-sued'),
    ['Sommer', 'Aksoy'],
    soon.add({ minutes: 15 }),
    'FOLLOW_UP',
    'ASSIGNED',
    1,
  );
  visit(
    scene.familyIn('huels-sinsen'),
    ['Krüger', 'Lindner'],
    soon.add({ minutes: 45 }),
    'FOLLOW_UP',
    'ACCEPTED',
    2,
  );
  visit(hamm, null, quarterAfter(now.add({ minutes: 30 })), 'RISK_VISIT', 'DUE', 0, {
    urgency: 'U0',
    flagId: hammFlag,
    createdAt: ago(9),
    due: { from: ago(9), until: quarterAfter(now.add({ minutes: 105 })) },
  });
  if (open && contains({ from: day.from.add({ hours: 3 }), until: day.until }, now)) {
    visit(scene.familyIn('drewer-nord'), null, ago(180), 'FOLLOW_UP', 'MISSED', 0, {
      urgency: 'U3',
      due: { from: day.from, until: quarterAfter(ago(40)) },
      createdAt: ago(60 * 20),
    });
    visit(scene.familyIn('stadtkern'), null, soon.add({ hours: 1 }), 'WELCOME_VISIT', 'CANCELLED', 0, {
      urgency: 'U4',
      createdAt: ago(60 * 5),
    });
  }
}

/** Half past eight on the next day the office opens, today if that is still ahead. */
function nextOpening({ today, now }: Ground): Temporal.Instant {
  const at = (date: Temporal.PlainDate) => atTime(date, Temporal.PlainTime.from('08:30'));
  const first =
    isWorkingDay(today) && Temporal.Instant.compare(at(today), now) > 0 ? today : today.add({ days: 1 });
  return at(workingDays(first, 1)[0]!);
}

const lastFlag = (office: Office) => office.rows.risk_flag.at(-1)!['id'] as string;
const named = ({ roster, people }: Scene, name: string) => roster.named(name) ?? people[0]!;
const earliest = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) <= 0 ? a : b);
const running = ({ duties, now }: Scene) => duties.find(({ during }) => contains(during, now));
const onDutyNow = (scene: Scene) => running(scene)?.members[0];

/** Who is out right now: the two of the day, or the pair on call. */
function pairNow(scene: Scene, names: readonly string[], during: BoundedInterval): [Person, Person] | null {
  const day = names.flatMap((name) => scene.roster.named(name) ?? []);
  const [a, b] =
    [day, running(scene)?.members ?? []].find(
      (two) =>
        two.length === 2 &&
        two.every(
          (one) =>
            scene.roster.free(one, 'VISIT', during) &&
            scene.roster.free(one, 'DUTY', during) === !(two !== day) &&
            (two !== day || works(one, { from: scene.now, until: scene.now.add({ minutes: 20 }) })),
        ),
    ) ?? [];
  return a && b ? [a, b] : null;
}

/** The two named, if they are free then, else whoever is. */
function pairAt(
  { roster, chance }: Scene,
  names: readonly string[],
  family: Family,
  time: BoundedInterval,
): [Person, Person] | null {
  const during = withTravel(time);
  const [a, b] = names.flatMap((name) => roster.named(name) ?? []);
  if (a && b && [a, b].every((one) => roster.free(one, 'VISIT', during) && roster.free(one, 'DUTY', during)))
    return [a, b];
  return roster.pairFor(family.districtId, time, chance);
}

/** The end of the duty or the working time that runs now. */
function shiftOf(scene: Scene, person: Person): Temporal.Instant | null {
  const duty = running(scene);
  if (duty?.members.includes(person)) return duty.during.until;
  const hours = hoursOn(person, scene.today);
  return hours && contains(hours, scene.now) ? hours.until : null;
}
