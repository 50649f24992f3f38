// Every state has an address: ids and references in it, never a name; behind the sign-in what the roles allow.
import {
  type RouteLocationNormalized,
  type RouteRecordRaw,
  createRouter,
  createWebHistory,
} from 'vue-router';
import { shallowRef } from 'vue';
import { mayKeepTokens, maySeeBoard } from '#graphql/rights.ts';
import { type Viewer, whoIsThere } from '#graphql/session.ts';

declare module 'vue-router' {
  interface RouteMeta {
    /** Who may open it; absent: who is signed in. */
    may?: (viewer: Viewer) => boolean;
    /** Open to everybody. */
    open?: boolean;
    /** The word for the title of the window. */
    title?:
      | 'nav.board'
      | 'nav.mine'
      | 'nav.tokens'
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
    ],
  },
  { path: '/meine-einsaetze', name: 'mine', component: MyVisitsPage, meta: mine },
  { path: '/meine-einsaetze/:id', name: 'my-visit', component: MyVisitsPage, meta: mine },
  {
    path: '/zugaenge',
    name: 'tokens',
    component: () => import('#pages/TokensPage.vue'),
    meta: { title: 'nav.tokens', may: mayKeepTokens },
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
export function homeOf(viewer: Viewer): 'board' | 'mine' | 'tokens' | 'closed' {
  const desk =
    viewer.roles.some((role) => ['LEADERSHIP', 'LEAD', 'DISPATCHER'].includes(role)) || viewer.onDuty;
  if (viewer.professional && !desk) return 'mine';
  if (maySeeBoard(viewer)) return 'board';
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
