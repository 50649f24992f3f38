// Every page and every state of one that an address or a key opens: who sees it, and where it is. Pictures and proofs walk this list.
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';

/** Ids of the invented Marl that addresses need. */
export interface Ids {
  acuteFlag: string;
  takenFlag: string;
  dueVisit: string;
  pairedVisit: string;
  ownVisit: string;
  series: string;
  district: string;
  otherDistrict: string;
  neighbourhood: string;
  office: string;
  professional: string;
  absence: string;
  account: string;
  /** Codes that open a screen on a wall, each once. */
  wallCodes: string[];
  /** The day that the office has, and when its next duty begins and ends. */
  today: string;
  dutyFrom: string;
  dutyUntil: string;
}

export interface Place {
  name: string;
  /** Name of the route in the dashboard's router. */
  route: string;
  /** Who looks; null where nobody is signed in. */
  who: 'leitung' | 'disposition' | 'verwaltung' | 'revision' | 'fachkraft-07' | null;
  at: string | ((ids: Ids) => string);
  /** What stands there when it is ready, beside a heading. */
  ready?: string;
  /** The part that differs from a page that stands in the list already: only that is looked at. */
  within?: string;
  /** What the browser says when a server refuses, where a refusal is the answer looked for. */
  complains?: RegExp;
  /** The name of a button that is pressed once it stands there, German or English. */
  open?: RegExp;
  /** What is pressed once it stands there. */
  press?: string[];
}

const desk = 'disposition';
const lead = 'leitung';
/** A drawer that has something in it. */
export const SHEET = '.sheet form, .sheet section, .sheet li, .sheet dl';
const visit = (id: keyof Ids, act = '') => ({
  route: 'visit',
  who: desk,
  at: (ids: Ids) => `/lagebild/besuch/${ids[id]}${act && `?tun=${act}`}`,
  ready: SHEET,
}) as const; // prettier-ignore
const flag = (id: keyof Ids, act = '') => ({
  route: 'flag',
  who: lead,
  at: (ids: Ids) => `/lagebild/hinweis/${ids[id]}${act && `?tun=${act}`}`,
  ready: SHEET,
}) as const; // prettier-ignore

