import 'tdesign-vue-next/es/style/index.css';
import { createApp } from 'vue';
import { knowPaths } from '../api/address.ts';
import { front } from '../api/index.ts';
import '../look/tokens.css';
import '../look/base.css';
import './look/desk.css';
import { applyLook } from '../state/preferences.ts';
import { loadSession } from '../state/session.ts';
import { goToSignIn } from '../state/sign-in.ts';
import App from './app.vue';
import { OFFICE_PATHS } from './paths.ts';
import { createOfficeRouter } from './router.ts';

knowPaths(OFFICE_PATHS);
applyLook();
// Asked for at once: the first page waits for it. A failure is met again, and told, by the router.
loadSession().catch(() => {});

const router = createOfficeRouter();
front.onSignedOut = () => {
  const { fullPath } = router.currentRoute.value;
  if (!goToSignIn(fullPath, Date.now())) location.assign('/sign-in-error?code=no_cookie');
};
createApp(App).use(router).mount('#app');
