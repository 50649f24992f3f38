// Key figures count what is open, and never tell a small number to whoever sees counts only.
import { beforeAll, expect, test } from 'vitest';
import { MONDAY, useOffice, type Asker } from './support/office';
import { type SmallTown, smallTown } from './support/small-town';

const office = useOffice();
let town: SmallTown;
let leadership: Asker;

const RAISE = `mutation ($input: RaiseRiskFlagInput!) { raiseRiskFlag(input: $input) { riskFlag { id } errors { code field } } }`;
const TAKE = `mutation ($input: AcknowledgeRiskFlagInput!) { acknowledgeRiskFlag(input: $input) { riskFlag { id } errors { code field } } }`;
const RESOLVE = `mutation ($input: ResolveRiskFlagInput!) { resolveRiskFlag(input: $input) { riskFlag { state } errors { code field } } }`;
const WAITING =
  'median longerThan came { value suppressed } open { value suppressed } otherwise { value suppressed }';
const FIGURES = `query ($from: DateTime!, $until: DateTime!) { keyFigures(from: $from, until: $until) { until flagsRaised { medium { value suppressed } low { value suppressed } total { value suppressed } }
  flagsUntaken { value suppressed } untilTaken { ${WAITING} } untilFirstVisit { ${WAITING} } untilResolved { ${WAITING} } visitsDone { value suppressed } childSafeNow { yes { value suppressed } no { value suppressed } unknown { value suppressed } } } }`;
const SPAN = { from: MONDAY.subtract({ hours: 1 }).toString(), until: MONDAY.add({ hours: 24 }).toString() };

beforeAll(async () => {
  town = await smallTown(office);
  leadership = await office.account('leitung', [['LEADERSHIP']]);
  const raise = async (level: string) =>
    (await leadership.act(RAISE, { districtId: town.north, level, reasonCode: 'HOUSING', text: 'Erfunden.' }))
      .riskFlag.id as string;
  const take = (id: string) =>
    leadership.act(TAKE, { id, nextStep: 'CALL', nextStepDue: office.now().add({ hours: 5 }).toString() });
  const flags = [
    await raise('MEDIUM'),
    await raise('MEDIUM'),
    await raise('MEDIUM'),
    await raise('LOW'),
    await raise('LOW'),
  ];
  await office.advance({ minutes: 10 });
  await take(flags[0]!);
  await office.advance({ minutes: 20 });
  await take(flags[1]!);
  await leadership.act(RESOLVE, { id: flags[1]!, reasonCode: 'HANDED_ON' });
  await office.advance({ minutes: 30 });
});

test('medians count the cases that still wait, and say how many', async () => {
  const figures = await leadership.get(FIGURES, SPAN);
  expect(figures.until).toBe(MONDAY.add({ hours: 1 }).toString());
  expect(figures.flagsRaised.total.value).toBe(5);
  // Two of five were taken, after 10 and 30 minutes: of those alone the median would be ten.
  expect(figures.untilTaken).toMatchObject({
    median: null,
    longerThan: 'PT1H',
    came: { value: 2 },
    open: { value: 3 },
    otherwise: { value: 0 },
  });
  expect(figures.untilResolved).toMatchObject({
    median: null,
    longerThan: 'PT1H',
    came: { value: 1 },
    open: { value: 4 },
  });
  expect(figures.untilFirstVisit).toMatchObject({
    came: { value: 0 },
    open: { value: 4 },
    otherwise: { value: 1 },
  });
});

test('a time that has passed stays as it was at its end', async () => {
  const figures = await leadership.get(FIGURES, { ...SPAN, until: MONDAY.add({ minutes: 20 }).toString() });
  expect(figures.untilTaken).toMatchObject({ came: { value: 1 }, open: { value: 4 }, longerThan: 'PT20M' });
  expect(figures.untilResolved.came.value).toBe(0);
});

test('AGGREGATE tokens learn no number below three, and none that gives one away', async () => {
  const token = await office.token(['AGGREGATE']);
  const figures = await token.get(FIGURES, SPAN);
  expect(figures.flagsRaised.total).toEqual({ value: 5, suppressed: false });
  // Beside the total and the three of medium, what is hidden could be any of three levels.
  expect(figures.flagsRaised).toMatchObject({ medium: { value: 3 }, low: HIDDEN });
  expect(figures.untilTaken).toEqual({
    median: null,
    longerThan: null,
    came: HIDDEN,
    open: { value: 3, suppressed: false },
    otherwise: HIDDEN,
  });
  expect(figures.visitsDone).toEqual(HIDDEN);
  const said = [...JSON.stringify(figures).matchAll(/"value":(\d+)/g)].map(([, value]) => Number(value));
  expect(Math.min(...said)).toBeGreaterThanOrEqual(3);
});
const HIDDEN = { value: null, suppressed: true };

test.each([
  ['an empty time', MONDAY, MONDAY],
  ['one that has not begun', MONDAY.add({ hours: 100 }), MONDAY.add({ hours: 200 })],
  ['more than three years', MONDAY.subtract({ hours: 24 * 1200 }), MONDAY],
])('refuses %s', async (_, from, until) => {
  const answer = await leadership.ask(FIGURES, { from: from.toString(), until: until.toString() });
  expect(answer.errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
});
