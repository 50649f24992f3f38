// Every component of the kit, drawn once with what it is for: axe finds nothing in light and in dark. A new one must come here.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { type Component, h } from 'vue';
import { findings } from './support/axe.ts';
import { type Around, draw, freshAt } from './support/draw.ts';

const kit = import.meta.glob<{ default: Component }>('../src/ui/*.vue', { eager: true });
const NOW = Date.parse('2026-11-24T13:37:07Z');
const text = (words: string) => () => h('p', words);
const people = [
  { id: 'k', name: 'Deniz Kaya', note: 'Drewer-Nord', state: 'frei', free: true },
  { id: 'b', name: 'Lena Brandt', state: 'frei, Ruhezeit knapp', free: true, warning: true },
  { id: 'y', name: 'Mika Yıldız', state: 'belegt bis 16:15', free: false },
];
const options = [
  { value: 'a', label: 'Anruf' },
  { value: 'b', label: 'Besuch' },
];
const hours = (value: number): string => `${value} h`;
const rows = [{ key: 'a', cells: ['Di 24.11.', '31,8 h'] }];
const form = {
  refusals: { value: [{ field: 'x', message: 'Die Frist liegt in der Vergangenheit.' }] },
  busy: { value: false },
  at: () => undefined,
  submit: async () => true,
};
const field = {
  name: 'x',
  label: 'Frist',
  modelValue: '',
  refusal: 'Die Frist liegt in der Vergangenheit.',
  hint: 'Wann?',
};

/** How each is drawn; `within` are those that only live inside another one, with the one that draws them. */
const drawn: Record<string, Around & { within?: string }> = {
  ActForm: {
    props: { title: 'Hinweis übernehmen', form, act: 'Übernehmen', cancel: '/' },
    slots: { default: text('Felder') },
  },
  AlarmStrip: {
    props: { icon: 'acute', label: 'Dringend' },
    slots: { default: text('1 akuter Hinweis'), since: text('3:40') },
  },
  AppShell: {
    props: { trial: { demo: 'Alle erfunden.', evaluation: 'Zum Ausprobieren.' } },
    slots: { default: text('Inhalt') },
  },
  Block: { props: { title: 'Offene Hinweise', note: 6 }, slots: { default: text('Inhalt') } },
  Btn: { props: { tone: 'primary' }, slots: { default: () => 'Zuweisen' } },
  CapacityPlot: {
    props: {
      columns: [
        { label: 'Di 24.11.', needed: 31.8, there: 29 },
        { label: 'Mi 25.11.', needed: 21.5, there: 31 },
      ],
      label: 'An einem Tag reichen die Stunden nicht.',
      thereLabel: 'Strich: Stunden, die da sind',
      format: hours,
    },
  },
  CardPage: { props: { title: 'Anmelden' }, slots: { default: text('Inhalt') } },
  CheckField: { props: { name: 'x', label: 'Angekündigt', modelValue: true } },
  ChoiceField: { props: { ...field, options, modelValue: 'a' } },
  ConnectionBadge: {},
  DataTable: { props: { caption: 'Auslastung', columns: ['Tag', 'Benötigt'], rows } },
  DateTimeField: {
    props: {
      ...field,
      modelValue: '2026-11-24T15:30:00Z',
      presets: [{ at: '2026-11-24T16:00:00Z', label: 'in 30 min' }],
    },
  },
  EmptyState: {
    props: { text: 'Keine offenen Hinweise.', last: 'Zuletzt um 11:20 erledigt: F-305, Drewer-Süd.' },
  },
  ErrorSummary: { props: { refusals: form.refusals.value } },
  Facts: { props: { rows: [{ name: 'Ort', value: 'Musterweg 12' }] } },
  Field: { within: 'TextInput' },
  FreshnessStamp: { props: { confirmedAt: NOW } },
  Icon: { props: { name: 'two' } },
  LanguageSwitch: { within: 'MenuButton' },
  LevelChip: { props: { level: 'ACUTE', count: 1 } },
  LinePlot: {
    props: {
      points: [0.9, 0.95, null, 1.1, 1.03].map((value, at) => ({ label: `${20 + at}.11.`, value })),
      label: 'Brassert stieg von 90 auf 103.',
      band: [0.85, 1],
      bandLabel: 'Fläche: 85 bis 100 %',
      format: hours,
    },
  },
  LiveAnnouncer: { within: 'AppShell' },
  MenuButton: { props: { label: 'Leitung', name: 'Angemeldet' } },
  MenuChoice: { within: 'MenuButton' },
  MenuItem: { within: 'MenuButton' },
  MenuList: { within: 'MenuButton' },
  Meter: { props: { ratio: 1.18, label: 'Auslastung Marl-Hamm' } },
  ModalDialog: { props: { title: 'Tastenkürzel' }, slots: { default: text('Inhalt') } },
  Notice: {
    props: { tone: 'warning', title: 'Beide haben ab 16:00 Rufbereitschaft.' },
    slots: { default: text('Das ist erlaubt.') },
  },
  PairNames: { props: { names: ['Deniz Kaya', 'Lena Brandt'] } },
  PersonPicker: { props: { name: 'first', label: 'Erste Person', people, modelValue: 'k' } },
  PlotFigure: {
    props: { caption: 'Die Stunden reichen.', columns: ['Tag', 'Benötigt'], rows },
    slots: { default: text('Bild') },
  },
  RunningClock: { props: { from: '2026-11-24T13:33:27Z', urgent: true } },
  SelectField: { props: { ...field, options, modelValue: 'a' } },
  SideSheet: { props: { title: 'F-318 Marl-Hamm', note: 'Säugling' }, slots: { default: text('Inhalt') } },
  Skeleton: {},
  SkipLink: { within: 'AppShell' },
  Steps: { props: { of: 4, done: 2, label: 'zugesagt' } },
  TextArea: { props: { ...field, maxlength: 200 } },
  TextInput: { props: field },
  ThemeMenu: { within: 'MenuButton' },
  ToastStack: {},
  TopBar: {
    props: { town: 'Marl', connected: true },
    slots: { nav: () => h('a', { href: '#', 'aria-current': 'page' }, 'Lagebild') },
  },
};