/** All of them. A test fails when a route of the dashboard has none. */
export const PLACES: readonly Place[] = [
  { name: 'sign-in', route: 'sign-in', who: null, at: '/anmelden', ready: 'form' },
  { name: 'password', route: 'password', who: 'revision', at: '/passwort', ready: 'form' },
  { name: 'closed', route: 'closed', who: 'fachkraft-07', at: '/verwaltung' },
  { name: 'missing', route: 'missing', who: lead, at: '/gibt-es-nicht' },
  { name: 'board', route: 'board', who: lead, at: '/lagebild', ready: 'tbody tr' },
  { name: 'command-bar', route: 'board', who: desk, at: '/lagebild', ready: 'tbody tr', press: ['Control+k'] },
  { name: 'key-map', route: 'board', who: desk, at: '/lagebild', ready: 'tbody tr', press: ['?'] },
  { name: 'map', route: 'board', who: lead, at: '/lagebild?karte=auslastung', ready: '#content .left > :last-child svg', within: '.left > :last-child' },
  { name: 'map-table', route: 'board', who: lead, at: '/lagebild?karte=hinweise&als=tabelle', ready: '#content .left > :last-child tbody tr', within: '.left > :last-child' },
  { name: 'raise', route: 'new-flag', who: desk, at: '/lagebild/hinweis/neu', ready: SHEET },
  { name: 'flag', ...flag('acuteFlag') },
  { name: 'flag-take', ...flag('acuteFlag', 'uebernehmen') },
  { name: 'flag-resolve', ...flag('takenFlag', 'erledigen') },
  { name: 'plan-for-flag', route: 'plan-for-flag', who: desk, at: (ids) => `/lagebild/hinweis/${ids.acuteFlag}/besuch`, ready: SHEET },
  { name: 'plan', route: 'new-visit', who: desk, at: '/lagebild/besuch/neu', ready: SHEET },
  { name: 'visit', ...visit('pairedVisit') },
  { name: 'visit-card', ...visit('pairedVisit'), open: /^(Karte zeigen|Show the card)$/ },
  { name: 'visit-assign', ...visit('dueVisit', 'zuweisen') },
  { name: 'visit-swap', ...visit('pairedVisit', 'tauschen') },
  { name: 'visit-move', ...visit('dueVisit', 'verschieben') },
  { name: 'visit-cancel', ...visit('dueVisit', 'absagen') },
  { name: 'visit-describe', ...visit('dueVisit', 'ergaenzen') },
  { name: 'duty', route: 'duty', who: desk, at: '/lagebild/dienst', ready: SHEET },
  { name: 'duty-span', route: 'duty', who: desk, at: (ids) => `/lagebild/dienst?von=${ids.dutyFrom}&bis=${ids.dutyUntil}`, ready: SHEET },
  { name: 'absence', route: 'absence', who: desk, at: '/lagebild/abwesenheit', ready: SHEET },
  { name: 'absence-person', route: 'absence', who: desk, at: (ids) => `/lagebild/abwesenheit?person=${ids.professional}`, ready: SHEET },
  { name: 'broken', route: 'broken', who: desk, at: (ids) => `/lagebild/abwesenheit/${ids.absence}`, ready: SHEET },
  { name: 'deploy', route: 'deploy', who: desk, at: '/lagebild/einsatz', ready: SHEET },
  { name: 'emergency', route: 'emergency', who: lead, at: '/lagebild/allein', ready: SHEET },
  { name: 'emergency-new', route: 'new-emergency', who: 'fachkraft-07', at: '/lagebild/allein/neu', ready: SHEET },
  { name: 'desk', route: 'desk', who: desk, at: '/disposition', ready: '.lane, .lanes li, .due' },
  { name: 'desk-week', route: 'desk', who: desk, at: '/disposition?ansicht=woche', ready: '.lane, .lanes li, .due' },
  { name: 'desk-whole', route: 'desk', who: desk, at: '/disposition?stunden=24', ready: '.lane, .lanes li, .due' },
  { name: 'desk-plan', route: 'desk-new-visit', who: desk, at: '/disposition/besuch/neu', ready: SHEET },
  { name: 'desk-visit', route: 'desk-visit', who: desk, at: (ids) => `/disposition/besuch/${ids.pairedVisit}`, ready: SHEET },
  { name: 'desk-assign', route: 'desk-visit', who: desk, at: (ids) => `/disposition/besuch/${ids.dueVisit}?tun=zuweisen`, ready: SHEET },
  { name: 'desk-all-series', route: 'desk-all-series', who: desk, at: '/disposition/serien', ready: SHEET },
  { name: 'desk-series', route: 'desk-series', who: desk, at: (ids) => `/disposition/serie/${ids.series}`, ready: SHEET },
  { name: 'desk-absence', route: 'desk-absence', who: desk, at: (ids) => `/disposition/abwesenheit?person=${ids.professional}`, ready: SHEET },
  { name: 'desk-deploy', route: 'desk-deploy', who: desk, at: '/disposition/einsatz', ready: SHEET },
  { name: 'desk-duty', route: 'desk-duty', who: desk, at: (ids) => `/disposition/dienst?von=${ids.dutyFrom}&bis=${ids.dutyUntil}`, ready: SHEET },
  { name: 'desk-appointments', route: 'desk-appointments', who: desk, at: (ids) => `/disposition/termine?person=${ids.professional}`, ready: SHEET },
  { name: 'day-sheet', route: 'day-sheet', who: desk, at: '/disposition/tagesblatt', ready: '.day-sheet table' },
  { name: 'day-sheet-person', route: 'day-sheet', who: desk, at: (ids) => `/disposition/tagesblatt?person=${ids.professional}`, ready: '.day-sheet header' },
  { name: 'emergency-sheet', route: 'emergency-sheet', who: desk, at: '/notblatt', ready: '.paper table, .paper section, .paper li' },
  { name: 'emergency-sheet-lead', route: 'emergency-sheet', who: lead, at: '/notblatt', ready: '.paper table, .paper section, .paper li' },
  { name: 'paper-forms', route: 'paper-forms', who: desk, at: '/boegen', ready: 'article.form h2' },
  { name: 'paper-form', route: 'paper-form', who: desk, at: (ids) => `/boegen/${ids.pairedVisit}`, ready: 'article.form h2' },
  { name: 'mine', route: 'mine', who: 'fachkraft-07', at: '/meine-einsaetze' },
  { name: 'mine-visit', route: 'my-visit', who: 'fachkraft-07', at: (ids) => `/meine-einsaetze/${ids.ownVisit}` },
  { name: 'my-appointments', route: 'my-appointments', who: 'fachkraft-07', at: '/meine-einsaetze/termine', ready: '#content section, #content form' },
  { name: 'load', route: 'load', who: lead, at: '/bezirk', ready: 'tbody tr' },
  { name: 'what-if', route: 'load', who: lead, at: ({ district, otherDistrict, neighbourhood, professional, today }) =>
    `/bezirk?person=${district}~-1&meldungen=${otherDistrict}~5&grenze=${neighbourhood}~${otherDistrict}&fehlt=${professional}~${today}~${today}`, ready: 'tbody tr' },
  { name: 'district', route: 'district', who: lead, at: (ids) => `/bezirk/${ids.district}`, ready: 'tbody tr' },
  { name: 'district-visits', route: 'district', who: lead, at: (ids) => `/bezirk/${ids.district}?zahl=besuche`, ready: 'tbody tr' },
  { name: 'look-back', route: 'look-back', who: lead, at: '/seit?von=wochenende', ready: '.blocks' },
  { name: 'tokens', route: 'tokens', who: lead, at: '/zugaenge', ready: 'form' },
  { name: 'rota', route: 'rota', who: desk, at: '/dienstplan', ready: '.columns' },
  { name: 'rota-shift', route: 'rota-shift', who: desk, at: (ids) => `/dienstplan/dienst?tag=${ids.today}&art=bereitschaft`, ready: SHEET },
  { name: 'wall-code', route: 'wall', who: null, at: '/wand', ready: 'form', complains: /401/ },
  { name: 'wall', route: 'wall', who: null, at: (ids) => `/wand#${ids.wallCodes.shift()}`, ready: '#content section, #content form', complains: /401/ },
  { name: 'offices', route: 'offices', who: lead, at: '/bueros', ready: '#content li, tbody tr' },
  { name: 'office-new', route: 'new-office', who: lead, at: '/bueros/neu', ready: SHEET },
  { name: 'office', route: 'office', who: lead, at: (ids) => `/bueros/${ids.office}`, ready: SHEET },
  { name: 'office-read', route: 'office', who: desk, at: (ids) => `/bueros/${ids.office}`, ready: SHEET },
  { name: 'equipment', route: 'equipment', who: lead, at: '/bueros/autos', ready: SHEET },
  { name: 'neighbourhood', route: 'neighbourhood', who: lead, at: (ids) => `/bueros/stadtteil/${ids.neighbourhood}`, ready: SHEET },
  { name: 'accounts', route: 'administration', who: 'verwaltung', at: '/verwaltung', ready: '#content li, tbody tr' },
  { name: 'account-new', route: 'new-account', who: 'verwaltung', at: '/verwaltung/neu', ready: SHEET },
  { name: 'account', route: 'account', who: 'verwaltung', at: (ids) => `/verwaltung/${ids.account}`, ready: SHEET },
  { name: 'explorer', route: 'explorer', who: desk, at: '/explorer?beispiel=Districts', ready: 'textarea' },
]; // prettier-ignore

