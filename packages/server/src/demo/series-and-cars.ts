// What comes again and what people drive in the invented town: three series, a car or two per office, child seats.
import { startOfDay } from '#kernel/calendar.rules';
import { FactKind } from '#kernel/fact';
import type { Ground } from './foundations';
import type { Family } from './households';
import { at, type Office } from './rows';
import { MINUTES } from './visit-book';

/** Kind, urgency, weekdays, weeks between, window, holidays. */
const SERIES = [
  ['SAFETY_PLAN_CHECK', 'U2', '2,4', 1, '09:00', '12:00', 'NEXT_WORKING_DAY'],
  ['FOLLOW_UP', 'U3', '3', 2, '13:00', '17:00', 'SKIP'],
  ['HELP_PLAN_MEETING', 'U4', '1', 4, '10:00', '15:00', 'SKIP'],
] as const;

/** Three families that are seen again and again; the clock makes their visits due. */
export function comeAgain(
  office: Office,
  families: readonly Family[],
  by: string,
  { chance, today }: Ground,
): void {
  const tomorrow = today.add({ days: 1 });
  const planned = startOfDay(today).subtract({ hours: 40 });
  for (const [kind, urgency, weekdays, every_weeks, opens, closes, on_holiday] of SERIES) {
    const family = chance.pick(families);
    const id = chance.id(planned);
    office.add('visit_series', {
      id,
      kind,
      district_id: family.districtId,
      household_id: family.id,
      urgency,
      duration_minutes: MINUTES[kind],
      place_kind: 'ADDRESS',
      place_address: family.address,
      announced: true,
      language: family.language === 'de' ? null : family.language,
      weekdays,
      every_weeks,
      counted: tomorrow.toString(),
      opens,
      closes,
      on_holiday,
      from_day: tomorrow.toString(),
      filled_until: tomorrow.toString(),
      planned_by: by,
      created_at: at(planned),
      updated_at: at(planned),
    });
    office.happened({
      kind: FactKind.SERIES_PLANNED,
      districtId: family.districtId,
      subject: { type: 'VISIT_SERIES', id },
      change: [
        { field: 'kind', from: null, to: kind },
        { field: 'weekdays', from: null, to: weekdays },
      ],
      occurredAt: planned,
    });
  }
}

/** A car for each office, a second one for the first, some child seats; and two visits that ask for the same car. */
export function driveAlong(office: Office, { chance, districts, today }: Ground): void {
  const begun = startOfDay(today);
  for (const [index, { id: districtId }] of districts.entries()) {
    const home = office.rows.office.find(
      (row) => row['district_id'] === districtId && row['state'] === 'OPEN' && row['kind'] === 'DISTRICT_OFFICE',
    );
    if (!home) continue;
    const office_id = home['id']!;
    for (const [n, seats] of (index === 0 ? [5, 4] : [5]).entries())
      office.add('car', { id: chance.id(begun), office_id, label: `Auto ${index + n + 1}`, seats, active: true });
    for (const [kind, count] of [['BABY', 1], ['TODDLER', 2], ['CHILD', 2]] as const)
      office.add('child_seat', { id: chance.id(begun), office_id, kind, count });
    for (const visit of office.rows.visit
      .filter((row) => row['district_id'] === districtId && ['DUE', 'ASSIGNED'].includes(String(row['state'])))
      .slice(0, 2))
      office.add('visit_transport', {
        visit_id: visit['id']!,
        car: true,
        baby: 0,
        toddler: index % 2,
        child: (index + 1) % 2,
      });
  } // prettier-ignore
}
