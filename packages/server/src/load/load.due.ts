// When loads are computed anew: after facts that touch a district, at midnight, and when a deadline passes by the clock.
import { dateAt, startOfDay } from '#kernel/calendar.rules';
import { FactKind } from '#kernel/fact';
import type { Unit } from '#kernel/unit';
import type { Due } from '#live/due';
import { pressures } from './deadlines.queries';
import { recompute } from './district-loads';

/** Facts that can change a load: about flags, visits, what was done alone, absences, appointments, the desk, and what the office is made of. */
const MATTERS = Object.values(FactKind).filter((kind) =>
  /^(RISK_FLAG|VISIT|ABSENCE|APPOINTMENT|DUTY|EMERGENCY_ACTION|OFFICE|STAFF)_|^(DISTRICT_CHANGED|CALENDAR_READ)$/.test(
    kind,
  ),
);
const FOLLOWER = 'load';
const MINUTE = 60_000;

interface Touched {
  districtIds: string[];
  seq: bigint;
}

/** Follows the log: the districts that facts since the last look have touched. */
const afterFacts = (overhead: number): Due<Touched> => ({
  name: 'load',
  dueBefore: async ({ em }) => {
    const [row] = await em.execute<{ seq: string | null; town: boolean; districts: string[] | null }[]>(
      `select max(e.seq)::text as seq, coalesce(bool_or(e.district_id is null or e.kind like 'DUTY_%'), false) as town,
         json_agg(distinct e.district_id) filter (where e.district_id is not null) as districts
       from event e where e.seq > coalesce((select seq from follower where name = '${FOLLOWER}'), 0)
         and e.kind = any(string_to_array(?, ','))`,
      [MATTERS.join(',')],
    );
    if (!row?.seq) return [];
    // Absences and duties take the time of people who may belong to any district: theirs are computed too.
    const districtIds = row.town
      ? await allDistricts(em)
      : [...new Set([...(row.districts ?? []), ...(await districtsOfPeople(em))])];
    return [{ districtIds, seq: BigInt(row.seq) }];
  },
  act: async (unit, { districtIds, seq }) => {
    await unit.em.execute(
      `insert into follower (name, seq) values ('${FOLLOWER}', ?::bigint) on conflict (name) do update set seq = greatest(follower.seq, excluded.seq)`,
      [seq.toString()],
    );
    await recompute(unit, districtIds, { overhead, seq });
  },
});

type Em = Unit['em'];

const allDistricts = async (em: Em): Promise<string[]> =>
  (await em.execute<{ id: string }[]>('select id from district')).map((row) => row.id);

/** Districts of the people whose absence or appointment is in the new facts, on all days around. */
async function districtsOfPeople(em: Em): Promise<string[]> {
  const rows = await em.execute<{ district_id: string }[]>(
    `select distinct o.district_id from event e join event_payload p using (seq)
     cross join lateral jsonb_array_elements_text(coalesce(p.facts -> 'people', '[]'::jsonb)) as person (id)
     join professional_office po on po.professional_id = person.id::uuid join office o on o.id = po.office_id
     where e.subject_type in ('ABSENCE', 'APPOINTMENT', 'CALENDAR') and e.seq > coalesce((select seq from follower where name = '${FOLLOWER}'), 0)`,
  );
  return rows.map((row) => row.district_id);
}

/** Midnight moves the horizon of all; what was never computed is due as well. */
const atMidnight = (overhead: number): Due<string[]> => ({
  name: 'load at midnight',
  dueBefore: async ({ em, now }) => {
    const rows = await em.execute<{ id: string }[]>(
      'select d.id from district d left join district_load l on l.district_id = d.id where l.computed_at is null or l.computed_at < ?::timestamptz',
      [startOfDay(dateAt(now)).toString()],
    );
    return rows.length > 0 ? [rows.map((row) => row.id)] : [];
  },
  act: async (unit, districtIds) => recompute(unit, districtIds, { overhead, seq: await headSeq(unit.em) }),
});

/** Once a minute: the districts whose deadlines have crossed a line since. */
function byTheClock(overhead: number): Due<string[]> {
  let looked = -1;
  return {
    name: 'load by the clock',
    dueBefore: async (unit) => {
      const minute = Math.floor(unit.now.epochMilliseconds / MINUTE);
      if (minute === looked) return [];
      looked = minute;
      const now = await pressures(unit);
      const kept = await unit.em.execute<{ district_id: string; overdue: number; soon: number }[]>(
        `select district_id, (figures ->> 'overdue')::integer as overdue, (figures ->> 'dueSoon')::integer as soon from district_load`,
      );
      const crossed = kept.filter(({ district_id, overdue, soon }) => {
        const pressure = now.get(district_id) ?? { overdue: 0, dueSoon: 0 };
        return pressure.overdue !== overdue || pressure.dueSoon !== soon;
      });
      return crossed.length > 0 ? [crossed.map((row) => row.district_id)] : [];
    },
    act: async (unit, districtIds) => recompute(unit, districtIds, { overhead, seq: await headSeq(unit.em) }),
  };
}

async function headSeq(em: Em): Promise<bigint> {
  const [row] = await em.execute<{ seq: string }[]>('select coalesce(max(seq), 0)::text as seq from event');
  return BigInt(row!.seq);
}

/** What the scheduler runs for the load; `overhead` is a setting (rules 6). */
export const loadDue = ({ overhead }: { overhead: number }): Due<never>[] =>
  [afterFacts(overhead), atMidnight(overhead), byTheClock(overhead)] as Due<never>[];