/** Who looks somewhere. */
export type Looker = NonNullable<Place['who']>;

/** Asks the office as the person signed in there. */
async function ask(context: BrowserContext, origin: string, query: string, input?: Record<string, unknown>): Promise<any> {
  const response = await context.request.post(`${origin}/graphql`, {
    headers: { origin },
    data: { query, variables: input ? { input: { idempotencyKey: crypto.randomUUID(), ...input } } : {} },
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
} // prettier-ignore

/** The ids of an office with demo data, read by those who may. */
export async function idsOf(as: (who: Looker) => BrowserContext, origin: string): Promise<Ids> {
  const { riskFlags, visits, visitSeries, overview, offices, professionals } = await ask(
    as('disposition'),
    origin,
    `{ riskFlags(first: 100) { nodes { id level state } }
       visits(first: 100) { nodes { id state pair { members { id } } } }
       offices(first: 50) { nodes { id } }
       visitSeries(first: 1) { nodes { id } }
       professionals(first: 100) { nodes { id } }
       overview { asOf absent(first: 5) { id } onCall { next { from until } } districts { id neighbourhoods { id } } } }`,
  );
  const mine = await ask(
    as('fachkraft-07'),
    origin,
    '{ visits(first: 5, mine: true, states: [ASSIGNED, ACCEPTED, UNDER_WAY]) { nodes { id } } }',
  );
  const { accounts } = await ask(as('verwaltung'), origin, '{ accounts(first: 100) { nodes { id name } } }');
  const wallCodes: string[] = [];
  for (const naming of ['NAME', 'ROLE']) {
    const { createWallDevice } = await ask(
      as('leitung'),
      origin,
      'mutation ($input: CreateWallDeviceInput!) { createWallDevice(input: $input) { code } }',
      { name: `Flur ${crypto.randomUUID().slice(0, 4)}`, naming },
    );
    wallCodes.push(createWallDevice.code);
  }
  const flag = (state: string, level: string) =>
    riskFlags.nodes.find((one: any) => one.state === state && one.level === level) ??
    riskFlags.nodes.find((one: any) => one.state === state);
  const visit = (state: string) => visits.nodes.find((one: any) => one.state === state);
  const [district, otherDistrict] = overview.districts;
  return {
    acuteFlag: flag('RAISED', 'ACUTE').id,
    takenFlag: flag('ACKNOWLEDGED', 'HIGH').id,
    dueVisit: visit('DUE').id,
    pairedVisit: visit('ASSIGNED').id,
    ownVisit: mine.visits.nodes[0].id,
    series: visitSeries.nodes[0].id,
    district: district.id,
    otherDistrict: otherDistrict.id,
    neighbourhood: district.neighbourhoods[0].id,
    office: offices.nodes[0].id,
    professional: professionals.nodes[0].id,
    absence: overview.absent[0].id,
    account: accounts.nodes.find((one: any) => one.name === 'fachkraft-07').id,
    wallCodes,
    today: overview.asOf.slice(0, 10),
    dutyFrom: overview.onCall.next.from,
    dutyUntil: overview.onCall.next.until,
  };
}

/** The names of all routes of the dashboard, as its router says them; a record without one must have children. */
export function routeNames(): string[] {
  const source = readFileSync(new URL('../../packages/dashboard/src/app/router.ts', import.meta.url), 'utf8');
  const records = source.slice(source.indexOf('const routes'), source.indexOf('export function homeOf')).split(/\bpath: /).slice(1);
  return records.flatMap((record) => {
    const name = /\bname: '([^']+)'/.exec(record)?.[1];
    if (!name && !record.includes('children:')) throw new Error(`A route without a name: ${record}`);
    return name ? [name] : [];
  });
} // prettier-ignore

/** Waits until a place is drawn. */
export async function stands(page: Page, place: Place): Promise<void> {
  await page.locator('h1, h2').first().waitFor();
  if (place.ready) await page.locator(place.ready).first().waitFor();
  if (place.open) {
    await page.getByRole('button', { name: place.open }).click();
    await page.getByRole('button', { name: place.open }).waitFor({ state: 'detached' });
  }
  for (const key of place.press ?? []) {
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
  }
}
