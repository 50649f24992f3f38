// The dashboard begins: styles, language, theme, the way to the server, then the page that the address names.
import '#styles/tokens.css';
import '#styles/fonts.css';
import '#styles/base.css';
import '#styles/fields.css';
import '#styles/print.css';
import { createApp } from 'vue';
import App from '#app/App.vue';
import { i18n, startLanguage } from '#app/i18n.ts';
import { router } from '#app/router.ts';
import { provideClient } from '#graphql/client.ts';
import { startTheme } from '#ui/theme.ts';

/** Phones whose browser has no Temporal yet get one; everybody else loads nothing. */
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
startTheme();
await startLanguage();
const app = createApp(App).use(i18n).use(router);
provideClient(app);
app.mount('#app');
