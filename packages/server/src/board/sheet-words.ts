// The emergency sheet in words, as it goes on paper: German, by the clock of Berlin, with what was read noted in the access log.
import { writeSeen } from '#access/access-log';
import { districts } from '#districts/districts';
import type { SafetyHint } from '#families/safety-hint.entity';
import { isUnreviewed, type SafetyHintCode } from '#families/safety-hint.rules';
import { riskFlagReasons } from '#intake/catalogues';
import type { NextStep } from '#intake/flag.rules';
import { BERLIN, dateAt } from '#kernel/calendar.rules';
import type { Seen } from '#kernel/seen';
import { spokenInterval, spokenTime } from '#kernel/spoken-time.rules';
import type { Unit } from '#kernel/unit';
import type { Duty } from '#on-call/duty.entity';
import type { DutyKind } from '#on-call/duty.rules';
import { membersOf } from '#on-call/duties';
import type { PlaceKind, VisitState } from '#visits/visit.rules';
import { kindsOfVisit, membersOf as pairOf } from '#visits/visits';
import { calledBy } from './emergency-sheet.queries';
import { emergencySheet, hintsOfPlace, placeOfFlag, placeOfVisit, type SheetPlace } from './emergency-sheet';

/** A part of the sheet: a title, and rows of which the first cell is what one looks for. */
export interface SheetBlock {
  title: string;
  /** Said when there are no rows. */
  none: string;
  rows: { mark: string; lines: string[] }[];
}

export interface SheetWords {
  title: string;
  /** Time, zone, place in the log: how old this is, and what to compare it with. */
  stand: string;
  blocks: SheetBlock[];
}

const HINT: Record<SafetyHintCode, string> = {
  WEAPON: 'Waffe', VIOLENCE: 'Gewalt', DOG: 'Hund', INFECTION: 'Infektion', THREAT: 'Drohung', NO_RECEPTION: 'kein Empfang',
}; // prettier-ignore
const LEVEL = { ACUTE: 'AKUT', HIGH: 'HOCH', MEDIUM: 'MITTEL', LOW: 'GERING' };
const DUTY: Record<DutyKind, string> = { DUTY_DESK: 'Tagesdienst', ON_CALL: 'Rufbereitschaft' };
const STEP: Record<NextStep, string> = {
  CALL: 'Anruf', VISIT: 'Hausbesuch', ASSESSMENT: 'Einschätzung', HAND_ON: 'Abgabe',
}; // prettier-ignore
const STATE: Record<VisitState, string> = {
  DUE: 'ohne Paar', ASSIGNED: 'eingeteilt', ACCEPTED: 'angenommen', UNDER_WAY: 'unterwegs', DONE: 'erledigt', MISSED: 'versäumt', CANCELLED: 'abgesagt',
}; // prettier-ignore
const PLACE: Record<PlaceKind, string> = {
  ADDRESS: 'Adresse', OFFICE: 'Büro', SCHOOL: 'Schule', DAYCARE: 'Kita', HOSPITAL: 'Klinik', OTHER: 'anderer Ort',
}; // prettier-ignore

/**
 * Everything on the sheet, read as the asker of `unit`. Each record with data of a family is written to the access log in
 * the same transaction.
 */
export async function sheetInWords(unit: Unit, cursor: string, town: string): Promise<SheetWords> {
  const sheet = await emergencySheet(unit, cursor);
  const seen: Seen[] = [];
  const names = new Map((await districts(unit)).map(({ id, name }) => [id, name]));
  const words = {
    title: `Notblatt ${town}`,
    stand: `Stand ${stand(unit.now)} · Platz im Protokoll ${cursor}`,
    blocks: [
      await dutyBlock(unit, sheet.duty, sheet.nextDuty),
      leadBlock(sheet.leads),
      await flagBlock(unit, sheet.flags, names, seen),
      await visitBlock(unit, sheet.visits, names, seen),
    ],
  };
  await writeSeen(unit, seen, 'emergencySheet', `sheet ${unit.now.toString()}`);
  return words;
}

/** "25.11.2026 01:15 MEZ (Europe/Berlin)". */
function stand(now: Temporal.Instant): string {
  const at = now.toZonedDateTimeISO(BERLIN);
  const two = (n: number) => `${n}`.padStart(2, '0');
  const zone = at.offsetNanoseconds === 3_600_000_000_000 ? 'MEZ' : 'MESZ';
  return `${two(at.day)}.${two(at.month)}.${at.year} ${two(at.hour)}:${two(at.minute)} ${zone} (${BERLIN})`;
}

const called = ({ name, phone }: { name: string; phone: string | null }) =>
  `${name}, ${phone ?? 'keine Dienstnummer'}`;

