// Enters a professional or changes what is known of one; the office of each day follows, and so does the load.
import { require } from '#access/policy.rules';
import { Office } from '#districts/office.entity';
import { moved } from '#districts/office.rules';
import { dateAt } from '#kernel/calendar.rules';
import { FactKind } from '#kernel/fact';
import { later } from '#kernel/interval';
import { ErrorCode, Refusal } from '#kernel/refusal';
import { checkedText } from '#kernel/text.rules';
import type { Outcome, Unit } from '#kernel/unit';
import { Professional } from './professional.entity';

/** What can be said of a professional; absent fields of a known one stay as they are. */
export interface ProfessionalValues {
  /** Null: a new one. */
  id: string | null;
  name: string;
  givenName?: string | null;
  officeId: string;
  /** First day at that office; today for a change, when none is said. */
  since?: Temporal.PlainDate | null;
  qualification: string;
  languages?: readonly string[];
  onboardingUntil?: Temporal.PlainDate | null;
  onCallPool?: boolean;
}

/** @throws Refusal FORBIDDEN, INVALID (name, qualification, officeId), NOT_FOUND (officeId). */
export async function saveProfessional(unit: Unit, values: ProfessionalValues): Promise<Outcome> {
  require(unit.viewer, 'office:write');
  const { em, now } = unit;
  const office = await em.findOne(Office, { id: values.officeId });
  if (!office) throw new Refusal(ErrorCode.NOT_FOUND, { field: 'officeId' });
  // In a Quartiersmanagement nobody of the ASD works.
  if (office.kind !== 'DISTRICT_OFFICE') throw new Refusal(ErrorCode.INVALID, { field: 'officeId' });
  const name = checkedText(values.name, 'name', { max: 120, required: true })!;
  const qualification = checkedText(values.qualification, 'qualification', { max: 120, required: true })!;
  const known = values.id === null ? null : await em.findOneOrFail(Professional, { id: values.id });
  const was = known ? said(known) : {};
  const one =
    known ??
    em.create(Professional, {
      ...{ name, qualification, office: office.id, givenName: null, languages: [] },
      ...{ onboardingUntil: null, onCallPool: false, createdAt: now, updatedAt: now },
    });
  one.name = name;
  one.qualification = qualification;
  if (values.givenName !== undefined) one.givenName = values.givenName;
  if (values.languages !== undefined) one.languages = [...values.languages];
  if (values.onboardingUntil !== undefined) one.onboardingUntil = values.onboardingUntil;
  if (values.onCallPool !== undefined) one.onCallPool = values.onCallPool;
  const changed = moved(was, said(one));
  if (changed.length > 0 && known) one.updatedAt = later(now, known.updatedAt.add({ milliseconds: 1 }));
  await em.flush();
  const place = await moveTo(unit, one.id, office, values.since ?? null);
  if (changed.length + place.length > 0)
    unit.record({
      kind: FactKind.STAFF_CHANGED,
      // Whoever moves concerns two districts.
      districtId: known && place.length > 0 ? null : office.district.id,
      subject: { type: 'PROFESSIONAL', id: one.id },
      people: [one.id],
      change: [...changed, ...place],
    });
  return { id: one.id };
}

const said = ({ name, givenName, qualification, languages, onboardingUntil, onCallPool }: Professional) => ({
  name,
  givenName: givenName ?? null,
  qualification,
  languages: [...languages].sort().join(', ') || null,
  onboardingUntil: onboardingUntil?.toString() ?? null,
  onCallPool: String(onCallPool),
});

/** The office from a day on; the days before keep theirs, and the row itself names the office of today. */
async function moveTo({ em, now }: Unit, id: string, office: Office, since: Temporal.PlainDate | null) {
  const today = dateAt(now);
  const from = (since ?? today).toString();
  const [on] = await em.execute<{ office_id: string }[]>(
    'select office_id from professional_office where professional_id = ? and during @> ?::date',
    [id, from],
  );
  if (on?.office_id === office.id) return [];
  await em.execute('delete from professional_office where professional_id = ? and lower(during) >= ?::date', [
    id,
    from,
  ]);
  await em.execute(
    'update professional_office set during = daterange(lower(during), ?::date) where professional_id = ? and during @> ?::date',
    [from, id, from],
  );
  await em.execute(
    'insert into professional_office (professional_id, office_id, during) values (?, ?, daterange(?::date, null))',
    [id, office.id, from],
  );
  if (Temporal.PlainDate.compare(since ?? today, today) <= 0)
    await em.execute('update professional set office_id = ? where id = ?', [office.id, id]);
  return [
    { field: 'office', from: on?.office_id ?? null, to: office.id },
    { field: 'officeSince', from: null, to: from },
  ];
}
