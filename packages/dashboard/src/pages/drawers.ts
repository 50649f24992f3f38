// The code of the drawers: fetched when the board has been drawn, so that a drawer opens without a net too.
import { type Component, defineAsyncComponent, shallowRef } from 'vue';
import { whenIdle } from '#ui/idle.ts';

/** Where each comes from. */
export const drawers = {
  flag: () => import('#features/intake/FlagDrawer.vue'),
  raise: () => import('./RaiseDrawer.vue'),
  visit: () => import('#features/visits/VisitDrawer.vue'),
  plan: () => import('./PlanDrawer.vue'),
  appointments: () => import('#features/staff/AppointmentDrawer.vue'),
  allSeries: () => import('#features/visits/SeriesDrawer.vue'),
  series: () => import('#features/visits/OneSeriesDrawer.vue'),
  duty: () => import('#features/on-call/DutyDrawer.vue'),
  deploy: () => import('./DeployDrawer.vue'),
  alone: () => import('./EmergencyDrawer.vue'),
  newAlone: () => import('./NewEmergencyDrawer.vue'),
  absence: () => import('#features/staff/AbsenceDrawer.vue'),
  broken: () => import('#features/staff/BrokenDrawer.vue'),
};

/** True when a drawer's code did not come; a browser remembers that, so only a reload helps. */
export const notFetched = shallowRef(false);

/** A drawer whose code comes when it is opened, if it has not come before. */
export function late<T extends Component>(load: () => Promise<{ default: T }>): T {
  return defineAsyncComponent({
    loader: load,
    onError: (_failure, _retry, fail) => {
      notFetched.value = true;
      fail();
    },
  }) as unknown as T;
}

/** Fetches all of them while nobody waits for anything. */
export function fetchAhead(): void {
  whenIdle(() => {
    for (const load of Object.values(drawers)) void load().catch(() => {}); // asked for again when opened
  });
}
