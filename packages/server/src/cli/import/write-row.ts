// How a row of each file is written: by the use case that the interface would take, so that the same rules refuse it.
import { createOffice, updateOffice } from '#districts/save-office';
import { saveDistrict, settleNeighbourhood } from '#districts/save-district';
import { householdById, objectByExternal } from '#families/households';
import { upsertHousehold } from '#families/upsert-household';
import type { Unit } from '#kernel/unit';
import { reportStandingHours } from '#load/report-standing-hours';
import { nameForeign } from '#staff/external-references';
import { saveProfessional } from '#staff/save-professional';
import { setDutyPhone } from '#staff/set-duty-phone';
import type { Known } from './known';
import type { FileName, RowOf } from './rows';
import { IMPORT_SYSTEM } from './system';
import { writeAbsenceRow, writeDutyRow } from './write-times';

/** Whether the object was there before; a row whose use case told nothing has changed nothing. */
export type Written = 'NEW' | 'KNOWN';

type WriteRow<F extends FileName> = (unit: Unit, row: RowOf<F>, known: Known) => Promise<Written>;

const district: WriteRow<'districts.csv'> = async (unit, row, known) => {
  const before = known.districts.has(row.id);
  const { id } = await saveDistrict(unit, { town: known.town, slug: row.id, name: row.name });
  known.districts.set(row.id, id);
  for (const name of row.neighbourhoods ?? [])
    await settleNeighbourhood(unit, { town: known.town, name, districtId: id, since: row.since ?? null });
  return before ? 'KNOWN' : 'NEW';
};

const office: WriteRow<'offices.csv'> = async (unit, row, known) => {
  const id = known.offices.get(row.id);
  const quarter = (name: string) => known.neighbourhoods.get(name)!;
  const values = {
    ...{ name: row.name, address: row.address, districtId: known.districts.get(row.district)! },
    ...(row.partner !== undefined && { partner: row.partner }),
    ...(row.kind && { kind: row.kind }),
    ...(row.state && { state: row.state }),
    ...(row.opens_on !== undefined && { opensOn: row.opens_on }),
    ...(row.neighbourhood !== undefined && {
      neighbourhoodId: row.neighbourhood === null ? null : quarter(row.neighbourhood),
    }),
    ...(row.offers && { offers: row.offers }),
    ...(row.opening_hours && { openingHours: row.opening_hours }),
    ...(row.area && { areaIds: row.area.map(quarter) }),
  };
  const saved = id
    ? await updateOffice(unit, { id, ...values })
    : await createOffice(unit, { slug: row.id, ...values });
  known.offices.set(row.id, saved.id);
  return id ? 'KNOWN' : 'NEW';
};

const person: WriteRow<'staff.csv'> = async (unit, row, known) => {
  const before = known.staff.get(row.id) ?? null;
  const { id } = await saveProfessional(unit, {
    ...{ id: before, name: row.name, qualification: row.qualification },
    officeId: known.offices.get(row.office)!,
    since: row.since ?? null,
    ...(row.given_name !== undefined && { givenName: row.given_name }),
    ...(row.languages && { languages: row.languages }),
    ...(row.onboarding_until !== undefined && { onboardingUntil: row.onboarding_until }),
    ...(row.on_call !== undefined && { onCallPool: row.on_call }),
  });
  if (row.duty_phone !== undefined)
    await setDutyPhone(unit, { professionalId: id, dutyPhone: row.duty_phone });
  if (before) return 'KNOWN';
  nameForeign(unit, 'PROFESSIONAL', id, [{ system: IMPORT_SYSTEM, id: row.id }]);
  known.staff.set(row.id, id);
  return 'NEW';
};

const standing: WriteRow<'standing-hours.csv'> = async (unit, row, known) => {
  await reportStandingHours(unit, {
    districtId: known.districts.get(row.district)!,
    asOf: row.as_of,
    hoursPerWeek: row.hours_per_week,
  });
  return 'KNOWN';
};

const household: WriteRow<'households.csv'> = async (unit, row, known) => {
  const districtId = known.districts.get(row.district)!;
  const before = await objectByExternal(unit, 'HOUSEHOLD', row.system, row.id);
  const is = before ? await householdById(unit, before) : undefined;
  // An empty cell says nothing of a household: what is known of it is not emptied by a file.
  const address = row.address ?? undefined;
  const languages = row.languages?.length ? row.languages : undefined;
  const same =
    is?.district.id === districtId &&
    (address === undefined || is.address === address) &&
    (languages === undefined || is.languages.join() === languages.join());
  if (!same)
    await upsertHousehold(unit, {
      externalReferences: [{ system: row.system, id: row.id }],
      districtId,
      ...(address !== undefined && { address }),
      ...(languages && { languages }),
    });
  return before ? 'KNOWN' : 'NEW';
};

/** File → how one row of it is written. Working times are written person by person, see {@link writeFolder}. */
export const WRITE: { [F in Exclude<FileName, 'working-times.csv'>]: WriteRow<F> } = {
  'districts.csv': district,
  'offices.csv': office,
  'staff.csv': person,
  'absences.csv': writeAbsenceRow,
  'duties.csv': writeDutyRow,
  'standing-hours.csv': standing,
  'households.csv': household,
};

/** The column of a file that a refused field of a use case stands in. */
export const COLUMN: Readonly<Record<string, string>> = {
  ...{ professionalIds: 'first', professionalId: 'staff', districtId: 'district', officeId: 'office' },
  ...{
    openingHours: 'opening_hours',
    opensOn: 'opens_on',
    neighbourhoodId: 'neighbourhood',
    areaIds: 'area',
  },
  ...{ hoursPerWeek: 'hours_per_week', externalReferences: 'id' },
};
