// What happened since a time, one statement for each block: from the histories that are only ever added to, and from what is now.
import type { FactKind } from '#kernel/fact';
import { idList } from '#kernel/ids';
import type { Unit } from '#kernel/unit';

/** The time looked back on, and the districts it is cut to; null is the whole town. */
export interface Looked {
  since: Temporal.Instant;
  until: Temporal.Instant;
  districtIds: readonly string[] | null;
}

const instantOf = (ms: number) => Temporal.Instant.fromEpochMilliseconds(Math.floor(Number(ms)));

/** `?` twice: whether all districts are meant, and which. */
const WITHIN = `(?::boolean or district_id = any(string_to_array(?, ',')::uuid[]))`;
const within = ({ districtIds }: Looked) => [districtIds === null, idList(districtIds ?? [])];
const span = ({ since, until }: Looked) => [since.toString(), until.toString()];

interface StepRow {
  kind: string;
  at: number;
  by: string;
  name: string;
}

export interface FlagsSince {
  raised: number;
  taken: number;
  resolved: number;
  total: number;
  rows: {
    flagId: string;
    steps: { kind: string; at: Temporal.Instant; by: { id: string; name: string } }[];
  }[];
}

/** Flags with a new line in their history, the most urgent first, and how many were raised, taken, resolved. */
export async function flagsSince({ em }: Unit, looked: Looked, first: number): Promise<FlagsSince> {
  const [row] = await em.execute<
    {
      raised: number;
      taken: number;
      resolved: number;
      total: number;
      rows: { id: string; steps: StepRow[] }[];
    }[]
  >(
    `with line as (
       select f.id, f.level, f.raised_at, e.no, e.kind, e.at, e.by_principal, e.by_name from risk_flag_entry e join risk_flag f on f.id = e.flag_id
       where e.at >= ?::timestamptz and e.at <= ?::timestamptz and ${WITHIN.replace('district_id', 'f.district_id')}),
     flag as (
       select id, level, raised_at, bool_or(kind = 'RAISED') as raised, bool_or(kind in ('ACKNOWLEDGED', 'TAKEN_OVER')) as taken,
         bool_or(kind = 'RESOLVED') as resolved,
         json_agg(json_build_object('kind', kind, 'at', extract(epoch from at) * 1000, 'by', by_principal, 'name', by_name) order by no) as steps
       from line group by id, level, raised_at)
     select (count(*) filter (where raised))::integer as raised, (count(*) filter (where taken))::integer as taken,
       (count(*) filter (where resolved))::integer as resolved, count(*)::integer as total,
       (select coalesce(json_agg(json_build_object('id', id, 'steps', steps) order by rank, raised_at, id), '[]') from (
         select *, array_position(array['ACUTE', 'HIGH', 'MEDIUM', 'LOW'], level) as rank from flag order by rank, raised_at, id limit ${first}) page) as rows
     from flag`,
    [...span(looked), ...within(looked)],
  );
  return {
    ...row!,
    rows: row!.rows.map(({ id, steps }) => ({
      flagId: id,
      steps: steps.map(({ kind, at, by, name }) => ({ kind, at: instantOf(at), by: { id: by, name } })),
    })),
  };
}

export interface VisitsSince {
  planned: number;
  started: number;
  done: number;
  missed: number;
  cancelled: number;
  safe: number;
  notSafe: number;
  unknown: number;
  total: number;
  visitIds: string[];
}

