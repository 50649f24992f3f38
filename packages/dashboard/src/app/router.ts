// Every state has an address: ids and references in it, never a name; behind the sign-in what the roles allow.
import {
  type RouteLocationNormalized,
  type RouteRecordRaw,
  createRouter,
  createWebHistory,
} from 'vue-router';
import { shallowRef } from 'vue';
import {
  mayKeepAccounts,
  mayKeepTokens,
  mayPrintSheet,
  maySeeBoard,
  maySeeOffices,
  mayUseDesk,
} from '#graphql/rights.ts';
import { type Viewer, whoIsThere } from '#graphql/session.ts';

declare module 'vue-router' {
  interface RouteMeta {
    /** Who may open it; absent: who is signed in. */
    may?: (viewer: Viewer) => boolean;
    /** Open to everybody. */
    open?: boolean;
    /** A screen without a person: nobody is asked who they are, and there is no frame around it. */
    bare?: boolean;
    /** The word for the title of the window. */
    title?:
      | 'nav.board'
      | 'nav.desk'
      | 'sheet.title'
      | 'nav.mine'
      | 'nav.load'
      | 'nav.lookBack'
      | 'paper.title'
      | 'paper.forms'
      | 'district.one'
      | 'nav.tokens'
      | 'nav.rota'
      | 'wall.title'
      | 'nav.offices'
      | 'nav.administration'
      | 'nav.explorer'
      | 'signIn.title'
      | 'password.title'
      | 'missing.title'
      | 'closed.title';
  }
}

/** Drawers stand beside the board and are chosen by the name of the route: their records draw nothing. */
const beside = { render: () => null };
const BoardPage = () => import('#pages/BoardPage.vue');
const DeskPage = () => import('#pages/DeskPage.vue');
const MyVisitsPage = () => import('#pages/MyVisitsPage.vue');
const NotFoundPage = () => import('#pages/NotFoundPage.vue');
const mine = { title: 'nav.mine', may: (viewer: Viewer) => viewer.professional != null } as const;

