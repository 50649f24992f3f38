// The dashboard begins: styles, language, theme, the way to the server, then the page that the address names.
import '#styles/tokens.css';
import '#styles/fonts.css';
import '#styles/base.css';
import { createApp } from 'vue';
import App from '#app/App.vue';
import { i18n, startLanguage } from '#app/i18n.ts';
import { router } from '#app/router.ts';
import { provideClient } from '#graphql/client.ts';
import { startTheme } from '#ui/theme.ts';

startTheme();
await startLanguage();
const app = createApp(App).use(i18n).use(router);
provideClient(app);
app.mount('#app');
