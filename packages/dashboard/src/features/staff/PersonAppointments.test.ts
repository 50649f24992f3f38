// A person's time besides visits: listed, entered, refused in words, removed; a calendar file leaves as times only; an address is never shown.
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { office } from '#test/answers.ts';
import { people } from '#test/town.ts';
import { findings } from '#test/support/axe.ts';
import { draw } from '#test/support/draw.ts';
import { clientOf } from '#test/support/link.ts';
import { signedIn } from '#test/support/signed-in.ts';
import { serverNow } from '#ui/clock.ts';
import PersonAppointments from './PersonAppointments.vue';

beforeEach(() => signedIn(['PROFESSIONAL'], people.kaya));

const later = (hours: number): string => new Date(serverNow() + hours * 3_600_000).toISOString();
const common = { __typename: 'Appointment', version: 1, releasedAt: null, place: null };
const court = () => ({
  ...common,
  ...{
    id: 'a-1',
    from: later(2),
    until: later(3),
    kind: 'COURT',
    place: 'Amtsgericht',
    fromCalendar: false,
    takesTime: true,
  },
});
const busy = () => ({
  ...common,
  ...{ id: 'a-2', from: later(4), until: later(5), kind: 'OTHER', fromCalendar: true, takesTime: false },
});
const calendar = () => ({
  __typename: 'Calendar',
  ...{ id: 'c-1', source: 'ADDRESS', host: 'kalender.example/…', readAt: later(-1), askedAt: later(-0.5) },
  ...{ problem: 'UNREACHABLE', busyCount: 1 },
  clashes: [{ __typename: 'BusyClash', kind: 'VISIT', sourceId: 'v-114', from: later(4), until: later(5) }],
});

async function list(answers: Record<string, unknown> = {}) {
  const known = { appointments: [court(), busy()], calendars: [calendar()] };
  const { client, asked } = clientOf({ ...office(null), ...known, ...answers });
  const props = { professionalId: people.kaya.id, openVisit: (id: string) => `/besuch/${id}` };
  await draw(PersonAppointments, { props, client });
  await expect.element(page.getByText(/Amtsgericht/)).toBeVisible();
  return (name: string) =>
    asked.findLast((one) => one.name === name)?.variables['input'] as Record<string, string>;
}

test('it says what stands, what a calendar meets, and what failed', async () => {
  await list();
  await expect.element(page.getByText(/zur selben Zeit steht schon etwas/)).toBeVisible();
  await expect
    .element(page.getByText(/Zuletzt nicht gelesen: Die Adresse ist nicht erreichbar/))
    .toBeVisible();
  await expect
    .element(page.getByRole('link', { name: /^Besuch, / }))
    .toHaveAttribute('href', '/besuch/v-114');
  // What comes from a calendar changes there only.
  expect(page.getByRole('button', { name: /^Entfernen/ }).elements()).toHaveLength(1);
});

test('an appointment is entered by keyboard; a refusal stands in words at its field', async () => {
  const message = 'Kaya ist schon eingeteilt.';
  const sent = await list({
    addAppointment: { appointment: null, errors: [{ code: 'PERSON_BUSY', field: 'from', message }] },
  });
  page.getByRole('button', { name: 'Termin eintragen' }).element().focus();
  await userEvent.keyboard('{Enter}');
  await page.getByRole('button', { name: 'Eintragen', exact: true }).click();
  await expect.element(page.getByText('Die Art fehlt.').first()).toBeVisible();
  await page.getByLabelText('Art').selectOptions('CONFERENCE');
  await page.getByLabelText('Von, Uhrzeit').fill('23:30');
  await userEvent.keyboard('{Tab}');
  await page.getByRole('button', { name: 'Eintragen', exact: true }).click();
  await expect.element(page.getByText(message).first()).toBeVisible();
  const { from, until, kind, place } = sent('AddAppointment') as {
    from: string;
    until: string;
    kind: string;
    place: string | null;
  };
  expect({ kind, place, minutes: (Date.parse(until) - Date.parse(from)) / 60_000 }).toEqual({
    kind: 'CONFERENCE',
    place: null,
    minutes: 60,
  });
});

test('of a file only times leave', async () => {
  const answer = { calendar: { id: 'c-2', busyCount: 1, clashes: [] }, errors: [] };
  const sent = await list({ importCalendar: answer });
  await page.getByRole('button', { name: 'Kalender verbinden' }).click();
  const text = `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:GEHEIM\r\nDTSTART:${later(1).slice(0, 16).replaceAll(/[-:]/g, '')}00Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR`;
  await userEvent.upload(
    page.getByLabelText('Kalenderdatei (.ics)'),
    new File([text], 'k.ics', { type: 'text/calendar' }),
  );
  await page.getByRole('button', { name: 'Zeiten übernehmen' }).click();
  await expect.poll(() => sent('ImportCalendar')?.content).toContain('DTSTART');
  expect(sent('ImportCalendar').content).not.toContain('GEHEIM');
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (theme) => {
  await list();
  await page.getByRole('button', { name: 'Kalender verbinden' }).click();
  await page.getByRole('button', { name: 'Termin eintragen' }).click();
  expect(await findings(theme)).toEqual([]);
});