async function dutyBlock(unit: Unit, now: Duty | null, next: Duty | null): Promise<SheetBlock> {
  const duties = [now, next].filter((duty) => duty !== null);
  const people = await calledBy(unit, duties.flatMap(membersOf));
  const rows = duties.map((duty) => ({
    mark: duty === now ? 'Jetzt' : 'Danach',
    lines: [
      `${DUTY[duty.kind]} ${spokenInterval(duty.during, 'de')}`,
      ...membersOf(duty).flatMap((id) => {
        const person = people.get(id);
        return person ? [called(person)] : [];
      }),
    ],
  }));
  if (!now && rows.length > 0) rows.unshift({ mark: 'Jetzt', lines: ['Niemand hat Dienst.'] });
  return { title: 'Dienst', none: 'Niemand ist eingeteilt.', rows };
}

const leadBlock = (leads: Awaited<ReturnType<typeof emergencySheet>>['leads']): SheetBlock => ({
  title: 'Leitung',
  none: 'Niemand hat die Leitung.',
  rows: leads.map((lead) => ({
    mark: lead.leadership ? 'Leitung' : 'Teamleitung',
    lines: [called(lead), ...(lead.districts.length > 0 ? [lead.districts.join(', ')] : [])],
  })),
});

const placeLine = (place: SheetPlace | null): string[] =>
  place
    ? [
        [place.address ?? PLACE[place.kind], place.note, place.phone && `Tel. ${place.phone}`]
          .filter(Boolean)
          .join(' · '),
      ]
    : ['Ort nicht bekannt'];

function hintLine(unit: Unit, hints: readonly SafetyHint[], seen: Seen[]): string[] {
  seen.push(...hints.map(({ id }) => ({ type: 'SAFETY_HINT' as const, id, fields: ['hint'] })));
  if (hints.length === 0) return [];
  const today = dateAt(unit.now);
  const said = hints.map(
    ({ code, reviewOn }) => HINT[code] + (isUnreviewed(reviewOn, today) ? ' (nicht überprüft)' : ''),
  );
  return [`Achtung: ${[...new Set(said)].join(', ')}`];
}

async function flagBlock(
  unit: Unit,
  flags: Awaited<ReturnType<typeof emergencySheet>>['flags'],
  names: ReadonlyMap<string, string>,
  seen: Seen[],
): Promise<SheetBlock> {
  const reasons = new Map((await riskFlagReasons(unit)).map(({ code, label }) => [code, label]));
  const rows = [];
  for (const { riskFlag: flag } of flags) {
    const place = await placeOfFlag(unit, flag);
    seen.push({ type: 'RISK_FLAG', id: flag.id, fields: ['place'] });
    if (flag.household) seen.push({ type: 'HOUSEHOLD', id: flag.household.id, fields: ['address'] });
    const taken = flag.untakenSince
      ? `niemand seit ${spokenTime(flag.untakenSince, 'de')}`
      : `${flag.acknowledgedByName}: ${STEP[flag.nextStep!]} bis ${spokenTime(flag.nextStepDue!, 'de')}`;
    rows.push({
      mark: `${flag.reference} ${LEVEL[flag.level]}`,
      lines: [
        `${reasons.get(flag.reason.code) ?? flag.reason.code}, ${names.get(flag.district.id) ?? ''}, seit ${spokenTime(flag.raisedAt, 'de')}`,
        `Hat es: ${taken}`,
        ...placeLine(place),
        ...hintLine(unit, await hintsOfPlace(unit, flag), seen),
      ],
    });
  }
  return { title: 'Offene Hinweise, akut und hoch', none: 'Kein akuter und kein hoher Hinweis offen.', rows };
}

async function visitBlock(
  unit: Unit,
  visits: Awaited<ReturnType<typeof emergencySheet>>['visits'],
  names: ReadonlyMap<string, string>,
  seen: Seen[],
): Promise<SheetBlock> {
  const kinds = new Map((await kindsOfVisit(unit)).map(({ code, label }) => [code, label]));
  const rows = [];
  for (const { visit } of visits) {
    const pair = [...(await calledBy(unit, await pairOf(unit, visit.id))).values()].map(called);
    const place = await placeOfVisit(unit, visit);
    seen.push({ type: 'VISIT_CARD', id: visit.id, fields: ['place', 'contactPhone'] });
    if (visit.household) seen.push({ type: 'HOUSEHOLD', id: visit.household.id, fields: ['address'] });
    rows.push({
      mark: `${visit.reference} ${visit.urgency}`,
      lines: [
        `${visit.planned ? spokenInterval(visit.planned, 'de') : `bis ${spokenTime(visit.dueUntil, 'de')}`} · ${STATE[visit.state]} · ${kinds.get(visit.kind.code) ?? visit.kind.code}, ${names.get(visit.district.id) ?? ''}`,
        pair.length > 0 ? pair.join(' und ') : 'Noch kein Paar',
        ...placeLine(place),
        ...hintLine(unit, await hintsOfPlace(unit, visit), seen),
      ],
    });
  }
  return { title: 'Hausbesuche heute', none: 'Heute kein Hausbesuch.', rows };
}
