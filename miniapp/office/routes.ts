import type { RouteRecordRaw } from 'vue-router';
import type { OfficeRole } from './state/officer.ts';

declare module 'vue-router' {
  interface RouteMeta {
    /** Officers of these roles alone; unset: every officer. */
    roles?: readonly OfficeRole[];
  }
}

/** Every page of the console; each is loaded when it is first opened. Whoever adds a page adds its line here, and one in menu.ts. */
export const routes: RouteRecordRaw[] = [
  { path: '/review', component: () => import('./pages/queue-page.vue') },
  { path: '/review/cases/:application', component: () => import('./pages/case-page.vue') },
  {
    path: '/review/officers',
    component: () => import('./pages/officers-page.vue'),
    meta: { roles: ['lead', 'administrator'] },
  },
  { path: '/review/annual', component: () => import('./pages/annual-page.vue') },
  { path: '/review/annual/:report', component: () => import('./pages/annual-report-page.vue') },
  { path: '/review/:path(.*)*', component: () => import('./pages/not-found-page.vue') },
];