/** Visits that were planned, begun, made, missed or called off, by when that was; of the made ones how the child was. */
export async function visitsSince({ em }: Unit, looked: Looked, first: number): Promise<VisitsSince> {
  const [row] = await em.execute<(Omit<VisitsSince, 'visitIds'> & { ids: string[] })[]>(
    `with told as (
       select e.subject_id as id, bool_or(e.kind = 'VISIT_PLANNED') as planned, bool_or(e.kind = 'VISIT_STARTED') as started,
         bool_or(e.kind = 'VISIT_MISSED') as missed, bool_or(e.kind <> 'VISIT_PLANNED') as moved, min(e.seq) filter (where e.kind <> 'VISIT_PLANNED') as first_seq
       from event e where e.subject_type = 'VISIT' and e.kind in ('VISIT_PLANNED', 'VISIT_STARTED', 'VISIT_FINISHED', 'VISIT_MISSED', 'VISIT_CANCELLED')
         and e.occurred_at >= ?::timestamptz and e.occurred_at <= ?::timestamptz and ${WITHIN} group by e.subject_id),
     visited as (
       select t.*, v.missed_at is null as corrected, v.child_safe_now, v.state = 'DONE' and v.finished_at >= ?::timestamptz as done,
         v.state = 'CANCELLED' and v.cancelled_at >= ?::timestamptz as cancelled from told t join visit v on v.id = t.id)
     select (count(*) filter (where planned))::integer as planned, (count(*) filter (where started))::integer as started,
       (count(*) filter (where done))::integer as done, (count(*) filter (where missed and not corrected))::integer as missed,
       (count(*) filter (where cancelled))::integer as cancelled,
       (count(*) filter (where done and child_safe_now = 'YES'))::integer as safe,
       (count(*) filter (where done and child_safe_now = 'NO'))::integer as "notSafe",
       (count(*) filter (where done and coalesce(child_safe_now, 'UNKNOWN') = 'UNKNOWN'))::integer as unknown,
       (count(*) filter (where moved))::integer as total,
       (select coalesce(json_agg(id order by first_seq), '[]') from (
         select id, first_seq from visited where moved order by first_seq limit ${first}) page) as ids
     from visited`,
    [...span(looked), ...within(looked), looked.since.toString(), looked.since.toString()],
  );
  const { ids, ...counts } = row!;
  return { ...counts, visitIds: ids };
}

/** Absences that ran at some time since, by beginning; what was withdrawn before it began is none. */
export async function absencesSince(
  { em }: Unit,
  looked: Looked,
  first: number,
): Promise<{ total: number; ids: string[] }> {
  const [row] = await em.execute<{ total: number; ids: string[] }[]>(
    `with away as (
       select a.id, lower(a.during) as since from absence a join professional p on p.id = a.professional_id join office o on o.id = p.office_id
       where a.during && tstzrange(?::timestamptz, ?::timestamptz, '[]') and (upper_inf(a.during) or upper(a.during) - lower(a.during) > interval '1 millisecond')
         and ${WITHIN.replace('district_id', 'o.district_id')})
     select (select count(*)::integer from away) as total,
       (select coalesce(json_agg(id order by since, id), '[]') from (select * from away order by since, id limit ${first}) page) as ids`,
    [...span(looked), ...within(looked)],
  );
  return row!;
}

export interface HandOverRow {
  at: Temporal.Instant;
  dutyId: string;
}

/** When one duty ended and the next began, in order. */
export async function handOversSince({ em }: Unit, looked: Looked): Promise<HandOverRow[]> {
  const rows = await em.execute<{ at: number; subject_id: string }[]>(
    `select (extract(epoch from occurred_at) * 1000)::float8 as at, subject_id from event
     where kind = 'ON_CALL_HANDED_OVER' and occurred_at >= ?::timestamptz and occurred_at <= ?::timestamptz order by occurred_at, seq limit 100`,
    span(looked),
  );
  return rows.map((row) => ({ at: instantOf(row.at), dutyId: row.subject_id }));
}

export interface GapSince {
  from: Temporal.Instant;
  until: Temporal.Instant;
  half: boolean;
  openedAt: Temporal.Instant;
  closedAt: Temporal.Instant | null;
}

