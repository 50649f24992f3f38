// The small things of a day: somebody falls ill, two swap, a duty that lost somebody is mended.
import { dateAt, officeHoursAt, startOfDay } from '#kernel/calendar.rules';
import type { Unit } from '#kernel/unit';
import { reportAbsence } from '#on-call/absence-report';
import { swapMember } from '#visits/assign';
import type { Moment, Possible } from './acts';
import { brokenDuties, fillDuty } from './duties-ahead';
import { freePeople } from './present';
import { withTravel } from './roster';

/** Gaps that begin so soon are mended; one further ahead stays as the alarm everybody can see. */
const MEND_HOURS = 48;
const HOUR = 3_600_000;

/** What little could happen now. */
export async function smallThings(moment: Moment): Promise<Possible[]> {
  return [...(await mendDuties(moment)), ...(await sickNote(moment)), ...swaps(moment)];
}

async function mendDuties({ unit, cast }: Moment): Promise<Possible[]> {
  const by = cast.named(officeHoursAt(unit.now) ? 'disposition' : 'leitung');
  const [first] = await brokenDuties(unit, MEND_HOURS);
  return by && first ? [{ weight: 6, by, name: 'mend duty', act: (own) => fillDuty(own, first) }] : [];
}

/** At most one a day, said by the person, until the end of tomorrow. Whoever is on duty or out stays. */
async function sickNote(moment: Moment): Promise<Possible[]> {
  const { unit, cast, chance, people } = moment;
  const well = people.filter((one) => !cast.duty.includes(one.id));
  if (well.length < 8 || (await notesToday(unit)) > 0) return [];
  const by = cast.of(chance.pick(well).id);
  if (!by?.professionalId) return [];
  const { professionalId } = by;
  const until = startOfDay(dateAt(unit.now).add({ days: 2 }));
  return [
    {
      weight: 0.05,
      by,
      name: 'sick note',
      act: (own) => reportAbsence(own, { professionalId, from: own.now, until }),
    },
  ];
}

async function notesToday({ em, now }: Unit): Promise<number> {
  const [row] = await em.execute<{ n: number }[]>(
    'select count(*)::integer as n from absence where reported_at > ?::timestamptz',
    [startOfDay(dateAt(now)).add({ hours: 1 }).toString()],
  );
  return row!.n;
}

/** Somebody else takes one seat of a visit that is still some hours away. */
function swaps({ unit, cast, chance, visits }: Moment): Possible[] {
  const by = cast.named('disposition');
  const now = unit.now.epochMilliseconds;
  const far = visits.filter(
    (visit) => (visit.state === 'ASSIGNED' || visit.state === 'ACCEPTED') && visit.from! - now > 3 * HOUR,
  );
  if (!by || !officeHoursAt(unit.now) || far.length === 0) return [];
  const visit = chance.pick(far);
  const leave = chance.pick(visit.seats).id;
  const act = async (own: Unit) => {
    const time = {
      from: Temporal.Instant.fromEpochMilliseconds(visit.from!),
      until: Temporal.Instant.fromEpochMilliseconds(visit.until!),
    };
    const free = (await freePeople(own, withTravel(time), 'VISIT')).filter(
      (one) => !visit.seats.some((seat) => seat.id === one.id),
    );
    if (free.length > 0) return swapMember(own, { visitId: visit.id, leave, join: chance.pick(free).id });
  };
  return [{ weight: 0.12, by, name: 'swap', act }];
}
