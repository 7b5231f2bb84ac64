import { createRouter, createWebHistory, type RouteLocationNormalized, type Router } from 'vue-router';
import { opening } from '../state/opening.ts';
import { reopen } from '../state/reopen.ts';
import { loadSession } from '../state/session.ts';
import { goToSignIn } from '../state/sign-in.ts';
import { routes } from './routes.ts';
import { admission, admissionTo, loadOfficer } from './state/officer.ts';

export function createOfficeRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes,
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
  router.beforeEach(admit);
  router.onError((error: unknown, to) => reopen(error, to.fullPath, Date.now()));
  return router;
}

/** Officers pass; everybody else is told whom the console is for. */
async function admit(to: RouteLocationNormalized): Promise<boolean> {
  try {
    const { contact } = await loadSession();
    if (contact === null) {
      if (!goToSignIn(to.fullPath, Date.now())) location.assign('/sign-in-error?code=no_cookie');
      return false;
    }
    await loadOfficer();
    admission.value = admissionTo(to.meta.roles);
    opening.failed = null;
    return true;
  } catch (error) {
    opening.failed = { error, to: to.fullPath };
    return false;
  }
}
