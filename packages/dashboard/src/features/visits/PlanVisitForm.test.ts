// A visit planned once or again and again; a car is asked for only where an office has one.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { office } from '#test/answers.ts';
import { findings } from '#test/support/axe.ts';
import { draw } from '#test/support/draw.ts';
import { clientOf } from '#test/support/link.ts';
import { signedIn } from '#test/support/signed-in.ts';
import { districts } from '#test/town.ts';
import { dismissAll, useToasts } from '#ui/toasts.ts';
import PlanVisitForm from './PlanVisitForm.vue';

beforeEach(() => signedIn(['DISPATCHER']));
afterEach(dismissAll);

const series = {
  __typename: 'VisitSeries',
  id: 's-12',
  reference: 'S-12',
  version: 1,
  kind: 'RISK_VISIT',
  kindLabel: 'Risikobesuch',
  urgency: 'U2',
  district: districts[0],
  duration: 'PT1H',
  weekdays: [2, 4],
  everyWeeks: 2,
  opens: '09:00',
  closes: '11:30',
  onHoliday: 'SKIP',
  from: '2026-12-01',
  until: '2027-02-02',
  followedBy: null,
  visits: [],
};
const car = { id: 'c-1', label: 'Auto 1', seats: 5, active: true };

async function form(answers: Record<string, unknown> = {}, props: Record<string, unknown> = {}) {
  const { client, asked } = clientOf({ ...office(null), ...answers });
  await draw(PlanVisitForm, { props: { districtId: districts[0]!['id'], cancel: '/', ...props }, client });
  await page.getByRole('combobox', { name: /^Art/ }).selectOptions('Risikobesuch');
  return asked;
}
const inputOf = (asked: { name: string; variables: Record<string, unknown> }[], name: string) =>
  asked.find((one) => one.name === name)?.variables['input'];
const day = (name: string) => page.getByRole('checkbox', { name, exact: true });

async function repeatOn(...days: string[]): Promise<void> {
  await page.getByRole('checkbox', { name: 'Wiederholen' }).click();
  await expect.element(day('Montag')).toBeVisible();
  for (const name of ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'])
    if ((day(name).element() as HTMLInputElement).checked !== days.includes(name)) await day(name).click();
}

test('a visit that comes again says its days, and the last one as people say it', async () => {
  const asked = await form({ planSeries: { series, errors: [] } });
  await repeatOn('Dienstag', 'Donnerstag');
  await page.getByLabelText('Abstand').selectOptions('alle 2 Wochen');
  await page.getByLabelText('Spätestens um').fill('1130');
  await page.getByLabelText('Ab', { exact: true }).fill('01.12.2026');
  await page.getByLabelText(/Letzter Tag/).fill('01.02.2027');
  await page.getByRole('button', { name: 'Serie planen' }).click();
  await expect.poll(() => useToasts().value[0]?.text).toMatch(/^S-12 ist geplant/);
  expect(inputOf(asked, 'PlanSeries')).toMatchObject({
    weekdays: [2, 4],
    everyWeeks: 2,
    opens: '09:00',
    closes: '11:30',
    from: '2026-12-01',
    until: '2027-02-02',
    onHoliday: 'SKIP',
  });
});

test('without a weekday, and on a day that does not exist, nothing is sent', async () => {
  const asked = await form();
  await repeatOn();
  await page.getByLabelText('Ab', { exact: true }).fill('30.02.2027');
  await page.getByRole('button', { name: 'Serie planen' }).click();
  await expect.element(page.getByText('Mindestens ein Wochentag fehlt.').first()).toBeVisible();
  await expect.element(page.getByText(/Diesen Tag gibt es nicht/).first()).toBeVisible();
  expect(asked.map(({ name }) => name)).not.toContain('PlanSeries');
});

test('the answer to a flag comes once', async () => {
  await form({}, { flagId: 'f-318', urgency: 'U0' });
  expect(page.getByRole('checkbox', { name: 'Wiederholen' }).elements()).toHaveLength(0);
});

test('without cars and child seats nothing is said of them', async () => {
  await form();
  expect(page.getByText('Auto und Kindersitze').elements()).toHaveLength(0);
});

test('a car and a child seat are asked for where an office has them', async () => {
  const asked = await form({
    cars: [car],
    childSeats: [{ kind: 'BABY', count: 1 }],
    planVisit: { visit: null, errors: [] },
  });
  await page.getByRole('checkbox', { name: 'Auto nötig' }).click();
  await page.getByLabelText(/Kindersitz bis 13 kg/).selectOptions('1');
  await page.getByRole('button', { name: 'Besuch planen' }).click();
  await expect
    .poll(() => inputOf(asked, 'PlanVisit'))
    .toMatchObject({ transport: { car: true, childSeats: [{ kind: 'BABY', count: 1 }] } });
});

test.each(['light', 'dark'] as const)('axe finds nothing, %s', async (theme) => {
  await form({ cars: [car] });
  await repeatOn('Dienstag');
  expect(await findings(theme)).toEqual([]);
});
