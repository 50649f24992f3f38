// How the dashboard is built: one entry, lazy pages, catalogues precompiled so that the strict policy needs no eval.
import { fileURLToPath } from 'node:url';
import vueI18n from '@intlify/unplugin-vue-i18n/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { dividedCatalogue } from './catalogue.ts';
import { inlineDocuments } from './documents.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const server = process.env['ZUZWEIT_SERVER'] ?? 'http://localhost:4000';

export default defineConfig({
  root: here('.'),
  plugins: [
    inlineDocuments(here('./src')),
    dividedCatalogue(here('./src')),
    vue(),
    vueI18n({
      include: [here('./src/locales/*.json')],
      runtimeOnly: true,
      compositionOnly: true,
      fullInstall: false,
      dropMessageCompiler: true,
      strictMessage: true,
      escapeHtml: false,
    }),
  ],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  // Known before the first test starts: a dependency found late reloads the page under a running test.
  optimizeDeps: {
    include: [
      '@apollo/client/core',
      '@apollo/client/utilities',
      '@vue/apollo-composable',
      'axe-core',
      'graphql',
      'graphql-ws',
      'graphql/language/printer',
      'reka-ui',
      'vitest-browser-vue',
      'vue',
      'vue-i18n',
      'vue-router',
    ],
  },
  build: {
    target: 'es2023',
    manifest: true, // which files a page needs, for what is measured of it
    assetsInlineLimit: 0, // a font in a data URL would need a weaker policy
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: { '/graphql': { target: server, ws: true } } },
});