const nameOf = (path: string): string => path.split('/').pop()!.replace('.vue', '');

test('the gallery shows the whole kit', () => {
  expect(Object.keys(drawn).toSorted()).toEqual(Object.keys(kit).map(nameOf).toSorted());
});

const alone = Object.entries(kit)
  .map(([path, module]) => ({ name: nameOf(path), component: module.default }))
  .filter(({ name }) => !drawn[name]?.within);

test.each(alone)('$name has nothing that axe finds, light and dark', async ({ name, component }) => {
  await draw(component, { fresh: freshAt(NOW), ...drawn[name] });
  expect(await findings('light')).toEqual([]);
  expect(await findings('dark')).toEqual([]);
});

test('an open menu with theme and language has nothing that axe finds', async () => {
  const { default: MenuButton } = kit['../src/ui/MenuButton.vue']!;
  const { default: ThemeMenu } = kit['../src/ui/ThemeMenu.vue']!;
  const { default: MenuItem } = kit['../src/ui/MenuItem.vue']!;
  const { default: LanguageSwitch } = kit['../src/ui/LanguageSwitch.vue']!;
  const { default: MenuList } = kit['../src/ui/MenuList.vue']!;
  const choices = () => [
    h(ThemeMenu),
    h(LanguageSwitch, { modelValue: 'de' }),
    h(MenuItem, () => 'Abmelden'),
  ];
  const menu = () => h(MenuList, () => choices());
  await draw(MenuButton, { props: { label: 'Leitung', name: 'Angemeldet' }, slots: { default: menu } });
  await page.getByRole('button', { name: 'Angemeldet: Leitung' }).click();
  await expect.element(page.getByRole('menuitemradio', { name: 'Deutsch' })).toBeVisible();
  expect(await findings('light')).toEqual([]);
  expect(await findings('dark')).toEqual([]);
});

test.each(['ACUTE', 'HIGH', 'MEDIUM', 'LOW'])(
  'the level %s is a shape and a word in both themes',
  async (level) => {
    await draw(kit['../src/ui/LevelChip.vue']!.default, { props: { level } });
    expect(document.querySelector('.level svg path')).not.toBeNull();
    expect(document.querySelector('.level')!.textContent!.trim()).not.toBe('');
    expect(await findings('light')).toEqual([]);
    expect(await findings('dark')).toEqual([]);
  },
);
