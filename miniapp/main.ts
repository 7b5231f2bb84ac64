import { createApp } from 'vue';
import App from './app.vue';
import { front } from './api/index.ts';
import './look/tokens.css';
import './look/base.css';
import './look/print.css';
import { createAppRouter } from './router.ts';
import { applyLook } from './state/preferences.ts';
import { loadSession } from './state/session.ts';
import { goToSignIn } from './state/sign-in.ts';

applyLook();
// Asked for at once: the first page waits for it. A failure is met again, and told, by the router.
loadSession().catch(() => {});

const router = createAppRouter();
front.onSignedOut = () => {
  const { fullPath } = router.currentRoute.value;
  if (!goToSignIn(fullPath, Date.now())) void router.replace('/sign-in-error?code=no_cookie');
};
front.onConsentNeeded = () => {
  const { fullPath } = router.currentRoute.value;
  void router.replace({ path: '/consent', query: { to: fullPath } });
};
createApp(App).use(router).mount('#app');
