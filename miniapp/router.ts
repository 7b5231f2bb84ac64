import { createRouter, createWebHistory, type RouteLocationNormalized, type Router } from 'vue-router';
import { routes } from './routes.ts';
import { opening } from './state/opening.ts';
import { reopen } from './state/reopen.ts';
import { loadSession } from './state/session.ts';
import { goToSignIn } from './state/sign-in.ts';

export function createAppRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes,
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
  router.beforeEach(admit);
  router.onError((error: unknown, to) => reopen(error, to.fullPath, Date.now()));
  return router;
}

/** Lets people through to pages that are for them, else to what comes first. */
async function admit(to: RouteLocationNormalized) {
  const { access } = to.meta;
  if (access === 'public') return true;
  try {
    const { contact, consent } = await loadSession();
    opening.failed = null;
    if (contact === null) {
      return goToSignIn(to.fullPath, Date.now()) ? false : '/sign-in-error?code=no_cookie';
    }
    if (access === undefined && consent.givenAt === null) {
      return { path: '/consent', query: { to: to.fullPath }, replace: true };
    }
    return true;
  } catch (error) {
    opening.failed = { error, to: to.fullPath };
    return false;
  }
}