const routes: RouteRecordRaw[] = [
  { path: '/', name: 'home', component: beside },
  {
    path: '/lagebild',
    component: BoardPage,
    meta: { title: 'nav.board', may: maySeeBoard },
    children: [
      { path: '', name: 'board', component: beside },
      { path: 'hinweis/neu', name: 'new-flag', component: beside },
      { path: 'hinweis/:id', name: 'flag', component: beside },
      { path: 'hinweis/:id/besuch', name: 'plan-for-flag', component: beside },
      { path: 'besuch/neu', name: 'new-visit', component: beside },
      { path: 'besuch/:id', name: 'visit', component: beside },
      { path: 'dienst', name: 'duty', component: beside },
      { path: 'abwesenheit', name: 'absence', component: beside },
      { path: 'abwesenheit/:id', name: 'broken', component: beside },
      { path: 'einsatz', name: 'deploy', component: beside },
      { path: 'allein', name: 'emergency', component: beside },
      { path: 'allein/neu', name: 'new-emergency', component: beside },
    ],
  },
  {
    path: '/disposition',
    component: DeskPage,
    meta: { title: 'nav.desk', may: mayUseDesk },
    children: [
      { path: '', name: 'desk', component: beside },
      { path: 'besuch/neu', name: 'desk-new-visit', component: beside },
      { path: 'serien', name: 'desk-all-series', component: beside },
      { path: 'serie/:id', name: 'desk-series', component: beside },
      { path: 'besuch/:id', name: 'desk-visit', component: beside },
      { path: 'abwesenheit', name: 'desk-absence', component: beside },
      { path: 'einsatz', name: 'desk-deploy', component: beside },
      { path: 'dienst', name: 'desk-duty', component: beside },
      { path: 'termine', name: 'desk-appointments', component: beside },
    ],
  },
  {
    path: '/disposition/tagesblatt',
    name: 'day-sheet',
    component: () => import('#pages/DaySheetPage.vue'),
    meta: { title: 'sheet.title', may: mayUseDesk },
  },
  { path: '/meine-einsaetze', name: 'mine', component: MyVisitsPage, meta: mine },
  {
    path: '/meine-einsaetze/termine',
    name: 'my-appointments',
    component: () => import('#pages/AppointmentsPage.vue'),
    meta: { ...mine, title: 'appointment.mine' },
  },
  { path: '/meine-einsaetze/:id', name: 'my-visit', component: MyVisitsPage, meta: mine },
  {
    path: '/bezirk',
    name: 'load',
    component: () => import('#pages/LoadPage.vue'),
    meta: { title: 'nav.load', may: maySeeBoard },
  },
  {
    path: '/bezirk/:id',
    name: 'district',
    component: () => import('#pages/DistrictPage.vue'),
    meta: { title: 'district.one', may: maySeeBoard },
  },
  {
    path: '/seit',
    name: 'look-back',
    component: () => import('#pages/LookBackPage.vue'),
    meta: { title: 'nav.lookBack', may: maySeeBoard },
  },
  {
    path: '/notblatt',
    name: 'emergency-sheet',
    component: () => import('#pages/EmergencySheetPage.vue'),
    meta: { title: 'paper.title', may: mayPrintSheet },
  },
  {
    path: '/boegen',
    name: 'paper-forms',
    component: () => import('#pages/PaperFormsPage.vue'),
    meta: { title: 'paper.forms', may: mayUseDesk },
  },
  {
    path: '/boegen/:id',
    name: 'paper-form',
    component: () => import('#pages/PaperFormsPage.vue'),
    meta: { title: 'paper.forms', may: maySeeBoard },
  },
  {
    path: '/zugaenge',
    name: 'tokens',
    component: () => import('#pages/TokensPage.vue'),
    meta: { title: 'nav.tokens', may: mayKeepTokens },
  },
  {
    path: '/dienstplan',
    component: () => import('#pages/RotaPage.vue'),
    meta: { title: 'nav.rota', may: maySeeBoard },
    children: [
      { path: '', name: 'rota', component: beside },
      { path: 'dienst', name: 'rota-shift', component: beside },
    ],
  },
  {
    path: '/wand',
    name: 'wall',
    component: () => import('#pages/WallPage.vue'),
    meta: { bare: true, title: 'wall.title' },
  },
  {
    path: '/bueros',
    component: () => import('#pages/OfficesPage.vue'),
    meta: { title: 'nav.offices', may: maySeeOffices },
    children: [
      { path: '', name: 'offices', component: beside },
      { path: 'neu', name: 'new-office', component: beside },
      { path: 'autos', name: 'equipment', component: beside },
      { path: 'stadtteil/:id', name: 'neighbourhood', component: beside },
      { path: ':id', name: 'office', component: beside },
    ],
  },
  {
    path: '/verwaltung',
    component: () => import('#pages/AdministrationPage.vue'),
    meta: { title: 'nav.administration', may: mayKeepAccounts },
    children: [
      { path: '', name: 'administration', component: beside },
      { path: 'neu', name: 'new-account', component: beside },
      { path: ':id', name: 'account', component: beside },
    ],
  },
  {
    path: '/explorer',
    name: 'explorer',
    component: () => import('#pages/ExplorerPage.vue'),
    meta: { title: 'nav.explorer' },
  },
  {
    path: '/anmelden',
    name: 'sign-in',
    component: () => import('#pages/SignInPage.vue'),
    meta: { open: true, title: 'signIn.title' },
  },
  {
    path: '/passwort',
    name: 'password',
    component: () => import('#pages/PasswordPage.vue'),
    meta: { title: 'password.title' },
  },
  {
    path: '/nicht-offen',
    name: 'closed',
    component: NotFoundPage,
    props: { closed: true },
    meta: { title: 'closed.title' },
  },
  {
    path: '/:rest(.*)*',
    name: 'missing',
    component: NotFoundPage,
    meta: { open: true, title: 'missing.title' },
  },
];

/** Where somebody begins: who only goes out to visits begins with the own ones. */
export function homeOf(viewer: Viewer): 'board' | 'mine' | 'administration' | 'tokens' | 'closed' {
  const desk =
    viewer.roles.some((role) => ['LEADERSHIP', 'LEAD', 'DISPATCHER'].includes(role)) || viewer.onDuty;
  if (viewer.professional && !desk) return 'mine';
  if (maySeeBoard(viewer)) return 'board';
  if (mayKeepAccounts(viewer)) return 'administration';
  return mayKeepTokens(viewer) ? 'tokens' : 'closed';
}

/** True while the server has not answered who is signed in. */
export const unreachable = shallowRef(false);

const within = (to: unknown): string => (typeof to === 'string' && /^\/(?!\/)/.test(to) ? to : '/');

/** Where to go after signing in: the address that was asked for, inside this origin only. */
export const afterSignIn = (route: RouteLocationNormalized): string => within(route.query['zu']);

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => (to.matched[0] === from.matched[0] ? false : (saved ?? { top: 0 })),
});

router.beforeEach(async (to) => {
  if (to.meta.bare) return true;
  let viewer: Viewer | null;
  try {
    viewer = await whoIsThere();
    unreachable.value = false;
  } catch {
    unreachable.value = true;
    return to.meta.open ?? false;
  }
  if (to.name === 'sign-in') return viewer ? afterSignIn(to) : true;
  if (to.meta.open) return true;
  if (!viewer) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { zu: to.fullPath } };
  if (viewer.mustChangePassword && to.name !== 'password') return { name: 'password', replace: true };
  if (to.name === 'home') return { name: homeOf(viewer), replace: true };
  if (to.meta.may && !to.meta.may(viewer)) return { name: 'closed', replace: true };
  return true;
});
