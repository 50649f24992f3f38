// Draws one component as the app would: words, routes, styles, freshness and announcer around it.
import '#styles/tokens.css';
import '#styles/fonts.css';
import '#styles/base.css';
import '#styles/fields.css';
import { type ApolloClient } from '@apollo/client/core';
import { DefaultApolloClient } from '@vue/apollo-composable';
import { render } from 'vitest-browser-vue';
import { type Component, type Ref, defineComponent, h, ref, shallowRef } from 'vue';
import { createI18n } from 'vue-i18n';
import { createMemoryHistory, createRouter } from 'vue-router';
import de from '#locales/de.json';
import en from '#locales/en.json';
import LiveAnnouncer from '#ui/LiveAnnouncer.vue';
import { type Freshness, provideFreshness } from '#ui/freshness.ts';
import { provideAnnouncer } from '#ui/useAnnouncer.ts';

const layers = document.createElement('link');
layers.rel = 'stylesheet';
layers.href = '/layers.css';
document.head.prepend(layers);

export interface Around {
  props?: Record<string, unknown>;
  slots?: Record<string, string | (() => unknown)>;
  client?: ApolloClient<object>;
  language?: 'de' | 'en';
  fresh?: Ref<Freshness>;
  /** Names of routes that links lead to, each with its path; and where the page stands. */
  routes?: Record<string, string>;
  at?: string;
}

/** A connection that is fine and was confirmed at `confirmedAt`. */
export const freshAt = (confirmedAt: number): Ref<Freshness> =>
  shallowRef({ confirmedAt, offlineSince: null, catchingUp: null });

/** Draws a component; `go` changes its props, `router` says where a link led. */
export async function draw(
  component: Component,
  { props = {}, slots = {}, client, language = 'de', fresh, routes = {}, at = '/' }: Around = {},
) {
  const here = ref(props);
  const frame = defineComponent({
    setup() {
      if (fresh) provideFreshness(fresh);
      const announcer = provideAnnouncer();
      return () => [h(component, here.value, slots), h(LiveAnnouncer, { announcer })];
    },
  });
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', name: 'home', component: { render: () => null } },
      ...Object.entries(routes).map(([name, path]) => ({ path, name, component: { render: () => null } })),
      { path: '/:rest(.*)*', name: 'else', component: { render: () => null } },
    ],
  });
  await router.push(at);
  const i18n = createI18n({ legacy: false, locale: language, messages: { de, en } });
  const screen = render(frame, {
    global: { plugins: [i18n, router], provide: client ? { [DefaultApolloClient as symbol]: client } : {} },
  });
  return {
    ...(await screen),
    router,
    go: (change: Record<string, unknown>) => (here.value = { ...here.value, ...change }),
  };
}