/** Gaps of the duty that were found, or closed, since, and those that are open now. */
export async function gapsSince({ em }: Unit, looked: Looked): Promise<GapSince[]> {
  const rows = await em.execute<
    { from: number; until: number; half: boolean; opened: number; closed: number | null }[]
  >(
    `select (extract(epoch from lower(during)) * 1000)::float8 as "from", (extract(epoch from upper(during)) * 1000)::float8 as until, half,
       (extract(epoch from opened_at) * 1000)::float8 as opened, (extract(epoch from closed_at) * 1000)::float8 as closed
     from gap_alarm where closed_at is null or closed_at >= ?::timestamptz or opened_at >= ?::timestamptz order by lower(during), opened_at limit 100`,
    [looked.since.toString(), looked.since.toString()],
  );
  return rows.map((row) => ({
    from: instantOf(row.from),
    until: instantOf(row.until),
    half: row.half,
    openedAt: instantOf(row.opened),
    closedAt: row.closed === null ? null : instantOf(row.closed),
  }));
}

export interface OpenNow {
  flags: number;
  urgentFlags: number;
  untakenFlags: number;
  visitsWithoutPair: number;
  visitsMissed: number;
  visitsUnderWay: number;
  gaps: number;
  visitIds: string[];
}

/** What is still open now: counts, and the visits that nobody goes to. */
export async function openNow({ em }: Unit, looked: Looked, first: number): Promise<OpenNow> {
  const [row] = await em.execute<OpenNow[]>(
    `with flag as (select level, untaken_since from risk_flag where state <> 'RESOLVED' and ${WITHIN}),
     waiting as (select id, state, due_until, urgency from visit
       where (state in ('MISSED', 'UNDER_WAY') or (state = 'DUE' and due_from <= ?::timestamptz)) and ${WITHIN})
     select (select count(*)::integer from flag) as flags, (select count(*)::integer from flag where level in ('ACUTE', 'HIGH')) as "urgentFlags",
       (select count(untaken_since)::integer from flag) as "untakenFlags",
       (select count(*)::integer from waiting where state = 'DUE') as "visitsWithoutPair",
       (select count(*)::integer from waiting where state = 'MISSED') as "visitsMissed",
       (select count(*)::integer from waiting where state = 'UNDER_WAY') as "visitsUnderWay",
       (select count(*)::integer from gap_alarm where closed_at is null) as gaps,
       (select coalesce(json_agg(id order by urgency, due_until, id), '[]') from (
         select * from waiting where state <> 'UNDER_WAY' order by urgency, due_until, id limit ${first}) page) as "visitIds"`,
    [...within(looked), looked.until.toString(), ...within(looked)],
  );
  return row!;
}

export interface CaughtUpSince {
  total: number;
  nodes: {
    kind: FactKind;
    occurredAt: Temporal.Instant;
    recordedAt: Temporal.Instant;
    by: string;
    reference: string | null;
  }[];
}

/** What was entered afterwards from paper since, by when it happened: it may have happened before one looked last. */
export async function caughtUpSince({ em }: Unit, looked: Looked, first: number): Promise<CaughtUpSince> {
  const [row] = await em.execute<
    {
      total: number;
      rows: { kind: FactKind; occurred: number; recorded: number; by: string; reference: string | null }[];
    }[]
  >(
    `with entered as (
       select e.seq, e.kind, e.subject_id, e.occurred_at, e.recorded_at, p.facts ->> 'caughtUp' as by from event e join event_payload p using (seq)
       where e.recorded_at >= ?::timestamptz and e.recorded_at <= ?::timestamptz and e.actor = 'system:catch-up' and ${WITHIN} and p.facts ->> 'caughtUp' is not null)
     select (select count(*)::integer from entered) as total, (select coalesce(json_agg(json_build_object('kind', kind,
         'occurred', extract(epoch from occurred_at) * 1000, 'recorded', extract(epoch from recorded_at) * 1000, 'by', by,
         'reference', coalesce((select reference from risk_flag f where f.id = subject_id), (select reference from visit v where v.id = subject_id)))
         order by occurred_at, seq), '[]') from (select * from entered order by occurred_at, seq limit ${first}) page) as rows`,
    [...span(looked), ...within(looked)],
  );
  return {
    total: row!.total,
    nodes: row!.rows.map(({ occurred, recorded, ...one }) => ({
      ...one,
      occurredAt: instantOf(occurred),
      recordedAt: instantOf(recorded),
    })),
  };
}
